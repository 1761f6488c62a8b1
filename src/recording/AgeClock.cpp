// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/AgeClock.h"

namespace vedette {

std::optional<WallTime> AgeClock::at(WallTime now, SteadyClock::time_point steady, WallTime newest)
{
    if (newest == WallTime() || now + Tolerance < newest) {
        return std::nullopt;
    }
    if (!m_believed) {
        m_believed = {.wall = newest, .steady = steady};
    }
    const WallTime expected = m_believed->wall + std::chrono::duration_cast<WallTime::duration>(
                                                     steady - m_believed->steady);
    const bool isFarAhead = now - expected > LargestStep;
    if (isFarAhead && !m_doubtSince) {
        m_doubtSince = steady;
    }
    if (isFarAhead && steady - *m_doubtSince < Doubt) {
        return expected;
    }
    m_doubtSince.reset();
    m_believed = {.wall = now, .steady = steady};
    return now;
}

} // namespace vedette
