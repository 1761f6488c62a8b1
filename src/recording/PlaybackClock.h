// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "recording/Segment.h"

#include <functional>
#include <utility>

namespace vedette {

/// At which moment of the past something is that plays: it goes on by itself, at a speed. A value.
class PlaybackClock
{
public:
    using Now = std::function<SteadyClock::time_point()>;

    /// For tests: what time it is from now on.
    void setNow(Now now) { m_now = std::move(now); }
    [[nodiscard]] SteadyClock::time_point now() const { return m_now(); }

    /// Times as fast as it was; below 0 backwards.
    [[nodiscard]] double speed() const { return m_speed; }
    /// From where it is. 0 and what is no number stop it; others are limited to what
    /// Playback::FastestSpeed and SlowestSpeed say.
    void setSpeed(double speed);
    void moveTo(WallTime position);
    /// It stays where it is until moveTo() or setSpeed().
    void stop();
    [[nodiscard]] WallTime position() const;
    /// How long it goes from one moment to another that is so far away.
    [[nodiscard]] std::chrono::nanoseconds timeFor(std::chrono::nanoseconds distance) const;

private:
    Now m_now = &SteadyClock::now;
    double m_speed = 1;
    WallTime m_position;             ///< where it was at …
    SteadyClock::time_point m_since; ///< … this time
    bool m_isStopped = true;
};

} // namespace vedette
