// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "calibration/GreyPicture.h"

#include <chrono>

namespace vedette {

/// Whether a picture has stopped to move, from one picture to the next. What moves within it does
/// not count, as long as most of it stands still. Pure: the time is an argument.
class PictureRest
{
public:
    using Time = SteadyClock::time_point;

    /// Between two pictures that are compared: in less a slow servo moves too little to be seen.
    static constexpr std::chrono::milliseconds Interval{120};
    /// So many in a row that show no movement are rest.
    static constexpr int Wanted = 3;
    /// In parts of the picture: half a pixel of GreyPicture.
    static constexpr double Largest = 0.0016;

    /// Starts again.
    void begin();
    /// Whether the picture rests, by this one, which arrived at that time.
    bool take(const GreyPicture &picture, Time arrival);

private:
    GreyPicture m_last;
    Time m_lastAt;
    int m_still = 0; ///< comparisons in a row without a movement
};

} // namespace vedette
