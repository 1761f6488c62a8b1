// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Grain.h"
#include "steering/Position.h"
#include "steering/ServoDriver.h"

#include <QMetaType>
#include <QSize>

#include <optional>

namespace vedette {

/// Where a camera points and may be sent, for people to see: in degrees to the right of the centre
/// and above it, as its picture is shown. A value; passes between threads.
struct CameraPosition
{
    std::optional<Position> position; ///< nothing: it cannot be said in degrees
    AxisRange pan;                    ///< how far it goes, within its limits
    AxisRange tilt;
    AxisRange possiblePan; ///< between which degrees it points, by what is known
    AxisRange possibleTilt;
    QSize fieldOfView; ///< in degrees; empty: not known
    bool canFindHome = false;
    bool turnsByDegrees = false; ///< it can be turned by so many degrees
    Grain grain = {};            ///< of such a turn
    bool centresItself = false;  ///< it turns to a point of its picture that it is told
    /// It can be turned by so much, but nobody knows how many degrees that is.
    std::optional<AssumedTurns> assumed = {};
    bool isToldPlaces = false; ///< its first move may be larger than it is asked for
    bool isOnItsSide = false;  ///< the picture is shown turned by a quarter

    /// By its picture.
    [[nodiscard]] bool canAim() const
    {
        return centresItself || (turnsByDegrees && !fieldOfView.isEmpty());
    }

    bool operator==(const CameraPosition &) const = default;
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::CameraPosition)
