// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"
#include "steering/Motion.h"

#include <QPointF>

namespace vedette {

// Steering follows the picture as it is shown, servos turn the camera as it is mounted. Mounting
// knows how the one becomes the other; this says it of moves and directions.

/// What the camera does for a move that people ask for.
Move cameraMove(Move shown, const Mounting &mounting);
/// What people see of a move that is in the camera's own axes.
Move shownMove(Move ofCamera, const Mounting &mounting);
/// Where a point of what people see is in the picture that the camera sends; in parts of the
/// picture, from the upper left corner.
QPointF cameraPoint(QPointF shown, const Mounting &mounting);
Direction cameraDirection(Direction shown, const Mounting &mounting);

} // namespace vedette
