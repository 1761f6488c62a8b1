// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "calibration/PictureRest.h"
#include "calibration/PictureShift.h"

#include <chrono>
#include <optional>

namespace vedette {

/// What the picture shows of one movement of the camera: once it has moved and rests again, how
/// far. Pure: times are arguments.
class CalibrationLeg
{
public:
    using Time = SteadyClock::time_point;

    /// A stream may be so late behind its servos; when the picture still rests then, it has not
    /// moved.
    static constexpr std::chrono::milliseconds Latest{2500};
    /// In parts of the picture: less is no movement.
    static constexpr double Moved = 0.01;

    /// before: of the camera at rest, before it moves.
    void begin(const GreyPicture &before);
    /// The servos have acknowledged it.
    void acknowledge(Time now);
    /// How far the picture has moved, as soon as that can be said. Pictures of before the
    /// acknowledgement are passed over.
    std::optional<PictureShift> take(const GreyPicture &picture, Time arrival);

private:
    GreyPicture m_before;
    PictureRest m_rest;
    std::optional<Time> m_acknowledgedAt;
};

} // namespace vedette
