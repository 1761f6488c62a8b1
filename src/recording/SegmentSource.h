// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Segment.h"

#include <QList>

#include <functional>
#include <memory>
#include <optional>

namespace vedette {

/// What there is of the past, by camera and time. After a clock was set back, segments may overlap;
/// none is longer than the longest segment there may be. Not thread-safe.
class SegmentSource
{
public:
    SegmentSource() = default;
    virtual ~SegmentSource() = default;
    Q_DISABLE_COPY_MOVE(SegmentSource)

    /// Those that have a moment in from … to, by their start.
    [[nodiscard]] virtual QList<Segment> between(const QString &camera, WallTime from,
                                                 WallTime to) const = 0;
    /// The one that starts last of those that start at or before this.
    [[nodiscard]] virtual std::optional<Segment> lastFrom(const QString &camera,
                                                          WallTime at) const = 0;
    /// The one that starts first of those that start after this.
    [[nodiscard]] virtual std::optional<Segment> firstAfter(const QString &camera,
                                                            WallTime at) const = 0;
};

/// Makes one for the thread that calls it.
using SegmentSourceMaker = std::function<std::unique_ptr<SegmentSource>()>;

} // namespace vedette
