// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Export.h"
#include "recording/PastReader.h"
#include "recording/RecordingStore.h"

#include <QFuture>
#include <QMutex>
#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>
#include <memory>

namespace vedette {

class RecordingWriter;

/// The one thread that recordings are written in, however many cameras: there is one disk, and it
/// blocks whoever writes. Keeps the index of what was recorded, and deletes what has to go. Belongs
/// to the thread that made it; outlives what has writers of it. Answers come from the disk's
/// thread: take them by QFuture::then() with a context.
class RecordingDisk : public QObject
{
    Q_OBJECT

public:
    /// path: of the recordings' folder. If it was recorded into before, its index is opened, and
    /// made to agree with the files.
    explicit RecordingDisk(const QString &path, QObject *parent = nullptr);
    /// Waits until what was given to writers is on the disk.
    ~RecordingDisk() override;

    [[nodiscard]] const QString &path() const { return m_path; }
    /// Why the folder's recordings cannot be changed just now, and what to do; nothing: they can,
    /// as far as known. Any thread; it is right when an answer below has come.
    [[nodiscard]] std::optional<DiskError> problem() const;
    /// What is in the folder, for whoever reads it.
    [[nodiscard]] PastReader &past() { return m_past; }
    /// Lives in the disk's thread; end it by deleteLater(). See RecordingWriter's constructor.
    [[nodiscard]] RecordingWriter *makeWriter(const QString &camera, const QString &title);

    /// What has to go from now on. At first: nothing.
    void setRetention(const Retention &retention);
    /// All whole segments that have a moment in the range stay until they are unlocked, or need not
    /// stay any longer. Nothing, from this and the others: the folder is not there.
    QFuture<std::optional<RecordingIndex::Locking>> setLocked(const QString &camera, WallTime from,
                                                              WallTime to, bool isLocked);
    /// What remove() would do now, for whoever is to say yes to it.
    QFuture<std::optional<RecordingIndex::Removal>> removable(const QString &camera, WallTime from,
                                                              WallTime to);
    /// Hides the whole segments that have a moment in the range, unless they are locked or growing,
    /// and deletes them after RemovedRecordings::UndoTime.
    QFuture<std::optional<RecordingIndex::Removal>> remove(const QString &camera, WallTime from,
                                                           WallTime to);
    /// How many segments are there again.
    QFuture<std::optional<int>> undoRemove(quint64 token);
    /// A new one in the recordings' folder; it goes with this object.
    QFuture<std::variant<ExportFolder, DiskError>> makeExportFolder();
    /// Of what is there now: it stays until it was exported, whoever deletes it meanwhile. Belongs
    /// to the thread that calls this, which may be any. source: for tests, what there is in place
    /// of what is in the folder.
    [[nodiscard]] std::unique_ptr<Export> makeExport(const ExportRequest &request,
                                                     const SegmentSourceMaker &source = {}) const;
    /// For tests: another time than RemovedRecordings::UndoTime.
    void setUndoTime(std::chrono::milliseconds time);

signals:
    /// The index is made to agree with the files: so many were read, of so many that are known to
    /// need it.
    void checked(qint64 done, qint64 of);
    /// problem() is another one.
    void problemChanged();

private:
    template <typename Result>
    QFuture<Result> ask(std::function<Result(RecordingStore &)> question);

    QString m_path;
    PastReader m_past;
    mutable QMutex m_mutex; ///< of m_problem
    std::optional<DiskError> m_problem;
    QThread m_thread;
    std::unique_ptr<RecordingStore> m_store; ///< lives in m_thread
    QObject m_end; ///< lives in m_thread: a call to it comes after all that was posted before
};

} // namespace vedette
