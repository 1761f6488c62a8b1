// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRect>
#include <QSize>

namespace vedette {

/// How many tiles stand beside and above each other. A value.
struct WallGrid
{
    int columns = 1;
    int rows = 1;

    bool operator==(const WallGrid &) const = default;

    /// The grid for count tiles, 1 or more, in which pictures of this shape are largest; of two
    /// that show them as large, the one with fewer empty places. No row of it is empty.
    static WallGrid bestFor(int count, QSize area, QSize picture);

    /// Where the tile of this index is, row by row, gap being between any two. All of a grid are of
    /// one size, and as a whole in the middle of area.
    [[nodiscard]] QRect tile(int index, const QRect &area, int gap) const;
};

} // namespace vedette
