// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "media/DecodePool.h"
#include "media/JpegTurning.h"
#include "web/routes/SnapshotQueue.h"

#include <QObject>

#include <functional>
#include <vector>

namespace vedette {

class Camera;

/// Single pictures as they are shown, by how their camera is mounted. Turned on a thread of its
/// own, since a large one takes tens of milliseconds; one at a time: who asks meanwhile gets the
/// next, together with all others who did. Lives in the io thread.
class TurnedSnapshots : public QObject
{
    Q_OBJECT

public:
    using Done = SnapshotQueue::Done;

    /// Both must outlive this object.
    TurnedSnapshots(Camera &camera, SnapshotQueue &snapshots, QObject *parent = nullptr);
    /// Waits for a picture that is being turned.
    ~TurnedSnapshots() override;

    /// done is called once, perhaps at once.
    void request(const Done &done);

private:
    void turnNewest();
    void turned(const TurnedJpeg &picture);

    Camera &m_camera;
    SnapshotQueue &m_snapshots;
    QByteArray m_newest;             ///< for those who wait
    std::vector<Done> m_waiting;     ///< for the next picture to be turned
    std::vector<Done> m_beingTurned; ///< for the one that is
    bool m_isTurning = false;
    DecodePool m_thread{1}; ///< last: its job refers to this object
};

} // namespace vedette
