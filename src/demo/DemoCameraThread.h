// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/DemoCameras.h"

#include <QObject>
#include <QThread>

namespace vedette {

/// One or several DemoCameras on a thread of their own, so that one program can be both the camera
/// and its viewer, over real loopback sockets. Calls are of the thread that made it; those that ask
/// wait for the cameras' thread, which never waits for anybody.
class DemoCameraThread : public QObject
{
    Q_OBJECT

public:
    explicit DemoCameraThread(const DemoCamera::Options &options = DemoCamera::Options(),
                              QObject *parent = nullptr);
    /// Several, see DemoCameras::options().
    explicit DemoCameraThread(const QList<DemoCamera::Options> &options, QObject *parent = nullptr);
    ~DemoCameraThread() override;

    /// As DemoCameras::start.
    bool start();
    QString errorText() const;
    qsizetype count() const { return m_cameras->count(); }

    // Each of one camera: the first, unless another is meant.
    QString name(int camera = 0) const;
    QUrl streamUrl(int camera = 0) const;
    QUrl servoUrl(int camera = 0) const;

    void setFault(Fault fault, int camera = 0);
    void clearFault(int camera = 0) { setFault(Fault::None, camera); }
    void setServoFault(DemoCamera::ServoFault fault, int camera = 0);

    int streamClients(int camera = 0) const;
    int streamConnections(int camera = 0) const;
    int mostConnectionsAtOnce(int camera = 0) const;
    int servoConnections(int camera = 0) const;
    int traverse(int camera = 0) const;
    int elevation(int camera = 0) const;
    DemoCamera::Pointing pointing(int camera = 0) const;
    DemoCamera::Pointing target(int camera = 0) const;
    QByteArrayList servoRequests(int camera = 0) const;
    int wrongServoRequests(int camera = 0) const;

signals:
    /// How far a valid message told the servos to turn, and whose.
    void servoMoved(int traverse, int elevation, int camera);

private:
    template <typename Question>
    auto ask(Question question) const;

    QThread m_thread;
    DemoCameras *m_cameras; ///< live in m_thread, which deletes them when it ends
};

} // namespace vedette
