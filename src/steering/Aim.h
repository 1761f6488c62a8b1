// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Grain.h"
#include "steering/Motion.h"

#include <QPointF>
#include <QSizeF>

namespace vedette {

// Aiming a camera by its picture.

/// Of a picture, in parts of its width and height from the upper left corner, as people see it:
/// zoom undone, but turned and mirrored as it is shown. A value.
struct Aim
{
    QPointF from;            ///< what is here …
    QPointF to = {0.5, 0.5}; ///< … is to come here
};

/// By how many degrees, right and up, a camera has to turn for that. fieldOfView: the degrees that
/// the whole picture shows across and upwards.
///
/// A lens that shows straight lines as straight (a pinhole camera) has the tangent of the angle in
/// proportion to the distance from the middle: counted linearly, a click halfway to the edge of
/// 65° would be more than a degree short. Wider than WidestFlat lenses bend lines instead, and have
/// the angle itself in proportion. Each axis is counted by itself, as if the camera looked level:
/// one that looks far down needs a second click.
QPointF aimDegrees(const Aim &aim, QSizeF fieldOfView);
constexpr double WidestFlat = 120; ///< degrees; a flat picture of more is stretched beyond use

/// What comes to the middle of the picture by that, for a camera that turns by itself so that a
/// point of its picture does. Counted linearly, and at most the edge of the picture.
QPointF aimPoint(const Aim &aim);

/// The nearest move that a camera makes; of less than half of its smallest one none, as it would
/// go past the point.
Move nearestMove(QPointF degrees, const Grain &grain);

/// The field of view of one axis, in degrees, when a turn by so many moved what is in the middle of
/// the picture by this part of its size, half of it to either side of the middle. Both positive.
double fieldOfShift(double degrees, double part);

/// … and back: by how many degrees a camera has turned whose picture moved by this part of its
/// size, when it shows so many degrees on this axis.
double degreesOfShift(double part, double field);

} // namespace vedette
