// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace vedette {

/// A real HTTP server on the loopback interface that answers each request as a test says, counts
/// connections and keeps the heads of the requests it read.
class ScriptedServer : public QTcpServer
{
public:
    using Answer = std::function<void(QTcpSocket &socket, const QByteArray &head)>;

    explicit ScriptedServer(Answer answer)
        : m_answer(std::move(answer))
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++connections;
                sockets.append(socket);
                connect(socket, &QTcpSocket::disconnected, this,
                        [this, socket] { sockets.removeOne(socket); });
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
            }
        });
        listen(QHostAddress::LocalHost);
    }

    QUrl url(const QString &path = QStringLiteral("/control_servo")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path));
    }

    /// An answer with a status and a body, the connection kept open.
    static QByteArray response(int status, const QByteArray &body,
                               const QByteArray &moreHeaders = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n" + moreHeaders +
               "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

    QList<QByteArray> requests;  ///< the heads, in order of arrival
    QList<QTcpSocket *> sockets; ///< those connected now
    int connections = 0;         ///< ever accepted

private:
    void read(QTcpSocket &socket)
    {
        static const QByteArray headEnd = "\r\n\r\n";
        QByteArray &buffer = m_buffers[&socket];
        buffer += socket.readAll();
        const qsizetype end = buffer.indexOf(headEnd);
        if (end < 0) {
            return;
        }
        const QByteArray head = buffer.left(end);
        buffer.remove(0, end + headEnd.size());
        requests.append(head);
        m_answer(socket, head);
    }

    Answer m_answer;
    QHash<QTcpSocket *, QByteArray> m_buffers;
};

/// The same to each request.
inline ScriptedServer::Answer always(const QByteArray &bytes)
{
    return [bytes](QTcpSocket &socket, const QByteArray &) { socket.write(bytes); };
}

} // namespace vedette
