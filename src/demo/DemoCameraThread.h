// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/DemoCamera.h"

#include <QObject>
#include <QThread>

namespace vedette {

/// A DemoCamera on a thread of its own, so that one program can be both the camera and its viewer,
/// over real loopback sockets. Calls are of the thread that made it; those that ask wait for the
/// camera's thread, which never waits for anybody.
class DemoCameraThread : public QObject
{
    Q_OBJECT

public:
    explicit DemoCameraThread(const DemoCamera::Options &options = DemoCamera::Options(),
                              QObject *parent = nullptr);
    ~DemoCameraThread() override;

    /// As DemoCamera::start.
    bool start();
    QString errorText() const;
    QUrl streamUrl() const;
    QUrl servoUrl() const;

    void setFault(Fault fault);
    void clearFault() { setFault(Fault::None); }
    void setServoFault(DemoCamera::ServoFault fault);

    int streamClients() const;
    int streamConnections() const;
    int mostConnectionsAtOnce() const;
    int servoConnections() const;
    int traverse() const;
    int elevation() const;

signals:
    void servoMoved(int traverse, int elevation);

private:
    template <typename Question>
    auto ask(Question question) const;

    QThread m_thread;
    DemoCamera *m_camera = nullptr; ///< lives in m_thread, which deletes it when it ends
};

} // namespace vedette
