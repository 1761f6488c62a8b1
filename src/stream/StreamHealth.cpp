// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/StreamHealth.h"

#include <algorithm>
#include <vector>

namespace vedette {

using std::chrono::duration_cast;

StreamHealth::StreamHealth(TimePoint connected)
    : m_connected(connected)
    , m_sameSince(connected)
    , m_pauseUntil(TimePoint::min())
{
}

void StreamHealth::frameArrived(const Frame &frame)
{
    if (hasFrame()) {
        m_intervals.push_back(duration_cast<Milliseconds>(frame.arrival - m_newest.arrival));
        if (m_intervals.size() > IntervalCount) {
            m_intervals.pop_front();
        }
    }
    if (hasFrame() && frame.size != m_newest.size) {
        m_pauseUntil = TimePoint::min();
    }
    if (frame.jpeg != m_newest.jpeg) {
        m_sameSince = frame.arrival;
    }
    m_newest = frame;

    m_arrivals.push_back(frame.arrival);
    while (m_arrivals.size() > MaximumCountedFrames ||
           frame.arrival - m_arrivals.front() > RateWindow) {
        m_arrivals.pop_front();
    }
}

StreamHealth::Milliseconds StreamHealth::staleAfter() const
{
    const TimePoint newest = hasFrame() ? m_newest.arrival : m_connected;
    const Milliseconds shortest =
        m_pauseUntil > newest
            ? std::max(MinimumStaleAfter, duration_cast<Milliseconds>(m_pauseUntil - newest))
            : MinimumStaleAfter;
    if (m_intervals.empty()) {
        return shortest;
    }
    std::vector<Milliseconds> sorted(m_intervals.begin(), m_intervals.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return std::max(shortest, *middle * StaleIntervals);
}

StreamHealth::Milliseconds StreamHealth::age(TimePoint now) const
{
    return duration_cast<Milliseconds>(now - (hasFrame() ? m_newest.arrival : m_connected));
}

std::optional<StreamHealth::TimePoint> StreamHealth::frozenSince(TimePoint now) const
{
    const bool repeated = hasFrame() && m_newest.arrival > m_sameSince;
    if (!repeated || now - m_sameSince < FrozenAfter) {
        return std::nullopt;
    }
    return m_sameSince;
}

double StreamHealth::framesPerSecond(TimePoint now) const
{
    const auto first = std::find_if(m_arrivals.begin(), m_arrivals.end(), [now](TimePoint arrival) {
        return now - arrival <= RateWindow;
    });
    const auto counted = std::distance(first, m_arrivals.end());
    if (counted < 2) {
        return 0;
    }
    const std::chrono::duration<double> span = m_arrivals.back() - *first;
    // A camera that has just died must not keep its old rate until the window has passed.
    const std::chrono::duration<double> silence = now - m_arrivals.back();
    const double interval = span.count() / static_cast<double>(counted - 1);
    const std::chrono::duration<double> shortest = ShortestRateSpan;
    const double elapsed = span.count() + std::max(0.0, silence.count() - interval);
    return static_cast<double>(counted - 1) / std::max(shortest.count(), elapsed);
}

} // namespace vedette
