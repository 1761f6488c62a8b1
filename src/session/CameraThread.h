// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"
#include "relay/RelayOptions.h"
#include "steering/Motion.h"
#include "steering/ServoLink.h"
#include "stream/FrameHub.h"
#include "stream/StreamStatus.h"

#include <QObject>
#include <QPointF>
#include <QThread>

#include <memory>

namespace vedette {

class Camera;
class NewestFrameSlot;
class Relay;

/// A Camera on an io thread of its own, for a program whose own thread draws. All calls and
/// signals are of the thread that made it; nothing here blocks but the destructor, which ends the
/// thread and with it the connection.
class CameraThread : public QObject
{
    Q_OBJECT

public:
    /// linger: as Camera's.
    explicit CameraThread(const Settings &settings,
                          std::chrono::milliseconds linger = FrameHub::DefaultLinger,
                          QObject *parent = nullptr);
    ~CameraThread() override;

    /// Whether this program is a viewer of the camera.
    void setWatching(bool watching);
    /// Tries again at once if the stream waits for its next attempt.
    void retryNow();
    /// The frame last sent by frameReady has been dealt with; the newest one may come. Frames that
    /// arrived meanwhile are skipped, so that a slow receiver holds at most one.
    void frameTaken();

    /// Shares the camera with browsers from now on, behind this login; sharingStarted() or
    /// sharingFailed() follows.
    void startSharing(const RelayOptions &options, const QString &userName,
                      const QString &password);
    /// Ends it, and every browser's stream.
    void stopSharing();

    /// Asks the servos for a move of nothing; servoReplied() says whether they are there.
    void askServos();
    void press(Direction direction, Pace pace);
    void release(Direction direction);
    void setDeflection(QPointF deflection, Pace pace);
    void releaseAll();

signals:
    void frameReady(const vedette::Frame &frame);
    void statusChanged(const vedette::StreamStatus &status);
    void servoReplied(const vedette::ServoReply &reply);
    /// addresses: as a browser opens them. warnings: whole sentences for the user.
    void sharingStarted(const QStringList &addresses, const QStringList &warnings);
    /// text: what is wrong and what to do.
    void sharingFailed(const QString &text);
    /// How many browsers and players watch.
    void webViewerCountChanged(int count);

private:
    QThread m_thread;
    Camera *m_camera = nullptr;        ///< lives in m_thread, which deletes it when it ends
    NewestFrameSlot *m_slot = nullptr; ///< likewise, as the camera's child
    std::unique_ptr<Relay> m_relay;    ///< used in m_thread only, and gone when it ends
};

} // namespace vedette
