// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/PastPictures.h"

#include "recording/EpochTime.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace vedette {

using std::chrono::floor;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds Tick{1};
/// What is known of the end of a segment that is written may be older by this; and none is longer:
/// an hour, and the longest time between two pictures of a time lapse.
constexpr std::chrono::hours LongestGrowth{2};
/// What was learnt of where segments begin is asked again after this: only a clock that is set
/// makes one begin where others are.
constexpr std::chrono::seconds LongestTrust{1};

std::chrono::sys_time<milliseconds> startOf(const Segment &segment)
{
    return floor<milliseconds>(segment.start);
}

/// Until when it may have pictures.
WallTime lastEnd(const Segment &segment)
{
    return segment.isGrowing ? segment.start + LongestGrowth : segment.end();
}

bool startsAfter(const Segment &a, const Segment &b)
{
    return a.start > b.start;
}

} // namespace

std::optional<PastPicture> PastPictures::at(const QString &camera, WallTime time)
{
    const Milliseconds moment = floor<milliseconds>(inRange(time));
    auto picture = lastUntil(camera, moment);
    return picture && moment <= staysUntil(*picture) ? picture : std::nullopt;
}

std::optional<PastPicture> PastPictures::next(const QString &camera, WallTime time)
{
    return firstFrom(camera, floor<milliseconds>(inRange(time)) + Tick);
}

std::optional<PastPicture> PastPictures::previous(const QString &camera, WallTime time)
{
    return lastUntil(camera, std::chrono::ceil<milliseconds>(inRange(time)) - Tick);
}

std::optional<PastPicture> PastPictures::following(const PastPicture &picture)
{
    if (PictureFile *const file = fileOf(picture.segment)) {
        const auto place = file->after(picture.place);
        QByteArray jpeg =
            place && place->at == picture.place.at ? file->read(*place) : QByteArray();
        if (!jpeg.isEmpty()) {
            return PastPicture{.jpeg = std::move(jpeg),
                               .time = picture.time,
                               .segment = picture.segment,
                               .place = *place};
        }
    }
    return next(picture.segment.camera, picture.time);
}

WallTime PastPictures::staysUntil(const PastPicture &picture)
{
    PictureFile *const file = fileOf(picture.segment);
    if (const auto next = file != nullptr ? file->after(picture.place) : std::nullopt) {
        return startOf(picture.segment) + next->at - Tick;
    }
    const Segment segment = asKnownNow(picture.segment);
    if (segment.frames <= 1) {
        return picture.time + (segment.isGrowing ? LongestStay : ShortestStay);
    }
    const auto usual = segment.length / static_cast<qint64>(segment.frames - 1);
    return picture.time + std::clamp<milliseconds>(2 * usual, ShortestStay, LongestStay);
}

/// It may have grown, or ended, since.
Segment PastPictures::asKnownNow(const Segment &segment) const
{
    const QList<Segment> known = m_source.between(segment.camera, segment.start, segment.start);
    const auto same = std::find_if(known.begin(), known.end(), [&](const Segment &other) {
        return other.path == segment.path;
    });
    return same != known.end() ? *same : segment;
}

std::optional<PastPicture> PastPictures::firstFrom(const QString &camera, Milliseconds time)
{
    if (auto picture = onStretch(camera, time)) {
        return picture;
    }
    // Of those that have the moment, the one that started last.
    QList<Segment> under = m_source.between(camera, time - LongestGrowth, time);
    under.removeIf([&](const Segment &segment) {
        return startOf(segment) >= time || lastEnd(segment) < time;
    });
    std::stable_sort(under.begin(), under.end(), startsAfter);
    std::optional<PastPicture> best;
    for (qsizetype i = 0; i < under.size() && !best; ++i) {
        best = firstIn(under[i], time);
    }
    // One that begins before that picture comes first.
    auto coming = m_source.firstAfter(camera, time - std::chrono::nanoseconds(1));
    if (best) {
        m_stretch = {best->segment, coming ? WallTime(startOf(*coming)) : WallTime::max(),
                     SteadyClock::now()};
    }
    while (coming && (!best || startOf(*coming) <= best->time)) {
        if (auto first = firstIn(*coming, startOf(*coming))) {
            return !best || first->time <= best->time ? first : best;
        }
        coming = m_source.firstAfter(camera, coming->start);
    }
    return best;
}

