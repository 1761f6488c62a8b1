// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/RecordingCatalog.h"

#include <QFuture>
#include <QList>

#include <optional>

namespace vedette {

class PastReader;

/// Who is closer than this to the edge of a span wants the next one.
inline constexpr std::chrono::milliseconds AtSpanEdge{1000};

/// The next end of a span behind the moment or, below 0, the next beginning before it, or at least
/// that of the first one. spans: by time.
std::optional<WallTime> spanEdge(const QList<RecordingCatalog::Span> &spans, WallTime moment,
                                 int direction);

/// The same of what was recorded of a camera around the moment, without the gaps that a timeline
/// does not show.
QFuture<std::optional<WallTime>> findSpanEdge(PastReader &reader, const QString &camera,
                                              WallTime moment, int direction);

} // namespace vedette
