// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/TimeScale.h"

#include "recording/EpochTime.h"

#include <algorithm>
#include <cmath>

namespace vedette {

using std::chrono::milliseconds;

TimeScale::TimeScale(WallTime end, milliseconds range, int width)
    : m_begin(double(epochMs(end) - range.count()))
    , m_range(double(range.count()))
    , m_width(std::max(width, 1))
{
}

milliseconds TimeScale::range() const
{
    return milliseconds(std::llround(m_range));
}

milliseconds TimeScale::pixel() const
{
    return milliseconds(std::llround(m_range / m_width));
}

double TimeScale::xOf(WallTime time) const
{
    return (double(epochMs(time)) - m_begin) / m_range * m_width;
}

WallTime TimeScale::timeAt(double x) const
{
    return wallTimeOf(std::llround(m_begin + x / m_width * m_range));
}

void TimeScale::setWidth(int width)
{
    m_width = std::max(width, 1);
}

void TimeScale::zoom(double by, double x)
{
    const double stays = m_begin + x / m_width * m_range;
    m_range = std::clamp(m_range / by, double(ShortestRange.count()),
                         double(milliseconds(LongestRange).count()));
    m_begin = stays - x / m_width * m_range;
}

void TimeScale::pan(double pixels)
{
    m_begin = std::max(m_begin - pixels / m_width * m_range, 0.0);
}

void TimeScale::endAt(WallTime time)
{
    m_begin = double(epochMs(time)) - m_range;
}

void TimeScale::endBefore(WallTime time)
{
    m_begin = std::min(m_begin, double(epochMs(time)) - m_range);
}

} // namespace vedette
