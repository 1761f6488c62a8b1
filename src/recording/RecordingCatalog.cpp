// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingCatalog.h"

#include "recording/EpochTime.h"
#include "recording/IndexFile.h"
#include "recording/SegmentRow.h"

#include <QDir>

namespace vedette {

RecordingCatalog::RecordingCatalog(const QString &root)
    : m_root(QDir::cleanPath(QDir(root).absolutePath()))
    , m_isThere(segmentrow::IsThere)
{
}

RecordingCatalog::RecordingCatalog(const QString &root, quint64 removal)
    : RecordingCatalog(root)
{
    m_isThere = QStringLiteral("(removed=0 OR removed>%1)").arg(removal);
}

RecordingCatalog::~RecordingCatalog() = default;

IndexFile *RecordingCatalog::file() const
{
    if (m_file && (!m_file->isThere() || m_file->isDamaged())) {
        m_file.reset();
    }
    if (!m_file) {
        m_file = IndexFile::openToRead(m_root + QLatin1Char('/') + IndexFile::Name);
    }
    return m_file.get();
}

QList<Segment> RecordingCatalog::read(const QString &conditions, const QVariantList &values) const
{
    QList<Segment> segments;
    IndexFile *const index = file();
    if (index == nullptr) {
        return segments;
    }
    QSqlQuery query = index->run(QStringLiteral("SELECT %1 FROM segments WHERE %2 AND %3")
                                     .arg(segmentrow::Columns, m_isThere, conditions),
                                 values);
    while (index->next(query)) {
        if (const auto segment = segmentrow::of(query, m_root)) {
            segments += *segment;
        }
    }
    return segments;
}

QList<Segment> RecordingCatalog::between(const QString &camera, WallTime from, WallTime to) const
{
    return read(segmentrow::InTime + QStringLiteral(" ORDER BY start, id"),
                segmentrow::inRange(camera, from, to));
}

std::optional<Segment> RecordingCatalog::lastFrom(const QString &camera, WallTime at) const
{
    const QList<Segment> found =
        read(QStringLiteral("camera=? AND start<=? ORDER BY start DESC, id DESC LIMIT 1"),
             {camera, epochMs(at)});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

std::optional<Segment> RecordingCatalog::firstAfter(const QString &camera, WallTime at) const
{
    const QList<Segment> found = read(
        QStringLiteral("camera=? AND start>? ORDER BY start, id LIMIT 1"), {camera, epochMs(at)});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

QList<RecordingCatalog::Span> RecordingCatalog::spans(const QString &camera, WallTime from,
                                                      WallTime to,
                                                      std::chrono::milliseconds smallestGap,
                                                      Which which) const
{
    QList<Span> spans;
    IndexFile *const index = file();
    if (index == nullptr) {
        return spans;
    }
    const QString ofThese = which == Which::Locked ? QStringLiteral(" AND locked<>0") : QString();
    QSqlQuery query =
        index->run(QStringLiteral("SELECT start, finish FROM segments WHERE ") +
                       segmentrow::InRange + ofThese + QStringLiteral(" ORDER BY start"),
                   segmentrow::inRange(camera, from, to));
    while (index->next(query)) {
        const WallTime start = wallTimeOf(query.value(0).toLongLong());
        const WallTime finish = std::max(start, wallTimeOf(query.value(1).toLongLong()));
        if (!spans.isEmpty() && start - spans.last().to <= smallestGap) {
            spans.last().to = std::max(spans.last().to, finish);
        } else {
            spans += {.from = start, .to = finish};
        }
    }
    return spans;
}

QStringList RecordingCatalog::cameras() const
{
    QStringList cameras = totals().keys();
    cameras.sort();
    return cameras;
}

QHash<QString, RecordingCatalog::Total> RecordingCatalog::totals() const
{
    QHash<QString, Total> totals;
    IndexFile *const index = file();
    if (index == nullptr) {
        return totals;
    }
    QSqlQuery query = index->run(QStringLiteral(
        "SELECT camera, TOTAL(bytes), COUNT(*) FROM segments WHERE removed=0 GROUP BY camera"));
    while (index->next(query)) {
        totals.insert(query.value(0).toString(),
                      {.bytes = static_cast<qint64>(query.value(1).toDouble()),
                       .segments = query.value(2).toLongLong()});
    }
    return totals;
}

} // namespace vedette
