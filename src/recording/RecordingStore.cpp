// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingStore.h"

#include "recording/FolderCheck.h"
#include "recording/RecordingLog.h"
#include "recording/RecordingWriter.h"
#include "recording/RemovedRecordings.h"
#include "recording/RetentionRunner.h"

#include <QFile>

#include <cerrno>
#include <utility>

namespace vedette {

/// What there is while the folder is.
struct RecordingStore::Opened
{
    Opened(RecordingRoot &root, std::unique_ptr<RecordingIndex> opened, RecordingHolds &holds,
           AgeClock &clock)
        : index(std::move(opened))
        , taking(root.takings())
        , check(root, *index)
        , removed(root, *index, holds)
        , retention(root, *index, holds, clock)
    {
    }

    std::unique_ptr<RecordingIndex> index;
    int taking; ///< of the folder
    FolderCheck check;
    RemovedRecordings removed;
    RetentionRunner retention;
};

RecordingStore::RecordingStore(const QString &path)
    : m_root(path)
    , m_undoTime(RemovedRecordings::UndoTime)
{
    m_tick.setInterval(TickInterval);
    connect(&m_tick, &QTimer::timeout, this, &RecordingStore::tick);
    connect(&m_turns, &WritingTurns::synced, this,
            [this] { note(std::exchange(m_grown, {}), RecordingIndex::Lock::Keep); });
}

RecordingStore::~RecordingStore() = default;

void RecordingStore::follow(RecordingWriter *writer)
{
    using Lock = RecordingIndex::Lock;
    connect(writer, &RecordingWriter::segmentBegan, this,
            [this](const Segment &segment) { note({segment}, Lock::Set); });
    connect(writer, &RecordingWriter::segmentGrew, this,
            [this](const Segment &segment) { m_grown += segment; });
    connect(writer, &RecordingWriter::segmentEnded, this, &RecordingStore::endSegment);
    connect(writer, &RecordingWriter::diskFilled, this, &RecordingStore::makeRoom);
}

void RecordingStore::begin()
{
    m_tick.start();
    tick();
}

void RecordingStore::end()
{
    m_tick.stop();
    m_turns.stop();
    if (isUsable()) {
        m_opened->removed.finish();
    }
    close();
    if (m_root.isThere()) {
        ExportFolder::clear(m_root.folder()->path());
    }
}

void RecordingStore::tick()
{
    m_absence = m_root.take();
    if (m_absence) {
        close();
    } else if (!isUsable()) {
        const bool isDamaged = m_opened && m_opened->index->isDamaged();
        open(isDamaged ? IndexFile::Before::Replace : IndexFile::Before::Keep);
    } else if (m_opened->check.isDone() && m_opened->index->takeFailed()) {
        m_opened->check.start();
    }
    static_cast<void>(lookWhetherUsable());
    retain();
}

/// Whether the index is open, and the folder's own.
bool RecordingStore::isUsable() const
{
    return m_opened && m_root.isThere() && m_opened->taking == m_root.takings() &&
           m_opened->index->isThere() && !m_opened->index->isDamaged();
}

/// The same, and says so where that has changed.
bool RecordingStore::lookWhetherUsable()
{
    auto found = problem();
    const bool isNew = found ? !m_problem || m_problem->text != found->text : m_problem.has_value();
    if (isNew) {
        if (found && found->kind != DiskError::Kind::Unused) {
            qCWarning(recordingLog).noquote() << found->text;
        }
        m_problem = std::move(found);
        emit problemChanged(m_problem);
    }
    return !m_problem;
}

std::optional<DiskError> RecordingStore::problem() const
{
    if (isUsable()) {
        return std::nullopt;
    }
    if (m_root.isThere()) {
        return DiskError{DiskError::Kind::Refused,
                         tr("The index of the recordings in %1 cannot be written. Make room there, "
                            "and make the folder writable for the user that Vedette runs as.")
                             .arg(m_root.path())};
    }
    return m_absence && m_root.folder() == nullptr ? m_absence
                                                   : DiskError::ofSystem(ENOENT, m_root.path());
}

void RecordingStore::close()
{
    m_holds.setOwn(false);
    m_opened.reset();
}

QStringList RecordingStore::exportsInUse()
{
    std::erase_if(m_exports, [](const auto &folder) { return folder.expired(); });
    QStringList paths;
    for (const auto &folder : m_exports) {
        if (const auto path = folder.lock()) {
            paths += *path;
        }
    }
    return paths;
}

void RecordingStore::open(IndexFile::Before before)
{
    close();
    m_tried = m_root.takings();
    ExportFolder::clear(m_root.folder()->path(), exportsInUse());
    auto index = RecordingIndex::open(m_root.folder()->path(), before);
    if (!index) {
        return;
    }
    m_opened = std::make_unique<Opened>(m_root, std::move(index), m_holds, m_clock);
    m_holds.setOwn(true);
    m_opened->removed.setUndoTime(m_undoTime);
    m_opened->retention.setRetention(m_retention);
    for (const Segment &segment : std::as_const(m_growing)) {
        m_opened->index->put(segment, RecordingIndex::Lock::Keep);
    }
    connect(&m_opened->check, &FolderCheck::progressed, this, &RecordingStore::checked);
    connect(&m_opened->check, &FolderCheck::finished, this, &RecordingStore::retain);
    m_opened->check.start();
}

void RecordingStore::note(const QList<Segment> &segments, RecordingIndex::Lock lock)
{
    for (const Segment &segment : segments) {
        if (segment.isGrowing) {
            m_growing.insert(segment.path, segment);
        } else {
            m_growing.remove(segment.path);
        }
    }
    if (segments.isEmpty()) {
        return;
    }
    const bool isUnread = m_opened || m_tried != m_root.takings();
    if (!isUsable() && m_tick.isActive() && isUnread) {
        tick(); // reads it, or puts what grows
    } else if (lookWhetherUsable()) {
        m_opened->index->put(segments, lock);
    }
}

void RecordingStore::endSegment(const Segment &segment)
{
    note({segment}, RecordingIndex::Lock::Keep);
    if (isUsable() && !QFile::exists(segment.path)) { // somebody deleted it while it was written
        m_opened->index->forget(segment.path);
    }
    retain();
}

/// A write failed. What somebody deleted goes first, although it could still be undone.
void RecordingStore::makeRoom()
{
    if (m_opened) {
        m_opened->removed.makeRoom();
    }
    retain();
}

void RecordingStore::retain()
{
    if (m_opened) {
        m_opened->retention.run(m_opened->check.isDone() ? RetentionRunner::Ages::Count
                                                         : RetentionRunner::Ages::Wait);
    }
}

void RecordingStore::setRetention(const Retention &retention)
{
    if (retention == m_retention) {
        return;
    }
    m_retention = retention;
    if (m_opened) {
        m_opened->retention.setRetention(retention);
        retain();
    }
}

std::optional<RecordingIndex::Locking>
RecordingStore::setLocked(const QString &camera, WallTime from, WallTime to, bool isLocked)
{
    return lookWhetherUsable()
               ? std::optional(m_opened->index->setLocked(camera, from, to, isLocked))
               : std::nullopt;
}

std::optional<RecordingIndex::Removal> RecordingStore::removable(const QString &camera,
                                                                 WallTime from, WallTime to)
{
    return lookWhetherUsable() ? std::optional(m_opened->index->removable(camera, from, to))
                               : std::nullopt;
}

std::optional<RecordingIndex::Removal> RecordingStore::remove(const QString &camera, WallTime from,
                                                              WallTime to)
{
    return lookWhetherUsable() ? std::optional(m_opened->removed.remove(camera, from, to))
                               : std::nullopt;
}

std::optional<int> RecordingStore::undoRemove(quint64 token)
{
    return lookWhetherUsable() ? std::optional(m_opened->removed.undo(token)) : std::nullopt;
}

std::variant<ExportFolder, DiskError> RecordingStore::makeExportFolder()
{
    if (!lookWhetherUsable()) {
        return *m_problem;
    }
    auto made = ExportFolder::make(m_root.folder()->path(), m_retention);
    if (const auto *const folder = std::get_if<ExportFolder>(&made)) {
        m_exports.emplace_back(folder->inUse);
    }
    return made;
}

void RecordingStore::setUndoTime(std::chrono::milliseconds time)
{
    m_undoTime = time;
    if (m_opened) {
        m_opened->removed.setUndoTime(time);
    }
}

} // namespace vedette

#include "moc_RecordingStore.cpp"
