// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/MountedMotion.h"

namespace vedette {

namespace {

QPointF pointOf(Move move)
{
    return {static_cast<qreal>(move.pan), static_cast<qreal>(move.tilt)};
}

Move moveOf(QPointF point)
{
    return {.pan = qRound(point.x()), .tilt = qRound(point.y())};
}

QPointF pointOf(Direction direction)
{
    switch (direction) {
    case Direction::Left:
        return {-1, 0};
    case Direction::Right:
        return {1, 0};
    case Direction::Down:
        return {0, -1};
    case Direction::Up:
        break;
    }
    return {0, 1};
}

} // namespace

Move cameraMove(Move shown, const Mounting &mounting)
{
    return moveOf(mounting.cameraDirection(pointOf(shown)));
}

Move shownMove(Move ofCamera, const Mounting &mounting)
{
    return moveOf(mounting.shownDirection(pointOf(ofCamera)));
}

QPointF cameraPoint(QPointF shown, const Mounting &mounting)
{
    // As a direction from the middle, up and not down.
    const QPointF point = mounting.cameraDirection({shown.x() - 0.5, 0.5 - shown.y()});
    return {0.5 + point.x(), 0.5 - point.y()};
}

Direction cameraDirection(Direction shown, const Mounting &mounting)
{
    const Move step = moveOf(mounting.cameraDirection(pointOf(shown)));
    if (step.pan != 0) {
        return step.pan < 0 ? Direction::Left : Direction::Right;
    }
    return step.tilt < 0 ? Direction::Down : Direction::Up;
}

} // namespace vedette
