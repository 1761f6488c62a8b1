// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/Frame.h"

#include <chrono>

namespace vedette {

/// When a recording goes on in another file: after some minutes, so that old ones can go one by
/// one; when pictures have another size, which one file cannot have; when the camera was away, so
/// that a gap is a gap; and when the computer's clock was set, so that each file is where people
/// look for it. Times within a file are those of the clock that nobody sets. A value.
class SegmentRule
{
public:
    static constexpr std::chrono::minutes UsualLength{10};
    /// Time servers move a clock by less than this at a time, once it is right.
    static constexpr std::chrono::milliseconds LargestDrift{1000};

    explicit SegmentRule(std::chrono::milliseconds length = UsualLength)
        : m_length(length)
    {
    }

    /// A file begins with this picture.
    void begin(const Frame &first) { m_first = first; }
    /// Whether this one belongs to the next file.
    [[nodiscard]] bool isNext(const Frame &frame) const
    {
        return frame.size != m_first.size || frame.connection != m_first.connection ||
               frame.arrival - m_first.arrival >= m_length || isClockSet(frame);
    }
    /// Since the file's first picture.
    [[nodiscard]] std::chrono::milliseconds timeOf(const Frame &frame) const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(frame.arrival -
                                                                     m_first.arrival);
    }

private:
    [[nodiscard]] bool isClockSet(const Frame &frame) const
    {
        const auto drift = std::chrono::duration_cast<std::chrono::milliseconds>(
            (frame.wallTime - m_first.wallTime) - (frame.arrival - m_first.arrival));
        return drift > LargestDrift || drift < -LargestDrift;
    }

    std::chrono::milliseconds m_length;
    Frame m_first;
};

} // namespace vedette
