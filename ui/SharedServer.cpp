// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "SharedServer.h"

#include "camera/CameraHandle.h"
#include "camera/IoThread.h"
#include "web/WebServer.h"

#include <memory>

namespace vedette {

/// The part of a SharedServer that lives in the io thread.
class ServerInThread : public QObject
{
    Q_OBJECT

public:
    void start(Camera &camera, const WebOptions &options, const QString &userName,
               const QString &password);

signals:
    void started(const QStringList &addresses, const QStringList &warnings);
    void failed(const QString &text);
    void viewerCountChanged(int count);

private:
    std::unique_ptr<WebServer> m_server;
};

void ServerInThread::start(Camera &camera, const WebOptions &options, const QString &userName,
                           const QString &password)
{
    m_server = std::make_unique<WebServer>(options);
    m_server->router().setCredentials(userName, password);
    m_server->router().addCamera({}, camera);
    connect(m_server.get(), &WebServer::viewerCountChanged, this,
            &ServerInThread::viewerCountChanged);
    if (m_server->start()) {
        emit started(m_server->addresses(), m_server->warnings());
        return;
    }
    emit failed(m_server->errorText());
    m_server.reset();
}

SharedServer::SharedServer(CameraHandle &camera, const WebOptions &options, const QString &userName,
                           const QString &password, QObject *parent)
    : QObject(parent)
    , m_server(new ServerInThread)
{
    camera.io().adopt(*m_server);
    connect(m_server, &ServerInThread::started, this, &SharedServer::started);
    connect(m_server, &ServerInThread::failed, this, &SharedServer::failed);
    connect(m_server, &ServerInThread::viewerCountChanged, this, &SharedServer::viewerCountChanged);
    QMetaObject::invokeMethod(m_server,
                              [server = m_server, shared = &camera.camera(), options, userName,
                               password] { server->start(*shared, options, userName, password); });
}

SharedServer::~SharedServer()
{
    m_server->deleteLater();
}

} // namespace vedette

#include "SharedServer.moc"
