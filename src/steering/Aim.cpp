// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/Aim.h"

#include <QtMath>

#include <algorithm>
#include <cmath>

namespace vedette {

namespace {

/// part: of the picture's size, from its middle.
double angleAt(double part, double field)
{
    return field > WidestFlat
               ? part * field
               : qRadiansToDegrees(std::atan(2 * part * std::tan(qDegreesToRadians(field / 2))));
}

int nearestMultiple(double degrees, int grain)
{
    return qRound(degrees / grain) * grain;
}

} // namespace

QPointF aimDegrees(const Aim &aim, QSizeF fieldOfView)
{
    const auto degreesAt = [fieldOfView](QPointF point) {
        return QPointF(angleAt(point.x() - 0.5, fieldOfView.width()),
                       angleAt(0.5 - point.y(), fieldOfView.height()));
    };
    return degreesAt(aim.from) - degreesAt(aim.to);
}

QPointF aimPoint(const Aim &aim)
{
    const QPointF point = QPointF(0.5, 0.5) + aim.from - aim.to;
    return {std::clamp(point.x(), 0.0, 1.0), std::clamp(point.y(), 0.0, 1.0)};
}

Move nearestMove(QPointF degrees, const Grain &grain)
{
    return {.pan = nearestMultiple(degrees.x(), grain.pan),
            .tilt = nearestMultiple(degrees.y(), grain.tilt)};
}

double fieldOfShift(double degrees, double part)
{
    return 2 * qRadiansToDegrees(std::atan(std::tan(qDegreesToRadians(degrees / 2)) / part));
}

double degreesOfShift(double part, double field)
{
    return 2 * angleAt(part / 2, field);
}

} // namespace vedette
