// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/dialects/CameraSettings.h"

#include <QImage>

namespace vedette {

/// What a camera's settings do to its picture.
struct DemoLook
{
    QSize size; ///< empty: as it is drawn
    bool isMirrored = false;
    bool isFlipped = false;
    int light = 0;   ///< added to each colour, -255…255
    int quality = 0; ///< added to that of the JPEG

    static DemoLook of(const CameraSettings &settings);
    QImage applied(QImage image) const;

    bool operator==(const DemoLook &) const = default;
};

} // namespace vedette
