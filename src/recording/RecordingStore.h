// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/AgeClock.h"
#include "recording/ExportFolder.h"
#include "recording/RecordingHolds.h"
#include "recording/RecordingIndex.h"
#include "recording/RecordingRoot.h"
#include "recording/Retention.h"
#include "recording/WritingTurns.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace vedette {

class RecordingWriter;

/// All that the disk's thread has of one recordings' folder: the folder, its index, what was
/// removed, and what has to go. The index is open while the folder is taken. Lives in the disk's
/// thread, and is made in another one.
class RecordingStore : public QObject
{
    Q_OBJECT

public:
    /// The folder's disk may be back, and recordings have become too old.
    static constexpr std::chrono::minutes TickInterval{1};

    explicit RecordingStore(const QString &path);
    ~RecordingStore() override;

    [[nodiscard]] RecordingRoot &root() { return m_root; }
    [[nodiscard]] WritingTurns &turns() { return m_turns; }
    /// Any thread, before the writer has begun.
    void follow(RecordingWriter *writer);

    /// What exports have still to read. Any thread.
    [[nodiscard]] RecordingHolds &holds() { return m_holds; }

    /// Looks whether the folder is there.
    void begin();
    /// In the store's thread, before it ends. What was removed is deleted, and cannot be undone.
    void end();
    void setRetention(const Retention &retention);
    /// Nothing from these: the folder is not there.
    std::optional<RecordingIndex::Locking> setLocked(const QString &camera, WallTime from,
                                                     WallTime to, bool isLocked);
    std::optional<RecordingIndex::Removal> removable(const QString &camera, WallTime from,
                                                     WallTime to);
    std::optional<RecordingIndex::Removal> remove(const QString &camera, WallTime from,
                                                  WallTime to);
    std::optional<int> undoRemove(quint64 token);
    /// ExportFolder::make(), or why the folder cannot be used.
    std::variant<ExportFolder, DiskError> makeExportFolder();
    /// For tests: another time than RemovedRecordings::UndoTime.
    void setUndoTime(std::chrono::milliseconds time);

signals:
    /// FolderCheck::progressed().
    void checked(qint64 done, qint64 of);
    /// Why the folder's recordings cannot be changed, and what to do; nothing: they can.
    void problemChanged(const std::optional<vedette::DiskError> &problem);

private:
    struct Opened;

    void tick();
    [[nodiscard]] bool isUsable() const;
    [[nodiscard]] bool lookWhetherUsable();
    [[nodiscard]] std::optional<DiskError> problem() const;
    void open(IndexFile::Before before);
    void close();
    [[nodiscard]] QStringList exportsInUse();
    void note(const QList<Segment> &segments, RecordingIndex::Lock lock);
    void endSegment(const Segment &segment);
    void makeRoom();
    void retain();

    RecordingRoot m_root;
    RecordingHolds m_holds;
    std::optional<DiskError> m_absence; ///< why the folder was not taken when that was tried last
    std::optional<DiskError> m_problem; ///< as was said last
    Retention m_retention;
    AgeClock m_clock;
    std::chrono::milliseconds m_undoTime;
    QHash<QString, Segment> m_growing;                   ///< by path
    std::vector<std::weak_ptr<const QString>> m_exports; ///< folders, also of some that have gone
    int m_tried = 0;        ///< the folder's taking in which the index was opened last
    QList<Segment> m_grown; ///< since the last sync
    WritingTurns m_turns{this};
    QTimer m_tick{this};
    std::unique_ptr<Opened> m_opened; ///< null: the folder, or its index, is not there
};

} // namespace vedette
