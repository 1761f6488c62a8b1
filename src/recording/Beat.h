// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"

namespace vedette {

/// Keeps what happens again and again apart by an interval. What comes late by less than that does
/// not make those after it late, so that as many happen as have time for it. A value.
class Beat
{
public:
    explicit Beat(std::chrono::nanoseconds interval)
        : m_interval(interval)
    {
    }

    /// Time until it may happen again; 0 or less: now.
    [[nodiscard]] std::chrono::nanoseconds missing(SteadyClock::time_point now) const
    {
        return m_next - now;
    }
    /// It happens.
    void happen(SteadyClock::time_point now)
    {
        const bool isInTime = now >= m_next && now - m_next < m_interval;
        m_next = (isInTime ? m_next : now) + m_interval;
    }

private:
    std::chrono::nanoseconds m_interval;
    SteadyClock::time_point m_next;
};

} // namespace vedette
