// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/PreRoll.h"

#include <utility>

namespace vedette {

void PreRoll::add(const Frame &frame)
{
    if (m_length.count() <= 0) {
        return;
    }
    m_frames.push_back(frame);
    m_bytes += frame.jpeg.size();
    dropUntil(frame.arrival);
}

std::deque<Frame> PreRoll::take(SteadyClock::time_point now)
{
    dropUntil(now);
    m_bytes = 0;
    return std::exchange(m_frames, {});
}

void PreRoll::dropUntil(SteadyClock::time_point now)
{
    while (!m_frames.empty() &&
           (m_bytes > m_maximumBytes || now - m_frames.front().arrival > m_length)) {
        m_bytes -= m_frames.front().jpeg.size();
        m_frames.pop_front();
    }
}

} // namespace vedette
