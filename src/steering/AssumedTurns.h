// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSize>
#include <QSizeF>

namespace vedette {

/// What the moves of a camera are counted in while nobody knows their degrees, see AxisScale.
/// Widths are of what turns to the sides, heights of what turns up and down; all are in such
/// degrees. A value.
struct AssumedTurns
{
    QSizeF range; ///< what the whole range of an axis is taken for; 0: there is no such axis
    QSizeF unit;  ///< the firmware's unit, or its fixed step, of which it turns whole ones
    QSize most;   ///< the largest move of one request

    [[nodiscard]] AssumedTurns transposed() const
    {
        return {.range = range.transposed(), .unit = unit.transposed(), .most = most.transposed()};
    }

    bool operator==(const AssumedTurns &) const = default;
};

} // namespace vedette
