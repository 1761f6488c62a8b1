// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/ServoSocketServer.h"

namespace vedette {

ServoSocketServer::ServoSocketServer(QObject *parent)
    : QObject(parent)
    , m_server(QStringLiteral("vedette-camera"), QWebSocketServer::NonSecureMode)
{
    connect(&m_server, &QWebSocketServer::newConnection, this, &ServoSocketServer::accept);
    m_server.setParent(this); // which takes it along to another thread
}

ServoSocketServer::~ServoSocketServer()
{
    close();
}

bool ServoSocketServer::listen(const QHostAddress &address, quint16 port)
{
    if (!m_server.listen(address, port ? port : m_port)) {
        return false;
    }
    m_port = m_server.serverPort();
    return true;
}

void ServoSocketServer::close()
{
    m_server.close();
    drop();
}

void ServoSocketServer::drop()
{
    if (m_client) {
        m_client->abort();
    }
}

void ServoSocketServer::accept()
{
    while (QWebSocket *socket = m_server.nextPendingConnection()) {
        socket->setParent(this); // deleteLater() alone is not enough when the thread ends
        connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
        if (socket->requestUrl().path() != QLatin1String(Path)) {
            socket->close(QWebSocketProtocol::CloseCodePolicyViolated);
            continue;
        }
        ++m_connectionCount;
        socket->setMaxAllowedIncomingMessageSize(LongestMessage);
        connect(socket, &QWebSocket::textMessageReceived, this,
                [this](const QString &message) { emit received(message.toUtf8()); });
        if (m_client) {
            m_client->disconnect(this);
            m_client->close();
        }
        m_client = socket;
    }
}

} // namespace vedette

#include "moc_ServoSocketServer.cpp"
