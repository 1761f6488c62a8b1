// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/ClientConnection.h"

#include <QMap>
#include <QObject>

#include <memory>

namespace vedette {

/// Counts all connections, over all listeners, and makes room: unauthenticated clients, which have
/// not sent the right password yet, cannot take the places of authenticated ones. Lives in the io
/// thread.
class ConnectionGuard : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        /// Connections in all, viewers among them; each costs a descriptor and some kilobytes.
        int connections = 4096;
        /// … of which so many may be unauthenticated; beyond, the oldest of these is closed.
        int unauthenticated = 2048;
    };

    explicit ConnectionGuard(Limits limits, QObject *parent = nullptr);
    ~ConnectionGuard() override;

    /// Admits a new client, unauthenticated. Null, and the client is closed, when there is no room.
    ClientConnection *admit(std::unique_ptr<QTcpSocket, QScopedPointerDeleteLater> socket,
                            const Peer &peer);
    /// connection has sent the right password.
    void authenticated(ClientConnection *connection);

    /// The connection whose request QHttpServer is handling right now, else null. Qt 6.8 does not
    /// pass a handler the connection of its request; 6.4 does.
    ClientConnection *current() const { return m_current; }
    /// Has connection's request handled.
    void deliver(ClientConnection *connection);

    /// For the connections to come.
    void setTimeouts(const ClientConnection::Timeouts &timeouts) { m_timeouts = timeouts; }

    int connectionCount() const { return *m_count; }
    /// Ends every connection at once.
    void closeAll();

private:
    void forget(ClientConnection *connection);

    Limits m_limits;
    ClientConnection::Timeouts m_timeouts;
    std::shared_ptr<int> m_count = std::make_shared<int>(0);
    QMap<quint64, ClientConnection *> m_unauthenticated; ///< by age: the oldest first
    QHash<ClientConnection *, quint64> m_serials;        ///< of all connections
    quint64 m_lastSerial = 0;
    QPointer<ClientConnection> m_current;
};

} // namespace vedette
