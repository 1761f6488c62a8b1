// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/Frame.h"

#include <chrono>
#include <deque>

namespace vedette {

/// The last seconds of a camera, which go in front of a recording that begins. Not thread-safe.
class PreRoll
{
public:
    /// Ten seconds of 25 pictures of 80 KB, and half as much again; whoever has more gets fewer
    /// seconds.
    static constexpr qsizetype MaximumBytes = 32LL * 1024 * 1024;

    explicit PreRoll(std::chrono::milliseconds length, qsizetype maximumBytes = MaximumBytes)
        : m_length(length)
        , m_maximumBytes(maximumBytes)
    {
    }

    void add(const Frame &frame);
    /// Those that are not older than the length at this moment, the oldest first; it is empty then.
    [[nodiscard]] std::deque<Frame> take(SteadyClock::time_point now);
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }

private:
    void dropUntil(SteadyClock::time_point now);

    std::chrono::milliseconds m_length;
    qsizetype m_maximumBytes;
    std::deque<Frame> m_frames;
    qsizetype m_bytes = 0; ///< of m_frames
};

} // namespace vedette
