// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFontMetrics>
#include <QRect>
#include <QStringList>

namespace vedette {

/// Where the parts of a timeline are: names at the left, beside them the axis above a row for each
/// camera. A value.
struct TimelineLayout
{
    QRect names; ///< of the cameras, as high as the rows
    QRect axis;
    QRect bars; ///< all rows
    int rows = 1;

    /// Rows become lower where there is no room for all.
    static TimelineLayout of(QSize size, const QFontMetrics &metrics, const QStringList &cameras);
    /// For so many rows.
    static int heightFor(const QFontMetrics &metrics, int rows);

    /// From above to below; as wide as bars.
    [[nodiscard]] QRect row(int index) const;
    /// The nearest one.
    [[nodiscard]] int rowAt(int y) const;
};

} // namespace vedette
