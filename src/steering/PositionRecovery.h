// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace vedette {

/// When a camera is asked again where it points, or sent once more where it may have been sent: a
/// few times, with increasing delays. A camera that does not answer is left in peace until it is
/// steered again. A value.
class PositionRecovery
{
public:
    using Time = SteadyClock::time_point;

    /// After a request that failed: at once, as whoever steers waits for nothing else just then.
    static constexpr std::chrono::milliseconds AfterFailure{0};
    /// After it was turned to an unknown place: it may still turn.
    static constexpr std::chrono::milliseconds AfterTurning{500};
    /// Doubled each time.
    static constexpr std::chrono::milliseconds First{500};
    static constexpr int MostAttempts = 5;

    /// Something made the position unsure, or may have.
    void begin(std::chrono::milliseconds delay, Time now)
    {
        const bool isSooner = !m_at || now + delay < *m_at;
        m_at = isSooner ? now + delay : *m_at;
        m_attempts = 0;
    }
    void end() { *this = {}; }
    [[nodiscard]] const std::optional<Time> &at() const { return m_at; }
    /// An attempt is made.
    void attempt() { m_at.reset(); }
    /// It ended, and the position is still unsure.
    void again(Time now)
    {
        if (++m_attempts < MostAttempts && !m_at) {
            m_at = now + First * (1 << (m_attempts - 1));
        }
    }

private:
    std::optional<Time> m_at;
    int m_attempts = 0;
};

} // namespace vedette
