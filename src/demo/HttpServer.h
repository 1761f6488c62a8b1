// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/HttpRequestHead.h"

#include <QHash>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace vedette {

/// The part of esp_http_server that both of a camera's servers share: listens, reads bounded
/// requests, writes the firmware's answers byte for byte.
class HttpServer : public QObject
{
    Q_OBJECT

public:
    /// A client that has not sent its request by then is dropped.
    static constexpr std::chrono::milliseconds RequestTimeout{10000};

    explicit HttpServer(QObject *parent = nullptr);
    ~HttpServer() override;

    /// Opens the port; the same one again when port is 0 and it was open before.
    bool listen(const QHostAddress &address, quint16 port);
    /// Closes the port and resets every connection.
    void close();
    bool isListening() const { return m_server.isListening(); }
    quint16 port() const { return m_port; }
    QString errorText() const { return m_server.errorString(); }
    int connectionCount() const { return m_connectionCount; }
    int mostAtOnce() const { return m_mostAtOnce; }

    /// Resets the connection: the client sees ECONNRESET, as after a crash of the device.
    static void reset(QTcpSocket *socket);
    /// An answer of esp_http_server with a length (httpd_resp_send).
    static QByteArray answer(const QByteArray &status, const QByteArray &body,
                             const QByteArray &contentType = "text/html",
                             const QByteArray &moreHeaders = {});

signals:
    /// socket's request. The receiver answers it; the connection stays open for the next.
    void requested(QTcpSocket *socket, const vedette::HttpRequestHead &head,
                   const QByteArray &body);

private:
    void noticeEnds();
    void accept();
    void read(QTcpSocket *socket);

    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_heads;
    quint16 m_port = 0;
    int m_connectionCount = 0;
    int m_mostAtOnce = 0;
};

} // namespace vedette
