// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/PeerSockets.h"
#include "steering/HttpAnswerReader.h"

#include <QAbstractSocket>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <optional>

class QTcpSocket;

namespace vedette {

/// A connection to one HTTP or HTTPS server, opened when needed and kept while the server allows,
/// on which each request is written once and never again.
///
/// Why not QNetworkAccessManager: when a server reads a request and closes without an answer, it
/// sends the request a second time by itself (Qt 6.4, `reconnectAttempts` in
/// qhttpnetworkconnectionchannel.cpp; TestServoLink::neverSentTwice showed two requests for each,
/// also with `Connection: close`). For a relative movement that is twice the angle. A request body
/// that refuses to be rewound prevents it, but then a connection that the server had closed while
/// idle, or a digest nonce gone stale, loses the request.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    /// A connection idle for longer is not used again: the camera may have restarted meanwhile or a
    /// router forgotten it, and the next request would be lost in it. It also gives the camera back
    /// its socket, of which it has about seven.
    static constexpr std::chrono::milliseconds DefaultMaximumIdle{4000};

    enum class Failure {
        NoDescriptors, ///< this process has used up its own
        Refused,
        UnknownHost,
        Untrusted,   ///< the TLS handshake failed
        Closed,      ///< by the server, after the request and before an answer
        NotHttp,     ///< an answer that is none, or a head beyond the limits
        Unreachable, ///< anything else: no route, network down
    };
    Q_ENUM(Failure)

    /// Of `server` only scheme, host and port matter.
    explicit HttpConnection(QUrl server, QObject *parent = nullptr);
    ~HttpConnection() override;

    /// Sends a whole request; answered() or failed() follows, never from within this call. One at a
    /// time.
    void send(const QByteArray &request);
    /// Waits no longer. If the head of an answer is here it is the answer, answered() is emitted
    /// and true returned; else it is like abort().
    bool cutShort();
    /// Gives up the request, if one is under way, and the connection. No signal follows.
    void abort();
    void setMaximumIdle(std::chrono::milliseconds idle) { m_idle.setInterval(idle); }

signals:
    /// A slot may call send().
    void answered(const vedette::HttpAnswer &answer);
    void failed(vedette::HttpConnection::Failure failure);

private:
    bool isReusable();
    void open();
    void writeRequest();
    void readAnswer();
    void socketFailed(QAbstractSocket::SocketError error);
    void answerComplete();
    void fail(Failure failure);

    QUrl m_server;
    QTimer m_idle{this};
    QTcpSocket *m_socket = nullptr;           ///< child; a new one for each connection
    std::optional<SparedConnection> m_spared; ///< m_socket, while it is connected
    QByteArray m_request;                     ///< until it is written
    HttpAnswerReader m_reader;
    bool m_waiting = false; ///< a request is under way
};

} // namespace vedette
