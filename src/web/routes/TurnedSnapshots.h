// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "media/DecodePool.h"
#include "media/JpegTurning.h"
#include "web/routes/SnapshotQueue.h"

#include <QFutureWatcher>
#include <QObject>

#include <functional>
#include <vector>

namespace vedette {

class Camera;

/// Single pictures as they are shown, by how their camera is mounted. Turned on a thread of a pool,
/// since a large one takes tens of milliseconds, and what a hostile camera sends a second; one at a
/// time: who asks meanwhile gets the next, together with all others who did. Lives in the io
/// thread.
class TurnedSnapshots : public QObject
{
    Q_OBJECT

public:
    using Done = SnapshotQueue::Done;

    /// All must outlive this object.
    TurnedSnapshots(Camera &camera, SnapshotQueue &snapshots, DecodePool &pool,
                    QObject *parent = nullptr);
    /// Does not wait for a picture that is being turned.
    ~TurnedSnapshots() override;

    /// done is called once, perhaps at once.
    void request(const Done &done);

private:
    void turnNewest();
    void turned();

    Camera &m_camera;
    SnapshotQueue &m_snapshots;
    DecodePool &m_pool;
    QByteArray m_newest;             ///< for those who wait
    std::vector<Done> m_waiting;     ///< for the next picture to be turned
    std::vector<Done> m_beingTurned; ///< for the one that is
    QFutureWatcher<TurnedJpeg> m_turning;
};

} // namespace vedette
