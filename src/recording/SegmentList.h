// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/SegmentSource.h"

namespace vedette {

/// Segments of one camera as they were once, whatever becomes of them.
class SegmentList : public SegmentSource
{
public:
    /// Those that have a moment in from … to; read bit by bit, until isEnough says so.
    void read(const SegmentSource &source, const QString &camera, WallTime from, WallTime to,
              const std::function<bool()> &isEnough);
    /// By their start.
    [[nodiscard]] const QList<Segment> &all() const { return m_segments; }

    [[nodiscard]] QList<Segment> between(const QString &camera, WallTime from,
                                         WallTime to) const override;
    [[nodiscard]] std::optional<Segment> lastFrom(const QString &camera,
                                                  WallTime at) const override;
    [[nodiscard]] std::optional<Segment> firstAfter(const QString &camera,
                                                    WallTime at) const override;

private:
    [[nodiscard]] QList<Segment>::const_iterator behind(WallTime at) const;

    QList<Segment> m_segments;
};

} // namespace vedette
