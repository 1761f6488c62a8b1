// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "relay/ClientConnection.h"

#include <QMap>
#include <QObject>

#include <memory>

namespace vedette {

/// Keeps count of everybody who is connected, over all listeners, and makes room: strangers, who
/// have not shown a password yet, cannot take the places of those who have. Lives in the io thread.
class ConnectionGuard : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        /// Connections in all, viewers among them; each costs a descriptor and some kilobytes.
        int connections = 4096;
        /// … of which so many may be strangers; beyond, the oldest of these goes.
        int strangers = 2048;
    };

    explicit ConnectionGuard(Limits limits, QObject *parent = nullptr);
    ~ConnectionGuard() override;

    /// Takes a new client in, as a stranger. Null, and the client is closed, when there is no room.
    ClientConnection *admit(std::unique_ptr<QTcpSocket, QScopedPointerDeleteLater> socket,
                            const Peer &peer);
    /// connection has shown the right password.
    void authenticated(ClientConnection *connection);

    /// The connection whose request QHttpServer is handling right now, else null. Qt 6.8 does not
    /// tell a handler whose request it has; 6.4 does.
    ClientConnection *current() const { return m_current; }
    /// Has connection's request handled.
    void deliver(ClientConnection *connection);

    /// For the connections to come; see ClientConnection::HeadTimeout.
    void setHeadTimeout(std::chrono::milliseconds timeout) { m_headTimeout = timeout; }

    int connectionCount() const { return *m_count; }
    /// Ends every connection at once.
    void closeAll();

private:
    void forget(ClientConnection *connection);

    Limits m_limits;
    std::chrono::milliseconds m_headTimeout = ClientConnection::HeadTimeout;
    std::shared_ptr<int> m_count = std::make_shared<int>(0);
    QMap<quint64, ClientConnection *> m_strangers; ///< by age: the oldest first
    QHash<ClientConnection *, quint64> m_serials;  ///< of all connections
    quint64 m_lastSerial = 0;
    QPointer<ClientConnection> m_current;
};

} // namespace vedette
