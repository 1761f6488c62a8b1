// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/PlaybackClock.h"

#include "recording/EpochTime.h"
#include "recording/Playback.h"

#include <algorithm>
#include <cmath>

namespace vedette {

using std::chrono::nanoseconds;

namespace {

/// Of a time that a double holds, in either direction.
nanoseconds scaled(nanoseconds time, double factor)
{
    return nanoseconds(std::llround(double(time.count()) * factor));
}

} // namespace

void PlaybackClock::setSpeed(double speed)
{
    const bool isPaused = speed == 0 || !std::isfinite(speed);
    moveTo(position());
    m_speed = isPaused ? 0
                       : std::copysign(std::clamp(std::abs(speed), Playback::SlowestSpeed,
                                                  Playback::FastestSpeed),
                                       speed);
}

void PlaybackClock::moveTo(WallTime position)
{
    m_position = inRange(position);
    m_since = m_now();
    m_isStopped = false;
}

void PlaybackClock::stop()
{
    m_position = position();
    m_isStopped = true;
}

WallTime PlaybackClock::position() const
{
    return m_isStopped ? m_position
                       : inRange(m_position + std::chrono::duration_cast<WallTime::duration>(
                                                  scaled(m_now() - m_since, m_speed)));
}

nanoseconds PlaybackClock::timeFor(nanoseconds distance) const
{
    return scaled(distance, 1 / std::abs(m_speed));
}

} // namespace vedette
