// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace vedette {

/// Where a camera can be sent, as people choose it. A value; passes between threads.
struct CameraPlaces
{
    struct Named
    {
        int number = 0;
        QString name; ///< may be empty

        bool operator==(const Named &) const = default;
    };

    bool canGoHome = false;
    bool hasPresets = false; ///< it can have some
    QList<Named> presets;    ///< by number
    bool isPatrolling = false;

    bool operator==(const CameraPlaces &) const = default;
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::CameraPlaces)
