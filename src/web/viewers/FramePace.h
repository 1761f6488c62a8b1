// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"

namespace vedette {

/// Which frames go to one who asked for fewer than there are: the first one at or after each
/// moment of an even beat, so that the rate is right on average too. A value.
class FramePace
{
public:
    /// Frames a second that may be asked for. A slower picture is a snapshot, and no camera is
    /// faster.
    static constexpr double Slowest = 0.1;
    static constexpr double Fastest = 120;

    /// Every frame.
    FramePace() = default;
    /// framesPerSecond: from Slowest to Fastest.
    explicit FramePace(double framesPerSecond)
        : m_interval(std::chrono::duration_cast<SteadyClock::duration>(
              std::chrono::duration<double>(1 / framesPerSecond)))
    {
    }

    /// Whether the frame that is here now is one of them; counts it, if so.
    bool takes(SteadyClock::time_point now)
    {
        // A camera of just that rate is sometimes early, and no frame of it is to be lost.
        if (now + m_interval / 10 < m_due) {
            return false;
        }
        const bool isOnBeat = now - m_due < m_interval;
        m_due = (isOnBeat ? m_due : now) + m_interval;
        return true;
    }

private:
    SteadyClock::duration m_interval{0};
    SteadyClock::time_point m_due;
};

} // namespace vedette
