// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "StreamParts.h"
#include "WebClient.h"

#include <sys/socket.h>

namespace vedette::test {

/// Watches a stream on any kind of connection; a test may let it stop reading for a while.
class StreamViewer : public QObject
{
public:
    explicit StreamViewer(Connection connection, bool keepsPictures = true,
                          const QByteArray &path = "/mjpeg")
        : m_connection(std::move(connection))
        , m_parts(keepsPictures)
    {
        connect(m_connection.get(), &QIODevice::readyRead, this, [this] { read(); });
        m_connection->write(get(path));
    }
    explicit StreamViewer(quint16 port, bool keepsPictures = true)
        : StreamViewer(connectTcp(port), keepsPictures)
    {
    }
    StreamViewer(quint16 port, const char *path)
        : StreamViewer(connectTcp(port), true, path)
    {
    }

    /// The kernel then holds only a few of the bytes that this viewer does not read.
    void makeSlow()
    {
        auto *const socket = qobject_cast<QTcpSocket *>(m_connection.get());
        const int bytes = 4096;
        ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_RCVBUF, &bytes,
                     sizeof bytes);
    }
    void pause()
    {
        m_isPaused = true;
        qobject_cast<QTcpSocket *>(m_connection.get())->setReadBufferSize(1);
    }
    void resume()
    {
        m_isPaused = false;
        qobject_cast<QTcpSocket *>(m_connection.get())->setReadBufferSize(0);
        read();
    }

    QIODevice &connection() { return *m_connection; }
    bool isClosed() const { return test::isClosed(*m_connection); }
    const StreamParts &stream() const { return m_parts; }
    const QList<StreamPart> &parts() const { return m_parts.parts(); }
    /// Waits until this many frames have come in all.
    bool waitForParts(qsizetype count) const
    {
        return QTest::qWaitFor(
            [this, count] { return parts().size() >= count || !m_parts.problem().isEmpty(); },
            Patience);
    }

private:
    void read()
    {
        if (!m_isPaused) {
            m_parts.feed(m_connection->readAll());
        }
    }

    Connection m_connection;
    StreamParts m_parts;
    bool m_isPaused = false;
};

} // namespace vedette::test
