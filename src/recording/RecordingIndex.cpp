// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingIndex.h"

#include "recording/EpochTime.h"
#include "recording/RecordingLog.h"
#include "recording/RecordingPath.h"
#include "recording/SegmentRow.h"

#include <QFile>

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <utility>

namespace vedette {

namespace {

/// Of removals, also of those before the folder was away.
std::atomic<quint64> lastToken;

/// Only a file: what a link points to is not ours.
std::optional<mode_t> modeOfFile(const QByteArray &name)
{
    struct stat status = {};
    return ::lstat(name.constData(), &status) == 0 && S_ISREG(status.st_mode)
               ? std::optional(status.st_mode & ~static_cast<mode_t>(S_IFMT))
               : std::nullopt;
}

bool setFileLocked(const QString &path, bool isLocked)
{
    constexpr mode_t Writable = S_IWUSR | S_IWGRP | S_IWOTH;
    const QByteArray name = QFile::encodeName(path);
    const auto before = modeOfFile(name);
    // FAT knows no owner, only whether a file may be written.
    const std::array<mode_t, 2> modes =
        isLocked ? std::array<mode_t, 2>{S_IRUSR, before.value_or(0) & ~Writable}
                 : std::array<mode_t, 2>{S_IRUSR | S_IWUSR, before.value_or(0) | Writable};
    const auto takes = [&](mode_t mode) {
        return ::chmod(name.constData(), mode) == 0 && modeOfFile(name) == mode;
    };
    if (before && std::any_of(modes.begin(), modes.end(), takes)) {
        return true;
    }
    qCWarning(recordingLog) << path << "cannot be locked or unlocked:" << qt_error_string(errno);
    return false;
}

} // namespace

std::unique_ptr<RecordingIndex> RecordingIndex::open(const QString &root, IndexFile::Before before)
{
    auto file = IndexFile::openToWrite(root + QLatin1Char('/') + IndexFile::Name, before);
    if (!file) {
        return nullptr;
    }
    static_cast<void>(file->run(QStringLiteral("UPDATE segments SET removed=0 WHERE removed<>0")));
    return std::unique_ptr<RecordingIndex>(new RecordingIndex(root, std::move(file)));
}

RecordingIndex::RecordingIndex(QString root, std::unique_ptr<IndexFile> file)
    : m_root(std::move(root))
    , m_file(std::move(file))
{
}

void RecordingIndex::put(const QList<Segment> &segments, Lock lock)
{
    QList<QVariantList> rows;
    for (const Segment &segment : segments) {
        const QString path = recordingPathIn(m_root, segment.path);
        if (path.isEmpty()) {
            continue;
        }
        if (segment.isGrowing) {
            m_written.insert(segment.path);
        } else {
            m_written.remove(segment.path);
        }
        rows.append(QVariantList{segment.camera, path, epochMs(segment.start),
                                 epochMs(segment.end()), static_cast<qint64>(segment.frames),
                                 segment.bytes, segment.isLocked, segment.isGrowing});
    }
    const QString statement = QStringLiteral(
        "INSERT INTO segments(camera, path, start, finish, frames, bytes, locked, growing) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(path) DO UPDATE SET camera=excluded.camera, "
        "start=excluded.start, finish=excluded.finish, frames=excluded.frames, "
        "bytes=excluded.bytes, growing=excluded.growing, removed=0");
    const QString locking =
        lock == Lock::Set ? QStringLiteral(", locked=excluded.locked") : QString();
    m_file->database().transaction();
    m_file->runEach(statement + locking, rows);
    m_file->database().commit();
}

void RecordingIndex::forget(const QString &path)
{
    static_cast<void>(m_file->run(QStringLiteral("DELETE FROM segments WHERE path=?"),
                                  {recordingPathIn(m_root, path)}));
}

void RecordingIndex::forget(qint64 id)
{
    static_cast<void>(m_file->run(QStringLiteral("DELETE FROM segments WHERE id=?"), {id}));
}

QStringList RecordingIndex::pathsFrom(QSqlQuery &query)
{
    QStringList paths;
    while (m_file->next(query)) {
        const QString path = query.value(0).toString();
        if (isRecordingPath(path)) {
            paths += m_root + QLatin1Char('/') + path;
        }
    }
    return paths;
}

QList<Segment> RecordingIndex::segmentsFrom(QSqlQuery &query)
{
    QList<Segment> segments;
    while (m_file->next(query)) {
        if (const auto segment = segmentrow::of(query, m_root)) {
            segments += *segment;
        }
    }
    return segments;
}

RecordingIndex::Locking RecordingIndex::setLocked(const QString &camera, WallTime from, WallTime to,
                                                  bool isLocked)
{
    QSqlQuery query = m_file->run(QStringLiteral("SELECT path FROM segments WHERE locked<>? AND ") +
                                      segmentrow::InRange,
                                  QVariantList{isLocked} + segmentrow::inRange(camera, from, to));
    const QStringList paths = pathsFrom(query);
    query.finish();
    Locking result;
    m_file->database().transaction();
    for (const QString &path : paths) {
        if (setFileLocked(path, isLocked)) {
            noteLocked(path, isLocked);
            ++result.changed;
        } else {
            ++result.failed;
        }
    }
    m_file->database().commit();
    return result;
}

void RecordingIndex::noteLocked(const QString &path, bool isLocked)
{
    static_cast<void>(m_file->run(QStringLiteral("UPDATE segments SET locked=? WHERE path=?"),
                                  {isLocked, recordingPathIn(m_root, path)}));
}

bool RecordingIndex::isLockedMode(unsigned mode)
{
    return (mode & S_IWUSR) == 0;
}

RecordingIndex::Removal RecordingIndex::removable(const QString &camera, WallTime from, WallTime to)
{
    using std::chrono::milliseconds;
    QSqlQuery query = m_file->run(
        QStringLiteral("SELECT TOTAL(goes), TOTAL(goes*bytes), MIN(CASE WHEN goes THEN start END), "
                       "MAX(CASE WHEN goes THEN finish END), TOTAL(locked<>0), "
                       "TOTAL(growing<>0 AND locked=0) FROM "
                       "(SELECT *, locked=0 AND growing=0 AS goes FROM segments WHERE ") +
            segmentrow::InRange + QLatin1Char(')'),
        segmentrow::inRange(camera, from, to));
    Removal removal;
    if (!m_file->next(query)) {
        return removal;
    }
    removal.removed = query.value(0).toInt();
    removal.bytes = static_cast<qint64>(query.value(1).toDouble());
    removal.locked = query.value(4).toInt();
    removal.growing = query.value(5).toInt();
    if (removal.removed > 0) {
        removal.from = wallTimeOf(query.value(2).toLongLong());
        removal.to = wallTimeOf(query.value(3).toLongLong());
        removal.beyond = milliseconds(std::max(0LL, epochMs(from) - epochMs(removal.from)) +
                                      std::max(0LL, epochMs(removal.to) - epochMs(to)));
    }
    return removal;
}

RecordingIndex::Removal RecordingIndex::mark(const QString &camera, WallTime from, WallTime to)
{
    Removal removal = removable(camera, from, to);
    removal.token = ++lastToken;
    const QSqlQuery update = m_file->run(
        QStringLiteral("UPDATE segments SET removed=? WHERE locked=0 AND growing=0 AND ") +
            segmentrow::InRange,
        QVariantList{static_cast<qint64>(removal.token)} + segmentrow::inRange(camera, from, to));
    if (!update.isActive()) {
        removal.removed = 0;
        removal.bytes = 0;
        removal.beyond = {};
    }
    return removal;
}

int RecordingIndex::unmark(quint64 token)
{
    const QSqlQuery update =
        m_file->run(QStringLiteral("UPDATE segments SET removed=0 WHERE removed=?"),
                    {static_cast<qint64>(token)});
    return update.isActive() ? std::max(0, update.numRowsAffected()) : 0;
}

void RecordingIndex::unmark(const QString &path)
{
    static_cast<void>(m_file->run(QStringLiteral("UPDATE segments SET removed=0 WHERE path=?"),
                                  {recordingPathIn(m_root, path)}));
}

QList<Segment> RecordingIndex::marked(quint64 token)
{
    QSqlQuery query =
        m_file->run(QStringLiteral("SELECT %1 FROM segments WHERE removed=? ORDER BY start, id")
                        .arg(segmentrow::Columns),
                    {static_cast<qint64>(token)});
    return segmentsFrom(query);
}

quint64 RecordingIndex::newestRemoval()
{
    return lastToken;
}

RecordingIndex::Use RecordingIndex::use()
{
    QSqlQuery query = m_file->run(
        QStringLiteral("SELECT camera, removed<>0, TOTAL(bytes), MAX(finish) FROM segments "
                       "GROUP BY camera, removed<>0"));
    Use use;
    while (m_file->next(query)) {
        const auto bytes = static_cast<qint64>(query.value(2).toDouble());
        if (query.value(1).toBool()) {
            use.removedBytes += bytes;
        } else {
            use.bytes.insert(query.value(0).toString(), bytes);
        }
        use.newest = std::max(use.newest, wallTimeOf(query.value(3).toLongLong()));
    }
    return use;
}

QList<Segment> RecordingIndex::oldest(const QStringList &cameras, int count)
{
    QList<Segment> segments;
    for (const QString &camera : cameras) {
        QSqlQuery query = m_file->run(
            QStringLiteral("SELECT %1 FROM segments WHERE camera=? AND locked=0 AND growing=0 AND "
                           "removed=0 ORDER BY start LIMIT ?")
                .arg(segmentrow::Columns),
            {camera, count});
        segments += segmentsFrom(query);
    }
    std::stable_sort(segments.begin(), segments.end(),
                     [](const Segment &a, const Segment &b) { return a.start < b.start; });
    return segments;
}

QList<RecordingIndex::File> RecordingIndex::filesAfter(qint64 id, int count)
{
    QSqlQuery query =
        m_file->run(QStringLiteral("SELECT id, path, bytes, locked, growing FROM segments "
                                   "WHERE id>? ORDER BY id LIMIT ?"),
                    {id, count});
    QList<File> files;
    while (m_file->next(query)) {
        const QString path = query.value(1).toString();
        files += {.id = query.value(0).toLongLong(),
                  .path = isRecordingPath(path) ? m_root + QLatin1Char('/') + path : QString(),
                  .bytes = query.value(2).toLongLong(),
                  .isLocked = query.value(3).toBool(),
                  .isGrowing = query.value(4).toBool()};
    }
    return files;
}

QSet<QString> RecordingIndex::pathsIn(const QString &folder)
{
    // '0' is what comes behind '/'.
    QSqlQuery query =
        m_file->run(QStringLiteral("SELECT path FROM segments WHERE path>? AND path<?"),
                    {folder + QLatin1Char('/'), folder + QLatin1Char('0')});
    QSet<QString> paths;
    while (m_file->next(query)) {
        paths.insert(m_root + QLatin1Char('/') + query.value(0).toString());
    }
    return paths;
}

} // namespace vedette
