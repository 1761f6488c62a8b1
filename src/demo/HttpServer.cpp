// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/HttpServer.h"

#include <QTimer>

#include <sys/socket.h>

namespace vedette {

HttpServer::HttpServer(QObject *parent)
    : QObject(parent)
{
    m_server.setParent(this);
    connect(&m_server, &QTcpServer::newConnection, this, &HttpServer::accept);
}

HttpServer::~HttpServer()
{
    close();
}

bool HttpServer::listen(const QHostAddress &address, quint16 port)
{
    if (!m_server.listen(address, port ? port : m_port)) {
        return false;
    }
    m_port = m_server.serverPort();
    return true;
}

void HttpServer::close()
{
    m_server.close();
    const QList<QTcpSocket *> sockets = m_heads.keys();
    for (QTcpSocket *socket : sockets) {
        reset(socket);
    }
}

/// A client that has closed its connection and made another one has one, in whichever order this
/// thread hears of the two.
void HttpServer::noticeEnds()
{
    const QList<QTcpSocket *> sockets = m_heads.keys();
    for (QTcpSocket *socket : sockets) {
        if (m_heads.contains(socket)) {
            socket->waitForDisconnected(0);
        }
    }
}

void HttpServer::accept()
{
    noticeEnds();
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        m_heads.insert(socket, {});
        ++m_connectionCount;
        m_mostAtOnce = qMax(m_mostAtOnce, static_cast<int>(m_heads.size()));
        socket->setReadBufferSize(HttpRequestHead::MaximumBytes);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_heads.remove(socket);
            socket->deleteLater();
        });
        auto *deadline = new QTimer(socket);
        deadline->setObjectName(QStringLiteral("deadline"));
        deadline->setSingleShot(true);
        connect(deadline, &QTimer::timeout, socket, [socket] { reset(socket); });
        deadline->start(RequestTimeout);
    }
}

void HttpServer::read(QTcpSocket *socket)
{
    QByteArray &lines = m_heads[socket];
    lines += socket->readAll();
    qsizetype end = lines.indexOf("\r\n\r\n");
    while (end >= 0) {
        const auto head = HttpRequestHead::parse(QByteArrayView(lines).first(end));
        const auto bodyBytes = head ? head->bodyBytes() : std::nullopt;
        if (!bodyBytes) {
            socket->write(answer("400 Bad Request", "Bad request syntax"));
            socket->disconnectFromHost();
            return;
        }
        const qsizetype bodyStart = end + 4;
        if (lines.size() < bodyStart + *bodyBytes) {
            break;
        }
        const QByteArray body = lines.sliced(bodyStart, *bodyBytes);
        lines.remove(0, bodyStart + *bodyBytes);
        socket->findChild<QTimer *>(QStringLiteral("deadline"))->stop();
        emit requested(socket, *head, body);
        if (!m_heads.contains(socket)) {
            return;
        }
        end = lines.indexOf("\r\n\r\n");
    }
    // A whole head waits for its body, which has a limit of its own.
    const qsizetype heads = end < 0 ? 1 : 2;
    if (lines.size() >= heads * HttpRequestHead::MaximumBytes) {
        reset(socket);
    }
}

void HttpServer::reset(QTcpSocket *socket)
{
    // Closing with a linger time of 0 sends RST instead of FIN (POSIX SO_LINGER).
    const linger none{1, 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none,
                 sizeof none);
    socket->abort();
}

QByteArray HttpServer::answer(const QByteArray &status, const QByteArray &body,
                              const QByteArray &contentType, const QByteArray &moreHeaders)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + contentType +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + moreHeaders +
           "\r\n" + body;
}

} // namespace vedette

#include "moc_HttpServer.cpp"
