// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>

namespace vedette {

/// When the disk's thread writes what has come, and when it has the disk keep it: for all cameras
/// at once, so that many of them do not wake it, or have it wait for the disk, one by one. Lives in
/// the disk's thread.
class WritingTurns : public QObject
{
    Q_OBJECT

public:
    /// From a turn to the next one while frames come closer than this: half of what lies between
    /// two frames of most cameras. What a process that is killed had taken from a camera and not
    /// written is the last frame, for the next one does not wait.
    static constexpr std::chrono::milliseconds GatherTime{20};
    /// What a power cut may take.
    static constexpr std::chrono::seconds SyncInterval{1};

    explicit WritingTurns(QObject *parent = nullptr);

    /// So many frames of a camera wait: there will be a turn, at once if it is more than one. Any
    /// thread.
    void ask(int frames);
    /// Something was written: there will be a syncDue(). In the turns' thread.
    void askForSync();

    /// No turn comes by itself any more. In the turns' thread.
    void stop();

signals:
    /// At once when frames come one by one, or else GatherTime after the last one at the latest.
    void turn();
    /// SyncInterval after the first askForSync() since the last one.
    void syncDue();
    /// Behind what every receiver of syncDue() did.
    void synced();

private:
    void beginTurn();
    void look();
    void sync();

    QTimer m_next{this};
    QTimer m_sync{this};
    SteadyClock::time_point m_began; ///< the last turn that was not m_next's
    std::atomic<bool> m_hasCome{false};
    std::atomic<bool> m_willLook{false}; ///< whoever asks need not wake the thread
};

} // namespace vedette
