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
        const int from = int(std::floor(std::clamp(scale.xOf(span.from), 0.0, last - 1)));
        const int to = std::max(from + 1, int(std::ceil(std::min(scale.xOf(span.to), last))));
        if (!bars.isEmpty() && from <= bars.last().to) {
            bars.last().to = std::max(bars.last().to, to);
        } else {
            bars += {from, to};
        }
    }
    return bars;
}

} // namespace vedette
