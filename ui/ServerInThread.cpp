// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ServerInThread.h"

#include "web/WebServer.h"

namespace vedette {

ServerInThread::ServerInThread() = default;

ServerInThread::~ServerInThread() = default;

void ServerInThread::start(Camera &camera, const WebOptions &options, const ServerConfig &logins)
{
    m_server = std::make_unique<WebServer>(options);
    m_server->router().setCredentials(logins.owner, logins.viewer);
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

} // namespace vedette
