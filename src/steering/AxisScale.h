// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"
#include "dialects/Dialect.h"
#include "steering/Motion.h"

#include <QPointF>
#include <QSize>

namespace vedette {

/// One axis between degrees, as hands steer, and the firmware's units. Where nobody knows how many
/// degrees these are, the axis' whole range is taken for 180: hands still work, only not to scale.
/// A value.
class AxisScale
{
public:
    /// Of a range that nobody knows, in degrees: what servos turn.
    static constexpr int AssumedRange = 180;

    AxisScale() = default;
    /// rangeDegrees: how far the whole range turns; 0: not known.
    AxisScale(const DialectAxis &axis, int rangeDegrees);

    [[nodiscard]] const DialectAxis &axis() const { return m_axis; }
    [[nodiscard]] bool degreesAreKnown() const { return m_isKnown; }
    /// Always above 0.
    [[nodiscard]] double unitsPerDegree() const { return m_unitsPerDegree; }
    /// What the whole range is, or is taken for, in degrees.
    [[nodiscard]] double rangeDegrees() const
    {
        return (m_axis.maximum - m_axis.minimum) / m_unitsPerDegree;
    }
    /// In the firmware's sign.
    [[nodiscard]] double units(int degrees) const;
    /// How many whole degrees make so many units, at least 1.
    [[nodiscard]] int degreesOf(int units) const;
    [[nodiscard]] double clamped(double units) const;
    /// Where the axis is, as degrees to the right of its centre or above it, and back.
    [[nodiscard]] double degreesAt(double units) const;
    [[nodiscard]] double unitsAt(double degrees) const;

private:
    DialectAxis m_axis;
    double m_unitsPerDegree = 1;
    bool m_isKnown = true;
};

// How a camera's servos are built in: the one place where this changes signs and axes, between the
// camera's own axes (see MountedMotion.h) and the signs of its dialect.

/// What the firmware has to do for this; x is its pan.
QPointF servoDirection(QPointF ofCamera, const ServoAxes &axes);
Move servoMove(Move ofCamera, const ServoAxes &axes);
/// … and back.
QPointF cameraDirectionOf(QPointF ofServos, const ServoAxes &axes);
Move cameraMoveOf(Move ofServos, const ServoAxes &axes);
/// What is across and upwards in the picture as it is shown, as the firmware's pan and tilt.
QSize servoSizes(QSize shown, const Mounting &mounting, const ServoAxes &axes);

} // namespace vedette
