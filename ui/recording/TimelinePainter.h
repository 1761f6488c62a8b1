// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/MarkedRange.h"
#include "recording/TimeBars.h"
#include "recording/TimelineLayout.h"
#include "recording/TimeScale.h"

#include <QPalette>

#include <optional>

class QPainter;

namespace vedette {

/// All that a timeline's look depends on. A value.
struct TimelineLook
{
    struct Row
    {
        QString name;
        QList<TimeBar> recorded;
        QList<TimeBar> locked;
        bool isSelected = false;
    };

    TimelineLayout layout;
    TimeScale scale;
    QList<Row> rows;
    std::optional<WallTime> moment; ///< of the past that is shown
    std::optional<WallTime> hovered;
    MarkedRange marks;
    WallTime now;
    QPalette palette;
    bool hasFocus = false;
};

/// Paints a timeline, all of it.
void paintTimeline(QPainter &painter, const QRect &whole, const TimelineLook &look);

} // namespace vedette
