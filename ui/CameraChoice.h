// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"

#include <QCoreApplication>

namespace vedette {

/// Which camera the window watches, and where its values are kept.
struct CameraChoice
{
    Settings settings;
    QString envFile; ///< empty: the user's own file
    bool isDemo = false;

    /// As titles and file names show it.
    [[nodiscard]] QString name() const
    {
        return isDemo ? tr("Demo") : settings.camera.cameraName();
    }

    /// Writes how the camera is mounted into its file, for all who watch it. Why that cannot be,
    /// a whole sentence; empty for the demo camera too, which nobody else knows.
    [[nodiscard]] QString keepMounting() const;

    Q_DECLARE_TR_FUNCTIONS(CameraChoice)
};

} // namespace vedette
