// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/TimeBars.h"

#include <algorithm>
#include <cmath>

namespace vedette {

QList<TimeBar> timeBars(const QList<RecordingCatalog::Span> &spans, const TimeScale &scale)
{
    QList<TimeBar> bars;
    for (const RecordingCatalog::Span &span : spans) {
        if (span.to < scale.begin() || span.from > scale.end()) {
            continue;
        }
        const double last = scale.width();
        int from = int(std::floor(std::clamp(scale.xOf(span.from), 0.0, last - 1)));
        const int end = int(std::ceil(std::min(scale.xOf(span.to), last)));
        const int to = std::min(std::max(from + LeastBarWidth, end), scale.width());
        from = std::max(std::min(from, to - LeastBarWidth), 0);
        if (!bars.isEmpty() && from <= bars.last().to) {
            bars.last().to = std::max(bars.last().to, to);
        } else {
            bars += {from, to};
        }
    }
    return bars;
}

} // namespace vedette
