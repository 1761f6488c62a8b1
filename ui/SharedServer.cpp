// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "SharedServer.h"

#include "base/OtherThread.h"
#include "camera/CameraHandle.h"
#include "camera/IoThread.h"
#include "ServerInThread.h"

namespace vedette {

SharedServer::SharedServer(IoThread &io, const WebOptions &options, QObject *parent)
    : QObject(parent)
    , m_server(new ServerInThread)
{
    io.adopt(*m_server);
    connect(m_server, &ServerInThread::started, this, &SharedServer::started);
    connect(m_server, &ServerInThread::failed, this, &SharedServer::failed);
    connect(m_server, &ServerInThread::viewerCountChanged, this, &SharedServer::viewerCountChanged);
    QMetaObject::invokeMethod(m_server, [server = m_server, options] { server->start(options); });
}

SharedServer::~SharedServer()
{
    deleteThere(m_server, this);
}

void SharedServer::setLogins(const ServerConfig &logins)
{
    QMetaObject::invokeMethod(m_server, [server = m_server, logins] { server->setLogins(logins); });
}

void SharedServer::addCamera(const QString &id, CameraHandle &camera)
{
    QMetaObject::invokeMethod(m_server, [server = m_server, id, shared = &camera.camera()] {
        server->addCamera(id, *shared);
    });
}

void SharedServer::removeCamera(const QString &id)
{
    QMetaObject::invokeMethod(m_server, [server = m_server, id] { server->removeCamera(id); });
}

void SharedServer::setDefaultCamera(const QString &id)
{
    QMetaObject::invokeMethod(m_server, [server = m_server, id] { server->setDefaultCamera(id); });
}

} // namespace vedette

#include "moc_SharedServer.cpp"
