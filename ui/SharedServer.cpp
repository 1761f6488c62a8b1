// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "SharedServer.h"

#include "camera/CameraHandle.h"
#include "camera/IoThread.h"
#include "ServerInThread.h"

namespace vedette {

SharedServer::SharedServer(CameraHandle &camera, const WebOptions &options,
                           const ServerConfig &logins, QObject *parent)
    : QObject(parent)
    , m_server(new ServerInThread)
{
    camera.io().adopt(*m_server);
    connect(m_server, &ServerInThread::started, this, &SharedServer::started);
    connect(m_server, &ServerInThread::failed, this, &SharedServer::failed);
    connect(m_server, &ServerInThread::viewerCountChanged, this, &SharedServer::viewerCountChanged);
    QMetaObject::invokeMethod(m_server, [server = m_server, shared = &camera.camera(), options,
                                         logins] { server->start(*shared, options, logins); });
}

SharedServer::~SharedServer()
{
    m_server->deleteLater();
}

} // namespace vedette
