// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/SpanEdge.h"

#include "recording/PastReader.h"

#include <algorithm>

namespace vedette {

namespace {

/// How far from the moment the edges of recordings are looked for.
constexpr std::chrono::hours EdgeRange{24 * 31};

} // namespace

std::optional<WallTime> spanEdge(const QList<RecordingCatalog::Span> &spans, WallTime moment,
                                 int direction)
{
    if (direction > 0) {
        const auto next = std::find_if(spans.cbegin(), spans.cend(), [&](const auto &span) {
            return span.to > moment + AtSpanEdge;
        });
        return next == spans.cend() ? std::nullopt : std::optional(next->to);
    }
    const auto before = std::find_if(spans.crbegin(), spans.crend(), [&](const auto &span) {
        return span.from < moment - AtSpanEdge;
    });
    if (before != spans.crend()) {
        return before->from;
    }
    const bool isIn = !spans.isEmpty() && spans.first().from <= moment;
    return isIn ? std::optional(spans.first().from) : std::nullopt;
}

QFuture<std::optional<WallTime>> findSpanEdge(PastReader &reader, const QString &camera,
                                              WallTime moment, int direction)
{
    return reader
        .spans(camera, moment - EdgeRange, moment + EdgeRange, RecordingCatalog::SmallestGap)
        .then([moment, direction](const QList<RecordingCatalog::Span> &spans) {
            return spanEdge(spans, moment, direction);
        });
}

} // namespace vedette
