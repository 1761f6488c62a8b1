// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/HandMotion.h"

#include <algorithm>
#include <chrono>

namespace vedette {

/// When a stop that failed is sent again: with increasing delays, without end. A value.
class StopRetry
{
public:
    /// Doubled each time up to the longest.
    static constexpr HandMotion::Duration First = std::chrono::milliseconds(250);
    static constexpr HandMotion::Duration Longest = std::chrono::seconds(10);
    /// … when the camera says no to it: many lock out who tries a wrong login often.
    static constexpr HandMotion::Duration LongestAfterRefusal = std::chrono::minutes(5);

    [[nodiscard]] bool isDue(HandMotion::Time now) const { return now >= m_at; }
    void reset() { *this = {}; }
    void failed(CommandEnd end, HandMotion::Time now)
    {
        m_at = now + m_delay;
        m_delay = std::min(2 * m_delay, end == CommandEnd::Refused ? LongestAfterRefusal : Longest);
    }

private:
    HandMotion::Time m_at;
    HandMotion::Duration m_delay = First;
};

} // namespace vedette
