// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>
#include <QObject>
#include <QPointer>
#include <QWebSocket>
#include <QWebSocketServer>

namespace vedette {

/// The web socket of a camera, at /ws: one client at a time, and a new one closes the old.
class ServoSocketServer : public QObject
{
    Q_OBJECT

public:
    static constexpr auto Path = "/ws";
    /// A message is a letter and a number.
    static constexpr quint64 LongestMessage = 64; ///< bytes

    explicit ServoSocketServer(QObject *parent = nullptr);
    ~ServoSocketServer() override;

    /// Opens the port; the same one again when port is 0 and it was open before.
    bool listen(const QHostAddress &address, quint16 port);
    /// Closes the port and drops the client.
    void close();
    /// The client's connection ends as after a crash of the device.
    void drop();
    quint16 port() const { return m_port; }
    QString errorText() const { return m_server.errorString(); }
    int connectionCount() const { return m_connectionCount; }

signals:
    void received(const QByteArray &message);

private:
    void accept();

    QWebSocketServer m_server;
    QPointer<QWebSocket> m_client;
    quint16 m_port = 0;
    int m_connectionCount = 0;
};

} // namespace vedette
