// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/TimelineLayout.h"

#include <algorithm>

namespace vedette {

namespace {

/// The most of the width that names take, as a divisor.
constexpr int NamesTakeAtMost = 4;

int axisHeight(const QFontMetrics &metrics)
{
    return metrics.height() * 3 / 2;
}

int usualRow(const QFontMetrics &metrics)
{
    return metrics.height() * 3 / 2;
}

} // namespace

TimelineLayout TimelineLayout::of(QSize size, const QFontMetrics &metrics,
                                  const QStringList &cameras)
{
    const int gap = metrics.averageCharWidth();
    int widest = 0;
    for (const QString &name : cameras) {
        widest = std::max(widest, metrics.horizontalAdvance(name));
    }
    const int left = std::min(widest + 2 * gap, size.width() / NamesTakeAtMost);
    const int above = axisHeight(metrics);
    const int width = std::max(size.width() - left - gap, 1);
    const int rows = std::max(int(cameras.size()), 1);
    const int height = std::clamp(size.height() - above, rows, rows * usualRow(metrics));
    TimelineLayout made;
    made.names = {0, above, left, height};
    made.axis = {left, 0, width, above};
    made.bars = {left, above, width, height};
    made.rows = rows;
    return made;
}

int TimelineLayout::heightFor(const QFontMetrics &metrics, int rows)
{
    return axisHeight(metrics) + std::max(rows, 1) * usualRow(metrics);
}

QRect TimelineLayout::row(int index) const
{
    const int top = bars.top() + bars.height() * index / rows;
    const int below = bars.top() + bars.height() * (index + 1) / rows;
    return {bars.left(), top, bars.width(), below - top};
}

int TimelineLayout::rowAt(int y) const
{
    const int below = (y - bars.top() + 1) * rows - 1;
    return std::clamp(below / std::max(bars.height(), 1), 0, rows - 1);
}

} // namespace vedette