/// As firstFrom(), where that needs no other segment.
std::optional<PastPicture> PastPictures::onStretch(const QString &camera, Milliseconds time)
{
    if (!m_stretch || m_stretch->segment.camera != camera || time <= m_stretch->segment.start ||
        time >= m_stretch->until || SteadyClock::now() - m_stretch->asked > LongestTrust) {
        return std::nullopt;
    }
    auto picture = firstIn(m_stretch->segment, time);
    return picture && picture->time < m_stretch->until ? picture : std::nullopt;
}

std::optional<PastPicture> PastPictures::lastUntil(const QString &camera, Milliseconds time)
{
    QSet<QString> tried;
    for (auto last = m_source.lastFrom(camera, time); last;
         last = m_source.lastFrom(camera, startOf(*last) - Tick)) {
        // Those that go on longer than the one that started last, too.
        QList<Segment> candidates =
            m_source.between(camera, std::min<WallTime>(last->end(), time - LongestGrowth), time);
        candidates.removeIf([&](const Segment &segment) {
            return tried.contains(segment.path) || startOf(segment) > time;
        });
        std::stable_sort(candidates.begin(), candidates.end(), startsAfter);
        std::optional<PastPicture> best;
        for (const Segment &segment : std::as_const(candidates)) {
            tried.insert(segment.path);
            if (best && lastEnd(segment) <= best->time) {
                continue;
            }
            auto picture = lastIn(segment, time);
            const bool isUnderWay = picture && lastEnd(segment) >= time;
            if (picture && (!best || picture->time > best->time)) {
                best = std::move(picture);
            }
            if (isUnderWay) {
                break; // it hides those that started earlier
            }
        }
        if (best) {
            return best;
        }
    }
    return std::nullopt;
}

std::optional<PastPicture> PastPictures::firstIn(const Segment &segment, Milliseconds time)
{
    PictureFile *const file = fileOf(segment);
    const auto start = startOf(segment);
    const auto place = file != nullptr ? file->firstFrom(time - start) : std::nullopt;
    QByteArray jpeg = place ? file->read(*place) : QByteArray();
    if (jpeg.isEmpty()) {
        return std::nullopt;
    }
    return PastPicture{std::move(jpeg), start + place->at, segment, *place};
}

std::optional<PastPicture> PastPictures::lastIn(const Segment &segment, Milliseconds time)
{
    PictureFile *const file = fileOf(segment);
    const auto start = startOf(segment);
    const auto place = file != nullptr ? file->lastUntil(time - start) : std::nullopt;
    QByteArray jpeg = place ? file->read(*place) : QByteArray();
    if (jpeg.isEmpty()) {
        return std::nullopt;
    }
    return PastPicture{std::move(jpeg), start + place->at, segment, *place};
}

/// Null: it cannot be read.
PictureFile *PastPictures::fileOf(const Segment &segment)
{
    const auto known = std::find_if(m_files.begin(), m_files.end(),
                                    [&](const auto &file) { return file.first == segment.path; });
    if (known != m_files.end()) {
        std::rotate(known, known + 1, m_files.end());
        if (m_files.back().second->isThere()) {
            return m_files.back().second.get();
        }
        m_files.pop_back(); // and its room on the disk is free
    }
    auto file = PictureFile::open(segment.path);
    if (!file) {
        return nullptr;
    }
    if (m_files.size() >= OpenFiles) {
        m_files.erase(m_files.begin());
    }
    m_files.emplace_back(segment.path, std::move(file));
    return m_files.back().second.get();
}

} // namespace vedette
