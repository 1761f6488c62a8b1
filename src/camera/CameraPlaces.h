// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/presets/Preset.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <algorithm>

namespace vedette {

/// Where a camera can be sent, as people choose it. A value; passes between threads.
struct CameraPlaces
{
    struct Named
    {
        int number = 0;
        QString name;       ///< may be empty
        QByteArray picture; ///< a small JPEG of what it showed when it was stored; may be empty

        bool operator==(const Named &) const = default;
    };

    bool canGoHome = false;
    bool hasPresets = false; ///< it can have some
    bool areCameras = false; ///< they are the camera's own
    QList<Named> presets;    ///< by number
    bool isPatrolling = false;
    bool isPatrolWaiting = false; ///< somebody steered, and it goes on by itself
    PatrolPlan patrol;
    QString patrolProblem; ///< why its last stop was not reached; empty when it was

    /// Null when there is none.
    static const Named *find(const QList<Named> &presets, int number)
    {
        const auto found =
            std::find_if(presets.cbegin(), presets.cend(),
                         [number](const Named &preset) { return preset.number == number; });
        return found != presets.cend() ? &*found : nullptr;
    }
    [[nodiscard]] const Named *find(int number) const { return find(presets, number); }

    bool operator==(const CameraPlaces &) const = default;
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::CameraPlaces)
