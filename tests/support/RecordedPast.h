// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/MatroskaFile.h"
#include "recording/SegmentSource.h"

#include <QTemporaryDir>

#include <algorithm>
#include <memory>
#include <vector>

namespace vedette::test {

/// Recordings of one camera in files of its own, and what there is of them.
class RecordedPast
{
public:
    enum class Ending {
        Closed,
        Growing,
    };
    using Times = QList<std::chrono::milliseconds>;

    static constexpr WallTime Begin{std::chrono::milliseconds(1'790'000'000'000)};
    static inline const QString Camera = QStringLiteral("garden");

    /// Every so often, `count` times, from the segment's start on.
    static Times each(std::chrono::milliseconds interval, int count)
    {
        Times times;
        for (int i = 0; i < count; ++i) {
            times += i * interval;
        }
        return times;
    }

    /// A segment that starts so long after Begin, with pictures so long after its start. Its bytes
    /// are those of `jpegs`, where there are as many, or else others that no other picture has.
    const Segment &add(std::chrono::milliseconds start, const Times &times,
                       Ending ending = Ending::Closed, const QList<QByteArray> &jpegs = {},
                       QSize size = {640, 480})
    {
        Segment segment{.path = m_folder.filePath(QStringLiteral("%1.mkv").arg(m_segments.size())),
                        .camera = Camera,
                        .start = Begin + start};
        auto made = MatroskaFile::create(segment.path,
                                         {.title = Camera, .size = size, .start = segment.start});
        auto file = std::move(std::get<std::unique_ptr<MatroskaFile>>(made));
        for (qsizetype i = 0; i < times.size(); ++i) {
            write(*file, segment, i < jpegs.size() ? jpegs[i] : picture(m_pictures++), times[i]);
        }
        segment.isGrowing = ending == Ending::Growing;
        if (segment.isGrowing) {
            m_growing = std::move(file);
        }
        m_segments.push_back(segment);
        return m_segments.back();
    }
    /// To the segment that was added last and grows; what is known of it stays as it was.
    void grow(std::chrono::milliseconds time)
    {
        Segment unknown;
        write(*m_growing, unknown, picture(m_pictures++), time);
    }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] std::vector<Segment> &segments() { return m_segments; }
    /// For any thread, as long as this object is there and does not change.
    [[nodiscard]] std::unique_ptr<SegmentSource> source() const
    {
        return std::make_unique<Source>(m_segments);
    }

    /// The bytes of that picture, of those that were made.
    static QByteArray picture(int number)
    {
        return "\xff\xd8" + QByteArray(500 + number % 7, static_cast<char>(number)) +
               QByteArray::number(number) + "\xff\xd9";
    }

private:
    class Source : public SegmentSource
    {
    public:
        explicit Source(const std::vector<Segment> &segments)
            : m_segments(segments)
        {
        }
        [[nodiscard]] QList<Segment> between(const QString &camera, WallTime from,
                                             WallTime to) const override
        {
            QList<Segment> found;
            for (const Segment &segment : m_segments) {
                if (segment.camera == camera && segment.start <= to && segment.end() >= from) {
                    found += segment;
                }
            }
            std::stable_sort(found.begin(), found.end(), startsBefore);
            return found;
        }
        [[nodiscard]] std::optional<Segment> lastFrom(const QString &camera,
                                                      WallTime at) const override
        {
            const auto found = between(camera, WallTime::min(), at);
            return found.isEmpty() ? std::nullopt : std::optional(found.last());
        }
        [[nodiscard]] std::optional<Segment> firstAfter(const QString &camera,
                                                        WallTime at) const override
        {
            const auto all = between(camera, WallTime::min(), WallTime::max());
            const auto found = std::find_if(
                all.begin(), all.end(), [&](const auto &segment) { return segment.start > at; });
            return found != all.end() ? std::optional(*found) : std::nullopt;
        }

    private:
        static bool startsBefore(const Segment &a, const Segment &b) { return a.start < b.start; }
        const std::vector<Segment> &m_segments;
    };

    static void write(MatroskaFile &file, Segment &segment, const QByteArray &jpeg,
                      std::chrono::milliseconds time)
    {
        if (!file.write(jpeg, time)) {
            segment.length = time;
            ++segment.frames;
            segment.bytes = file.bytes();
        }
    }

    QTemporaryDir m_folder;
    std::vector<Segment> m_segments;
    std::unique_ptr<MatroskaFile> m_growing;
    int m_pictures = 0; ///< made
};

} // namespace vedette::test
