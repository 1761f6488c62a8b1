// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/Mounting.h"

#include <algorithm>
#include <array>

namespace vedette {

namespace {

constexpr int QuarterTurn = 90;

/// The eight cases, by Exif's number.
constexpr std::array<Mounting::Turn, 8> MountingTurns{{
    {.isOnItsSide = false, .isMirrored = false, .isUpsideDown = false, .exif = 1},
    {.isOnItsSide = false, .isMirrored = true, .isUpsideDown = false, .exif = 2},
    {.isOnItsSide = false, .isMirrored = true, .isUpsideDown = true, .exif = 3},
    {.isOnItsSide = false, .isMirrored = false, .isUpsideDown = true, .exif = 4},
    {.isOnItsSide = true, .isMirrored = false, .isUpsideDown = false, .exif = 5},
    {.isOnItsSide = true, .isMirrored = true, .isUpsideDown = false, .exif = 6},
    {.isOnItsSide = true, .isMirrored = true, .isUpsideDown = true, .exif = 7},
    {.isOnItsSide = true, .isMirrored = false, .isUpsideDown = true, .exif = 8},
}};

/// Of a rotation alone, in quarters clockwise.
constexpr std::array<int, 4> ExifOfQuarters{1, 6, 3, 8};

const Mounting::Turn &turnOf(bool isOnItsSide, bool isMirrored, bool isUpsideDown)
{
    return *std::find_if(
        MountingTurns.begin(), MountingTurns.end(), [=](const Mounting::Turn &turn) {
            return turn.isOnItsSide == isOnItsSide && turn.isMirrored == isMirrored &&
                   turn.isUpsideDown == isUpsideDown;
        });
}

int quarters(int rotation)
{
    return (rotation / QuarterTurn % 4 + 4) % 4;
}

} // namespace

const Mounting::Turn &Mounting::turn() const
{
    const Turn &rotated = MountingTurns.at(ExifOfQuarters.at(quarters(rotation)) - 1);
    return turnOf(rotated.isOnItsSide, rotated.isMirrored != isMirrored,
                  rotated.isUpsideDown != isFlipped);
}

Mounting Mounting::ofExif(int orientation)
{
    for (int degrees = 0; degrees < 4 * QuarterTurn; degrees += QuarterTurn) {
        for (const bool mirrored : {false, true}) {
            const Mounting one{.rotation = degrees, .isMirrored = mirrored};
            if (one.turn().exif == orientation) {
                return one;
            }
        }
    }
    return {};
}

Mounting Mounting::after(const Mounting &first) const
{
    const Turn &one = first.turn();
    const Turn &two = turn();
    // Turned on its side a second time, what were columns are rows.
    const bool mirrored = two.isOnItsSide ? one.isUpsideDown : one.isMirrored;
    const bool upsideDown = two.isOnItsSide ? one.isMirrored : one.isUpsideDown;
    return ofExif(turnOf(one.isOnItsSide != two.isOnItsSide, mirrored != two.isMirrored,
                         upsideDown != two.isUpsideDown)
                      .exif);
}

// Pictures count rows downwards, and directions go up: where x and y change places, both change
// their signs too.

QPointF Mounting::shownDirection(QPointF ofCamera) const
{
    const Turn &how = turn();
    const QPointF onSide =
        how.isOnItsSide ? QPointF(-ofCamera.y(), -ofCamera.x()) : QPointF(ofCamera);
    return {how.isMirrored ? -onSide.x() : onSide.x(), how.isUpsideDown ? -onSide.y() : onSide.y()};
}

QPointF Mounting::cameraDirection(QPointF shown) const
{
    const Turn &how = turn();
    const QPointF back(how.isMirrored ? -shown.x() : shown.x(),
                       how.isUpsideDown ? -shown.y() : shown.y());
    return how.isOnItsSide ? QPointF(-back.y(), -back.x()) : back;
}

Mounting Mounting::turnedRight() const
{
    // A picture in a mirror turns the other way.
    const int by = isMirrored != isFlipped ? -QuarterTurn : QuarterTurn;
    return {.rotation = quarters(rotation + by) * QuarterTurn,
            .isMirrored = isMirrored,
            .isFlipped = isFlipped};
}

Mounting Mounting::turnedLeft() const
{
    return turnedRight().turnedRight().turnedRight();
}

} // namespace vedette
