// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/SegmentList.h"

#include "recording/SegmentRow.h"

#include <algorithm>
#include <iterator>

namespace vedette {

void SegmentList::read(const SegmentSource &source, const QString &camera, WallTime from,
                       WallTime to, const std::function<bool()> &isEnough)
{
    constexpr std::chrono::hours Step{24};
    m_segments = source.between(camera, from, std::min<WallTime>(from + Step, to));
    for (WallTime begin = from + Step; begin < to && !isEnough();) {
        const QList<Segment> found =
            source.between(camera, begin, std::min<WallTime>(begin + Step, to));
        // What began earlier was found with what is before.
        std::copy_if(found.begin(), found.end(), std::back_inserter(m_segments),
                     [begin](const Segment &segment) { return segment.start > begin; });
        begin += Step;
        if (found.isEmpty()) { // perhaps for years
            const auto next = source.firstAfter(camera, begin);
            begin =
                next ? std::max<WallTime>(begin, next->start - std::chrono::milliseconds(1)) : to;
        }
    }
}

QList<Segment>::const_iterator SegmentList::behind(WallTime at) const
{
    return std::upper_bound(
        m_segments.begin(), m_segments.end(), at,
        [](WallTime moment, const Segment &segment) { return moment < segment.start; });
}

QList<Segment> SegmentList::between(const QString & /*camera*/, WallTime from, WallTime to) const
{
    QList<Segment> found;
    const auto end = behind(to);
    for (auto segment = behind(from - segmentrow::Longest); segment < end; ++segment) {
        if (segment->end() >= from) {
            found += *segment;
        }
    }
    return found;
}

std::optional<Segment> SegmentList::lastFrom(const QString & /*camera*/, WallTime at) const
{
    const auto after = behind(at);
    return after != m_segments.begin() ? std::optional(*std::prev(after)) : std::nullopt;
}

std::optional<Segment> SegmentList::firstAfter(const QString & /*camera*/, WallTime at) const
{
    const auto after = behind(at);
    return after != m_segments.end() ? std::optional(*after) : std::nullopt;
}

} // namespace vedette
