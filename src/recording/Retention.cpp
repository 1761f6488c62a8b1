// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/Retention.h"

#include <algorithm>
#include <numeric>

namespace vedette {

namespace {

bool isTooOld(const Segment &segment, const std::optional<int> &days,
              const std::optional<WallTime> &now)
{
    constexpr std::chrono::hours Day{24};
    return days && now && segment.end() < *now - Day * std::clamp(*days, 0, Retention::MostDays);
}

/// More than any disk has stays in range.
std::optional<qint64> bytesOf(double gigabytes)
{
    constexpr double Gigabyte = 1e9;
    constexpr double Most = 1e9;
    return gigabytes > 0 ? std::optional(static_cast<qint64>(std::min(gigabytes, Most) * Gigabyte))
                         : std::nullopt;
}

Retention::Limits limitsOf(const RecordKeep &keep)
{
    return {.bytes = bytesOf(keep.gigabytes),
            .days = keep.days > 0 ? std::optional(keep.days) : std::nullopt};
}

} // namespace

Retention Retention::of(const RecordFolderConfig &all, const QList<StoredCamera> &cameras)
{
    Retention retention;
    retention.all = limitsOf(all.keep);
    retention.freeBytes = bytesOf(all.freeGigabytes);
    for (const StoredCamera &camera : cameras) {
        const RecordConfig &record = camera.config.record;
        retention.cameras.insert(record.folder, limitsOf(record.keep));
    }
    return retention;
}

std::optional<Segment> Retention::next(const QList<Segment> &oldestFirst, const Use &use) const
{
    const qint64 total = std::accumulate(use.bytes.begin(), use.bytes.end(), qint64(0));
    // What deleting everything cannot reach is a mistake, and deletes nothing.
    const bool isReachable = freeBytes && (!use.disk || *freeBytes <= *use.disk);
    const bool isAnyTooMuch =
        (all.bytes && total > *all.bytes) || (isReachable && use.free && *use.free < *freeBytes);
    const auto goes = [&](const Segment &segment) {
        if (segment.isLocked || segment.isGrowing) {
            return false;
        }
        const Limits own = cameras.value(segment.camera);
        return isAnyTooMuch || (own.bytes && use.bytes.value(segment.camera) > *own.bytes) ||
               isTooOld(segment, all.days, use.now) || isTooOld(segment, own.days, use.now);
    };
    const auto first = std::find_if(oldestFirst.begin(), oldestFirst.end(), goes);
    return first != oldestFirst.end() ? std::optional(*first) : std::nullopt;
}

} // namespace vedette
