// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "recording/PictureFile.h"
#include "recording/SegmentSource.h"

#include <QByteArray>
#include <QMetaType>

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace vedette {

/// One picture of a recording, byte for byte as the camera sent it. A value; passes between
/// threads.
struct PastPicture
{
    QByteArray jpeg;
    WallTime time; ///< when it came, to the millisecond
    Segment segment;
    PictureFile::Place place; ///< in the segment's file
};

/// A camera's pictures by the time at which they came, across its segments. There is one past for
/// each camera: where a clock was set back and segments overlap, what shows is the one that started
/// last of those that have the moment. Files that are gone, damaged or no recordings are passed by.
/// Keeps a few files open; one that is written goes on with its newest whole picture. Not
/// thread-safe; calls block as long as the disk does.
class PastPictures
{
public:
    /// So many files stay open: of two cameras, the one that plays and the one beside it.
    static constexpr std::size_t OpenFiles = 4;
    /// A segment's last picture is to be seen for twice the usual time between its pictures, which
    /// slow cameras and time lapses need, and at least for this …
    static constexpr std::chrono::milliseconds ShortestStay{1000};
    /// … at most for this, the longest time between two pictures of a time lapse; that is also how
    /// long the first one of a growing segment waits for its next one.
    static constexpr std::chrono::milliseconds LongestStay{3'600'000};

    /// source must outlive this object.
    explicit PastPictures(const SegmentSource &source)
        : m_source(source)
    {
    }

    /// What was to be seen then: the last picture not after it, until the next one of the same
    /// segment. Nothing in a gap.
    [[nodiscard]] std::optional<PastPicture> at(const QString &camera, WallTime time);
    /// The first picture after this moment, across gaps.
    [[nodiscard]] std::optional<PastPicture> next(const QString &camera, WallTime time);
    /// The last picture before this moment, across gaps.
    [[nodiscard]] std::optional<PastPicture> previous(const QString &camera, WallTime time);
    /// The one behind this one, also where both came in the same millisecond.
    [[nodiscard]] std::optional<PastPicture> following(const PastPicture &picture);
    /// The last moment in which this one is to be seen, unless one of another segment comes.
    [[nodiscard]] WallTime staysUntil(const PastPicture &picture);

private:
    /// Where no other segment begins: next() need not ask for them again.
    struct Stretch
    {
        Segment segment;
        WallTime until;
        SteadyClock::time_point asked;
    };
    using Milliseconds = std::chrono::sys_time<std::chrono::milliseconds>;

    [[nodiscard]] std::optional<PastPicture> firstFrom(const QString &camera, Milliseconds time);
    [[nodiscard]] std::optional<PastPicture> lastUntil(const QString &camera, Milliseconds time);
    [[nodiscard]] std::optional<PastPicture> firstIn(const Segment &segment, Milliseconds time);
    [[nodiscard]] std::optional<PastPicture> lastIn(const Segment &segment, Milliseconds time);
    [[nodiscard]] std::optional<PastPicture> onStretch(const QString &camera, Milliseconds time);
    [[nodiscard]] Segment asKnownNow(const Segment &segment) const;
    [[nodiscard]] PictureFile *fileOf(const Segment &segment);

    const SegmentSource &m_source;
    std::vector<std::pair<QString, std::unique_ptr<PictureFile>>> m_files; ///< last used last
    std::optional<Stretch> m_stretch;
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::PastPicture)
