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

} // namespace

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
