// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Segment.h"

namespace vedette {

/// Which part of time a timeline shows, and where: moments to pixels and back. A value.
class TimeScale
{
public:
    /// Single pictures are some pixels apart then.
    static constexpr std::chrono::milliseconds ShortestRange{10'000};
    static constexpr std::chrono::hours LongestRange{24 * 31};

    /// `range` until `end`, in so many pixels.
    TimeScale(WallTime end, std::chrono::milliseconds range, int width);

    [[nodiscard]] WallTime begin() const { return timeAt(0); }
    [[nodiscard]] WallTime end() const { return timeAt(m_width); }
    [[nodiscard]] std::chrono::milliseconds range() const;
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] std::chrono::milliseconds pixel() const;
    [[nodiscard]] bool contains(WallTime time) const { return time >= begin() && time <= end(); }

    /// In pixels from the left end; may be outside.
    [[nodiscard]] double xOf(WallTime time) const;
    [[nodiscard]] WallTime timeAt(double x) const;

    /// The range stays.
    void setWidth(int width);
    /// What is at x stays there, as far as the limits of the range allow.
    void zoom(double by, double x);
    /// What is seen moves by so many pixels to the right.
    void pan(double pixels);
    void endAt(WallTime time);
    /// Shows nothing later than this.
    void endBefore(WallTime time);

private:
    double m_begin; ///< in ms since 1970
    double m_range; ///< in ms
    int m_width;
};

} // namespace vedette
