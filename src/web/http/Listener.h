// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/ListenAddress.h"

#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <optional>

namespace vedette {

class ClientConnection;
class ConnectionGuard;

/// One address that is served, with or without TLS: accepts clients, has the guard check them and
/// hands QHttpServer their requests. Lives in the io thread.
class Listener : public QTcpServer
{
    Q_OBJECT

public:
    /// A thousand viewers may arrive at once after a power cut; with Qt's 50 most of them would
    /// wait seconds for the kernel's next try.
    static constexpr int Backlog = 4096;
    /// Out of descriptors: how long until the next client is accepted.
    static constexpr std::chrono::milliseconds AcceptRetryInterval{1000};

    explicit Listener(ConnectionGuard &guard, QObject *parent = nullptr);
    ~Listener() override;

    /// Opens the address. False, with what is wrong and what to do in errorText().
    bool open(const ListenAddress &address);
    /// Takes over a listening socket that systemd opened.
    bool openInherited(int descriptor);
    /// Clients from now on must speak TLS with this; without, none may. Unix sockets never do.
    void setTls(const std::optional<QSslConfiguration> &tls) { m_tls = tls; }

    bool isUnix() const { return m_isUnix; }
    bool isEncrypted() const { return m_tls && !m_isUnix; }
    /// As a user would open it: "http://127.0.0.1:5000/" or "unix:/run/vedette.sock".
    QString display() const;
    const ListenAddress &address() const { return m_address; }
    QString errorText() const { return m_errorText; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    bool openUnix(const QString &path);
    void requestComplete(ClientConnection *connection, bool firstOne);
    void acceptFailed(QAbstractSocket::SocketError error);

    ConnectionGuard &m_guard;
    ListenAddress m_address;
    std::optional<QSslConfiguration> m_tls;
    QString m_errorText;
    QString m_ownedPath; ///< of a unix socket made here, to be removed at the end
    QTimer m_acceptAgain;
    bool m_isUnix = false;
};

} // namespace vedette
