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
    /// From a turn to the next one while frames come closer than this. It bounds what a process
    /// that is killed had taken from its cameras and not written: the last frame of a camera that
    /// sends up to a hundred a second.
    static constexpr std::chrono::milliseconds GatherTime{10};
    /// What a power cut may take.
    static constexpr std::chrono::seconds SyncInterval{1};

    explicit WritingTurns(QObject *parent = nullptr);

    /// Something has come: there will be a turn. Any thread.
    void ask();
    /// Something was written: there will be a syncDue(). In the turns' thread.
    void askForSync();

    /// No turn comes by itself any more. In the turns' thread.
    void stop();

signals:
    /// At once when frames come one by one, or else GatherTime after the last one.
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
