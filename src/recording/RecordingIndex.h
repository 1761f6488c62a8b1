// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/IndexFile.h"
#include "recording/Segment.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QStringList>

#include <memory>

namespace vedette {

/// What there is in the recordings' folder, by camera and time, in ROOT/index.sqlite. Holds nothing
/// that the files do not say themselves, and is made from them again when it is lost. A recording
/// is locked when its file has mode 0400 instead of 0600. Used in the disk's thread alone, which is
/// the only one that writes; RecordingCatalog reads.
class RecordingIndex
{
public:
    /// A file as the index knows it.
    struct File
    {
        qint64 id = 0;
        QString path; ///< empty: it cannot be one of a recording
        qint64 bytes = 0;
        bool isLocked = false;
        bool isGrowing = false;
    };
    /// What recordings take.
    struct Use
    {
        QHash<QString, qint64> bytes; ///< by camera, without what was removed
        qint64 removedBytes = 0;      ///< of what waits for its deletion
        WallTime newest;              ///< the latest end; 1970: there is no recording
    };
    struct Locking
    {
        int changed = 0;
        int failed = 0; ///< the system refused it
    };
    /// What becomes of the segments of a range. Whole ones are removed, and so more than the range.
    struct Removal
    {
        /// Where more than this is removed beyond a range, its owner is asked before.
        static constexpr std::chrono::seconds MostBeyondUnasked{60};

        quint64 token = 0; ///< for unmark(); 0: nothing was removed yet
        int removed = 0;
        qint64 bytes = 0;                    ///< of those that are removed
        WallTime from;                       ///< where they begin; 1970: there are none
        WallTime to;                         ///< where they end
        std::chrono::milliseconds beyond{0}; ///< how much of that is before or behind the range
        int locked = 0;                      ///< and therefore kept
        int growing = 0;                     ///< likewise

        /// Its owner is asked before.
        [[nodiscard]] bool mustBeAsked() const { return removed > 0 && beyond > MostBeyondUnasked; }
    };
    /// Whether put() sets Segment::isLocked of a segment that is known.
    enum class Lock { Keep, Set };

    /// root: the absolute path of the folder, without "..". What was marked for removal is there
    /// again. Null: the folder cannot be written.
    static std::unique_ptr<RecordingIndex> open(const QString &root,
                                                IndexFile::Before before = IndexFile::Before::Keep);

    [[nodiscard]] const QString &root() const { return m_root; }
    [[nodiscard]] bool isDamaged() const { return m_file->isDamaged(); }
    [[nodiscard]] bool isThere() const { return m_file->isThere(); }
    /// Whether something could not be written since the last call.
    [[nodiscard]] bool takeFailed() { return m_file->takeFailed(); }

    /// What is now known of a segment.
    void put(const Segment &segment, Lock lock) { put(QList<Segment>{segment}, lock); }
    /// The same of several, in one transaction.
    void put(const QList<Segment> &segments, Lock lock);
    void forget(const QString &path);
    void forget(qint64 id);
    /// Whether put() was last told that this file grows.
    [[nodiscard]] bool isWritten(const QString &path) const { return m_written.contains(path); }

    /// For the whole segments that have a moment in the range: their files, and what is known of
    /// them. Takes as long as the disk needs to change the files' modes.
    Locking setLocked(const QString &camera, WallTime from, WallTime to, bool isLocked);
    /// What the file's mode says.
    void noteLocked(const QString &path, bool isLocked);
    /// Whether this mode is that of a locked file.
    [[nodiscard]] static bool isLockedMode(unsigned mode);

    /// What mark() would do.
    [[nodiscard]] Removal removable(const QString &camera, WallTime from, WallTime to);
    /// Hides the whole segments that have a moment in the range, unless they are locked or growing.
    Removal mark(const QString &camera, WallTime from, WallTime to);
    /// How many are there again.
    int unmark(quint64 token);
    /// What that removal hid, by the start.
    [[nodiscard]] QList<Segment> marked(quint64 token);
    /// The token that was given out last. Any thread.
    [[nodiscard]] static quint64 newestRemoval();
    /// One that was marked and could not be deleted.
    void unmark(const QString &path);

    [[nodiscard]] Use use();
    /// Of each camera the oldest ones, so many, that are neither locked nor growing nor removed; by
    /// their start.
    [[nodiscard]] QList<Segment> oldest(const QStringList &cameras, int count);
    /// The next ones behind this id.
    [[nodiscard]] QList<File> filesAfter(qint64 id, int count);
    /// Those that are known in a folder CAMERA/DAY.
    [[nodiscard]] QSet<QString> pathsIn(const QString &folder);

private:
    RecordingIndex(QString root, std::unique_ptr<IndexFile> file);
    /// What a query for paths has left, absolute.
    [[nodiscard]] QStringList pathsFrom(QSqlQuery &query);
    /// What a query for segmentrow::Columns has left.
    [[nodiscard]] QList<Segment> segmentsFrom(QSqlQuery &query);

    QString m_root;
    std::unique_ptr<IndexFile> m_file;
    QSet<QString> m_written;
};

} // namespace vedette
