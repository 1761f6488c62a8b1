// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraStore.h"
#include "config/RecordConfig.h"
#include "recording/Segment.h"

#include <QHash>
#include <QList>
#include <QMetaType>

#include <optional>

namespace vedette {

/// How much of the past is kept; the oldest goes first. A value; passes between threads.
struct Retention
{
    /// More is as much as for ever.
    static constexpr int MostDays = 36'500;

    struct Limits
    {
        std::optional<qint64> bytes; ///< nothing: however many
        std::optional<int> days;     ///< of 24 hours, since a segment's end; nothing: for ever

        bool operator==(const Limits &) const = default;
    };
    /// What there is.
    struct Use
    {
        QHash<QString, qint64> bytes; ///< by camera, with what stays
        std::optional<qint64> free;   ///< on the disk, in bytes; nothing: not known
        std::optional<qint64> disk;   ///< how large that is, likewise
        std::optional<WallTime> now;  ///< nothing: the clock cannot be relied on
    };

    Limits all;                     ///< of all cameras together
    QHash<QString, Limits> cameras; ///< of single ones, by id
    /// That stay free on the disk; nothing, or more than the disk has: it may become full.
    std::optional<qint64> freeBytes;

    /// What the settings say.
    static Retention of(const RecordFolderConfig &all, const QList<StoredCamera> &cameras);

    /// The one that has to go first; nothing: all may stay. Locked and growing ones stay.
    [[nodiscard]] std::optional<Segment> next(const QList<Segment> &oldestFirst,
                                              const Use &use) const;
    bool operator==(const Retention &) const = default;
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::Retention)
