// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/http/ConnectionGuard.h"

#include <utility>

namespace vedette {

ConnectionGuard::ConnectionGuard(Limits limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
{
}

ConnectionGuard::~ConnectionGuard()
{
    closeAll();
}

ClientConnection *
ConnectionGuard::admit(std::unique_ptr<QTcpSocket, QScopedPointerDeleteLater> socket,
                       const Peer &peer)
{
    if (m_unauthenticated.size() >= m_limits.unauthenticated || *m_count >= m_limits.connections) {
        if (m_unauthenticated.isEmpty()) {
            socket->abort();
            return nullptr;
        }
        m_unauthenticated.first()->abort();
    }
    auto *connection =
        new ClientConnection({std::move(socket), peer, ConnectionLease(m_count)}, m_timeouts, this);
    m_serials.insert(connection, ++m_lastSerial);
    m_unauthenticated.insert(m_lastSerial, connection);
    connect(connection, &ClientConnection::closed, this, [this, connection] {
        forget(connection);
        connection->deleteLater();
    });
    return connection;
}

void ConnectionGuard::forget(ClientConnection *connection)
{
    m_unauthenticated.remove(m_serials.take(connection));
}

void ConnectionGuard::authenticated(ClientConnection *connection)
{
    m_unauthenticated.remove(m_serials.value(connection));
}

void ConnectionGuard::deliver(ClientConnection *connection)
{
    m_current = connection;
    connection->deliver();
    m_current.clear();
}

void ConnectionGuard::closeAll()
{
    const QList<ClientConnection *> all = m_serials.keys();
    for (ClientConnection *connection : all) {
        connection->abort();
    }
}

} // namespace vedette

#include "moc_ConnectionGuard.cpp"
