// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/AxisScale.h"

#include <algorithm>
#include <cmath>

namespace vedette {

AxisScale::AxisScale(const DialectAxis &axis, int rangeDegrees)
    : m_axis(axis)
    , m_isKnown((axis.isStated && axis.unit == AxisUnit::Degrees) || rangeDegrees > 0)
{
    const double range = std::max(1, axis.maximum - axis.minimum);
    if (rangeDegrees > 0) {
        m_unitsPerDegree = range / rangeDegrees;
    } else if (axis.unit != AxisUnit::Degrees) {
        m_unitsPerDegree = range / AssumedRange;
    }
}

double AxisScale::units(int degrees) const
{
    return degrees * m_unitsPerDegree * m_axis.sign;
}

int AxisScale::degreesOf(int units) const
{
    // Fewer degrees would be rounded to fewer units; a rounding error is not one degree more.
    constexpr double Slack = 1e-6;
    return std::max(1, static_cast<int>(std::ceil(units / m_unitsPerDegree - Slack)));
}

double AxisScale::clamped(double units) const
{
    return std::clamp<double>(units, m_axis.minimum, std::max(m_axis.minimum, m_axis.maximum));
}

double AxisScale::degreesAt(double units) const
{
    return (units - m_axis.centre) / m_unitsPerDegree * m_axis.sign;
}

double AxisScale::unitsAt(double degrees) const
{
    return clamped(m_axis.centre + degrees * m_unitsPerDegree * m_axis.sign);
}

QPointF servoDirection(QPointF ofCamera, const ServoAxes &axes)
{
    const QPointF turned(axes.isPanInverted ? -ofCamera.x() : ofCamera.x(),
                         axes.isTiltInverted ? -ofCamera.y() : ofCamera.y());
    return axes.areSwapped ? turned.transposed() : turned;
}

Move servoMove(Move ofCamera, const ServoAxes &axes)
{
    const QPointF turned = servoDirection(QPointF(ofCamera.pan, ofCamera.tilt), axes);
    return {.pan = qRound(turned.x()), .tilt = qRound(turned.y())};
}

QPointF cameraDirectionOf(QPointF ofServos, const ServoAxes &axes)
{
    const QPointF back = axes.areSwapped ? ofServos.transposed() : ofServos;
    return {axes.isPanInverted ? -back.x() : back.x(), axes.isTiltInverted ? -back.y() : back.y()};
}

Move cameraMoveOf(Move ofServos, const ServoAxes &axes)
{
    const QPointF turned = cameraDirectionOf(QPointF(ofServos.pan, ofServos.tilt), axes);
    return {.pan = qRound(turned.x()), .tilt = qRound(turned.y())};
}

QSize servoSizes(QSize shown, const Mounting &mounting, const ServoAxes &axes)
{
    const QPointF servo =
        servoDirection(mounting.cameraDirection(QPointF(shown.width(), shown.height())), axes);
    return {qRound(std::abs(servo.x())), qRound(std::abs(servo.y()))};
}

} // namespace vedette
