// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ServerInThread.h"

#include "web/WebServer.h"

namespace vedette {

ServerInThread::ServerInThread() = default;

ServerInThread::~ServerInThread() = default;

void ServerInThread::start(const WebOptions &options)
{
    m_server = std::make_unique<WebServer>(options);
    connect(m_server.get(), &WebServer::viewerCountChanged, this,
            &ServerInThread::viewerCountChanged);
    if (m_server->start()) {
        emit started(m_server->addresses(), m_server->warnings());
        return;
    }
    emit failed(m_server->errorText());
    m_server.reset();
}

void ServerInThread::setLogins(const ServerConfig &logins)
{
    if (m_server) {
        m_server->router().setCredentials(logins.owner, logins.viewer);
        m_server->router().setViewersReview(logins.recordings.areForViewers);
    }
}

void ServerInThread::addCamera(const QString &id, Camera &camera)
{
    if (m_server) {
        m_server->router().addCamera(id, camera);
    }
}

void ServerInThread::removeCamera(const QString &id)
{
    if (m_server && m_server->router().camera(id) != nullptr) {
        m_server->router().removeCamera(id);
    }
}

void ServerInThread::setDefaultCamera(const QString &id)
{
    if (m_server) {
        m_server->router().setDefaultCamera(id);
    }
}

} // namespace vedette

#include "moc_ServerInThread.cpp"
