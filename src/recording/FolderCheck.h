// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/RecordingIndex.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

namespace vedette {

class RecordingRoot;
class SegmentProbe;

/// Makes the index and the recordings' folder agree: what is gone leaves the index, and what it
/// does not know, or knows otherwise, is read. Foreign files stay untouched. Works in small steps,
/// between which the disk's thread writes: a step looks at some files, lists one folder or reads
/// one file. The oldest recordings come first, so that retention, which deletes the oldest one it
/// knows, is right at any time.
class FolderCheck : public QObject
{
    Q_OBJECT

public:
    /// Files that are looked at in a step.
    static constexpr int FilesInStep = 20;
    /// Paths that are remembered before they are read, so that memory is bounded: 2 MB of them.
    static constexpr qsizetype MostUnread = 10'000;

    /// When the folder is not there, it is looked for again after this.
    static constexpr std::chrono::seconds RetryInterval{5};

    /// root and index must outlive this object.
    FolderCheck(RecordingRoot &root, RecordingIndex &index, QObject *parent = nullptr);
    ~FolderCheck() override;

    /// From the beginning.
    void start();
    [[nodiscard]] bool isDone() const { return m_phase == Phase::Done; }

signals:
    /// So many files were read, of so many that are known to need it.
    void progressed(qint64 done, qint64 of);
    void finished();

private:
    enum class Phase { Known, Cameras, Folders, Unread, Done };
    struct Folder
    {
        QString day;
        QString camera;
    };

    void step();
    void lookAtKnown();
    void lookAt(const RecordingIndex::File &file);
    void listCamera();
    void listFolder();
    void readOne();
    void finishReading();

    RecordingRoot &m_root;
    RecordingIndex &m_index;
    QTimer m_step{this};
    Phase m_phase = Phase::Done;
    qint64 m_id = 0;         ///< of the row that was looked at last
    QStringList m_cameras;   ///< whose folders are still to be listed, the last one next
    QList<Folder> m_folders; ///< likewise
    QStringList m_unread;    ///< likewise
    std::unique_ptr<SegmentProbe> m_probe; ///< of the last one of m_unread
    qint64 m_done = 0;                     ///< files
};

} // namespace vedette
