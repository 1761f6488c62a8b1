// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"
#include "steering/Motion.h"
#include "steering/ServoLink.h"
#include "stream/StreamStatus.h"

#include <QObject>
#include <QPointF>
#include <QThread>

namespace vedette {

class Camera;
class NewestFrameSlot;

/// A Camera on an io thread of its own, for a program whose own thread draws. All calls and
/// signals are of the thread that made it; nothing here blocks but the destructor, which ends the
/// thread and with it the connection.
class CameraThread : public QObject
{
    Q_OBJECT

public:
    explicit CameraThread(const Settings &settings, QObject *parent = nullptr);
    ~CameraThread() override;

    /// Whether this program is a viewer of the camera.
    void setWatching(bool watching);
    /// Tries again at once if the stream waits for its next attempt.
    void retryNow();
    /// The frame last sent by frameReady has been dealt with; the newest one may come. Frames that
    /// arrived meanwhile are skipped, so that a slow receiver holds at most one.
    void frameTaken();

    void press(Direction direction, Pace pace);
    void release(Direction direction);
    void setDeflection(QPointF deflection, Pace pace);
    void releaseAll();

signals:
    void frameReady(const vedette::Frame &frame);
    void statusChanged(const vedette::StreamStatus &status);
    void servoReplied(const vedette::ServoReply &reply);

private:
    QThread m_thread;
    Camera *m_camera = nullptr;        ///< lives in m_thread, which deletes it when it ends
    NewestFrameSlot *m_slot = nullptr; ///< likewise, as the camera's child
};

} // namespace vedette
