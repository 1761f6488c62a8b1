// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/RecordingIndex.h"
#include "recording/SegmentSource.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>

namespace vedette {

class RecordingHolds;
class RecordingRoot;

/// What somebody deletes: it is hidden at once, and its files are deleted some time later, one a
/// step, unless that is undone; what an export holds, when it lets go of it. If the process is
/// killed before, or the folder is away then, the recordings are there again afterwards: that can
/// be corrected, the opposite cannot. Lives in the disk's thread.
class RemovedRecordings : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds UndoTime{30};
    /// When the folder is not there, it is looked for again after this.
    static constexpr std::chrono::seconds RetryInterval{5};
    /// What is held is looked at again after this.
    static constexpr std::chrono::seconds HeldInterval{1};

    /// All must outlive this object.
    RemovedRecordings(RecordingRoot &root, RecordingIndex &index, RecordingHolds &holds,
                      QObject *parent = nullptr);

    /// The whole segments that have a moment in the range, unless they are locked or growing.
    RecordingIndex::Removal remove(const QString &camera, WallTime from, WallTime to);
    /// How many are there again: none, when the time is over.
    int undo(quint64 token);
    /// Deletes all of them now, also what is held: the disk is full.
    void makeRoom();
    /// Deletes all of them before it returns: nobody can undo it any more, as the program ends.
    void finish();
    /// From the next remove() on; for tests.
    void setUndoTime(std::chrono::milliseconds time) { m_undoTime = time; }

private:
    struct Waiting
    {
        quint64 token = 0;
        std::chrono::steady_clock::time_point until;
    };

    void step();
    void eraseOne();
    void erase(const Segment &segment);
    void takeAll();
    void waitForNext();

    RecordingRoot &m_root;
    RecordingIndex &m_index;
    RecordingHolds &m_holds;
    std::chrono::milliseconds m_undoTime = UndoTime;
    std::deque<Waiting> m_waiting; ///< by their time
    QList<Segment> m_due;          ///< whose time is over, the last one next
    QList<Segment> m_held;         ///< likewise, but an export has still to read them
    QTimer m_step{this};
};

} // namespace vedette
