// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/RecordingCatalog.h"
#include "recording/TimeScale.h"

#include <QList>

namespace vedette {

/// A part of a timeline's row, in whole pixels: from the first to before the second. A value.
struct TimeBar
{
    int from = 0;
    int to = 0;

    bool operator==(const TimeBar &) const = default;
};

/// In pixels: what was recorded for seconds is seen on the timeline of a month, too.
inline constexpr int LeastBarWidth = 4;

/// What is seen of the spans, by time; each at least LeastBarWidth wide, and those that touch are
/// one. spans: by time.
QList<TimeBar> timeBars(const QList<RecordingCatalog::Span> &spans, const TimeScale &scale);

} // namespace vedette
