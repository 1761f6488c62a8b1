// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wall/WallGrid.h"

#include <algorithm>

namespace vedette {

namespace {

/// How wide pictures of this shape are in tiles of this size.
double widthShown(QSizeF tile, QSizeF picture)
{
    return std::min(tile.width(), tile.height() * picture.width() / picture.height());
}

/// Pictures that differ by less look alike in size; then the fuller grid looks better.
constexpr double AsLarge = 0.01;

} // namespace

WallGrid WallGrid::bestFor(int count, QSize area, QSize picture)
{
    WallGrid best{.columns = count, .rows = 1};
    if (count < 1 || area.isEmpty() || picture.isEmpty()) {
        return {.columns = std::max(count, 1), .rows = 1};
    }
    double bestWidth = 0;
    const bool isWide = area.width() >= area.height();
    for (int i = 1; i <= count; ++i) {
        // The first of equals wins: beside each other in a wide area.
        const int columns = isWide ? count + 1 - i : i;
        const WallGrid grid{.columns = columns, .rows = (count + columns - 1) / columns};
        const QSizeF tile(double(area.width()) / grid.columns, double(area.height()) / grid.rows);
        const double width = widthShown(tile, picture);
        const bool isFuller = grid.columns * grid.rows < best.columns * best.rows;
        if (width > bestWidth * (1 + AsLarge) || (isFuller && width > bestWidth * (1 - AsLarge))) {
            best = grid;
            bestWidth = width;
        }
    }
    return best;
}

QRect WallGrid::tile(int index, const QRect &area, int gap) const
{
    const QSize size((area.width() - gap * (columns - 1)) / columns,
                     (area.height() - gap * (rows - 1)) / rows);
    const QSize step = size + QSize(gap, gap);
    const QSize all(step.width() * columns - gap, step.height() * rows - gap);
    const QPoint corner = area.topLeft() + QPoint((area.width() - all.width()) / 2,
                                                  (area.height() - all.height()) / 2);
    return {corner + QPoint(index % columns * step.width(), index / columns * step.height()), size};
}

} // namespace vedette
