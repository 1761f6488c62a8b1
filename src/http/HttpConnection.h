// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/HttpAnswerReader.h"

#include <QAbstractSocket>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>

class QTcpSocket;

namespace vedette {

/// A connection to one HTTP or HTTPS server, opened when needed and kept while the server allows,
/// on which each request is written once and never again. It owns its socket: at most one at a
/// time, which nobody else reads, and which ends with it. What the network brings and nobody reads
/// stays with the server (back-pressure).
///
/// Why not QNetworkAccessManager's own: one line of a head that is not a field makes it lose the
/// whole head; it opens up to four connections for one request, and sends a request a second time
/// by itself when a server closes without an answer (Qt 6.4, `reconnectAttempts` in
/// qhttpnetworkconnectionchannel.cpp), which for a relative movement is twice the angle; and it
/// reads a hostile head without a limit, in a thread where abort() does not reach it.
///
/// Lives in the thread that made it. A slot may call send(), readBody() and abort(); it must not
/// destroy the connection.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    /// A connection idle for longer is not used again: the camera may have restarted meanwhile or a
    /// router forgotten it, and the next request would be lost in it. It also gives the camera back
    /// its socket, of which it has about seven.
    static constexpr std::chrono::milliseconds DefaultMaximumIdle{4000};
    /// From an answer's first byte to the end of its head. A camera sends both in one packet.
    static constexpr std::chrono::milliseconds HeadTimeout{10000};
    /// The rest of an answer that nobody wants is read past, to keep the connection, when it is
    /// here already and not longer than this many bytes. A page that asks for a login has 500.
    static constexpr qint64 MaximumDiscardedBytes = qint64{16} * 1024;

    enum class Failure {
        NoDescriptors, ///< this process has used up its own
        Refused,
        UnknownHost,
        Untrusted,   ///< the TLS handshake failed; errorText() says why
        Closed,      ///< by the server, after the request and before an answer
        NotHttp,     ///< what answers speaks another protocol
        HeadTooLong, ///< a head beyond HttpAnswerReader's limits, or HeadTimeout
        BodyBroken,  ///< the server broke off within the body, or its chunks are not valid
        Unreachable, ///< anything else: no route, network down; errorText() says what
    };
    Q_ENUM(Failure)

    /// Of `server` only scheme, host and port matter.
    explicit HttpConnection(QUrl server, QObject *parent = nullptr);
    ~HttpConnection() override;

    /// Whether a request for url can be sent here.
    [[nodiscard]] bool isFor(const QUrl &url) const;
    /// What the socket takes from the network before it is read, in bytes.
    void setReadBufferSize(qint64 bytes);
    void setMaximumIdle(std::chrono::milliseconds idle) { m_idle.setInterval(idle); }

    /// Sends a whole request; the signals follow, never from within this call. One at a time.
    void send(const QByteArray &request);
    /// Whether this request went out on a connection that had been used before, so that a server
    /// that closes it without an answer may simply have closed it earlier.
    [[nodiscard]] bool isReused() const { return m_isReused; }
    [[nodiscard]] const HttpAnswerHead &head() const { return m_reader.head(); }
    /// At most this many bytes of the body can be read now.
    [[nodiscard]] qint64 bodyBytesAvailable() const;
    /// Reads what has come of the body, at most `most` bytes. 0 when nothing has.
    qint64 readBody(char *data, qint64 most);
    /// The answer is not wanted any more; no signal follows. Keeps the connection if the rest of
    /// the answer is here, see MaximumDiscardedBytes; otherwise it is closed. True when kept.
    bool release();
    /// Gives up the request, if one is under way, and the connection. No signal follows.
    void abort();
    /// The last failure as Qt or the system says it.
    [[nodiscard]] const QString &errorText() const { return m_errorText; }

signals:
    /// The request is on its way: the server was reached.
    void requestSent();
    /// head() is complete.
    void headArrived();
    /// readBody() may have something.
    void bodyArrived();
    /// The answer has ended as it said it would, and all of it was read.
    void finished();
    /// It will not. The connection is closed.
    void failed(vedette::HttpConnection::Failure failure);

private:
    bool isReusable();
    void open();
    void writeRequest();
    void receive();
    bool readHead();
    void concludeIfOver();
    void closedByServer(QAbstractSocket::SocketError error);
    void failUnreached(QAbstractSocket::SocketError error);
    void fail(Failure failure);
    [[nodiscard]] Failure problem() const;

    QUrl m_server;
    qint64 m_readBufferSize;
    QTimer m_idle{this};
    QTimer m_headDeadline{this};
    QTcpSocket *m_socket = nullptr; ///< owned: a child; a new one for each connection
    QByteArray m_request;           ///< until it is written
    HttpAnswerReader m_reader;
    QString m_errorText;
    bool m_isWaiting = false; ///< a request is under way
    bool m_isReused = false;
};

} // namespace vedette
