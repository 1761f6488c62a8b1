// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/Frame.h"

#include <QList>
#include <QMutex>
#include <QObject>

namespace vedette {

/// Takes each frame of a hub for one that must not miss any, such as a recording: also those that
/// were read too late to be shown. What is not taken in time costs memory up to a limit; beyond it,
/// the oldest frames are dropped and counted. Lives in the hub's thread, which hands it frames by
/// FrameHub::attachEvery(). With an interval, it is one frame of each such time.
class EveryFrameTap : public QObject
{
    Q_OBJECT

public:
    /// A disk that is busy for half a minute, with 25 pictures of 80 KB a second.
    static constexpr qsizetype DefaultMaximumBytes = 64LL * 1024 * 1024;

    explicit EveryFrameTap(qsizetype maximumBytes = DefaultMaximumBytes, QObject *parent = nullptr);
    /// Before the first frame. Nothing: each frame.
    void setInterval(std::chrono::milliseconds interval) { m_interval = interval; }

    /// What has come since the last time, the oldest first. Any thread.
    [[nodiscard]] QList<Frame> take();
    /// Frames that were dropped since this object was made. Any thread.
    [[nodiscard]] quint64 dropped() const;

public slots:
    void offer(const vedette::Frame &frame);

signals:
    /// The first frame since the last take(), and the second: so many are there to be taken.
    void ready(int frames);

private:
    qsizetype m_maximumBytes;
    std::chrono::milliseconds m_interval{0};
    SteadyClock::time_point m_next; ///< when the interval's next frame is due
    mutable QMutex m_mutex;         ///< of all below
    QList<Frame> m_frames;
    qsizetype m_bytes = 0; ///< of m_frames
    quint64 m_dropped = 0;
};

} // namespace vedette
