// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/FrameStamp.h"
#include "TestPicture.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <QUrl>

#include <atomic>

namespace vedette::test {

/// A camera on a thread of its own that sends frames of a given size, each with the next number in
/// its stamp, at a steady rate or when a test says so. Renders nothing, so that it costs little.
class StampedCamera : public QObject
{
public:
    /// framesPerSecond: 0 sends only with sendFrame().
    StampedCamera(qsizetype frameBytes, int framesPerSecond)
        : m_base(padded(jpegOf(colourfulImage({64, 48})), frameBytes))
        , m_server(new QTcpServer)
    {
        m_server->listen(QHostAddress::LocalHost);
        m_port = m_server->serverPort();
        connect(m_server, &QTcpServer::newConnection, m_server, [this] { accept(); });
        if (framesPerSecond > 0) {
            auto *const timer = new QTimer(m_server);
            timer->setTimerType(Qt::PreciseTimer);
            timer->start(1000 / framesPerSecond);
            connect(timer, &QTimer::timeout, m_server, [this] { send(); });
        }
        m_server->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
        m_thread.start();
    }
    ~StampedCamera() override
    {
        m_thread.quit();
        m_thread.wait();
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/mjpeg").arg(m_port)); }
    /// The very bytes of the frame of this number.
    QByteArray frame(quint64 sequence) const
    {
        return withFrameStamp(m_base, {.sequence = sequence, .sent = {}});
    }
    void sendFrame()
    {
        QMetaObject::invokeMethod(
            m_server, [this] { send(); }, Qt::BlockingQueuedConnection);
    }
    /// From now on each connection is closed without an answer.
    void stopAnswering()
    {
        QMetaObject::invokeMethod(
            m_server, [this] { m_isMute = true; }, Qt::BlockingQueuedConnection);
    }
    /// Of the newest frame sent.
    quint64 sequence() const { return m_sequence; }
    /// Connections ever accepted.
    int connections() const { return m_connections; }
    /// Connections now.
    int clients() const { return m_clients; }

private:
    /// With comments of no meaning behind the start-of-image marker.
    static QByteArray padded(QByteArray jpeg, qsizetype bytes)
    {
        constexpr qsizetype LongestSegment = 60000;
        while (jpeg.size() + 8 < bytes) {
            const qsizetype length = std::min(LongestSegment, bytes - jpeg.size() - 4);
            QByteArray comment("\xFF\xFE");
            comment += static_cast<char>((length + 2) >> 8);
            comment += static_cast<char>((length + 2) & 0xFF);
            jpeg.insert(2, comment + QByteArray(length, 'x'));
        }
        return jpeg;
    }

    void accept()
    {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            ++m_connections;
            ++m_clients;
            if (m_isMute) {
                socket->disconnectFromHost();
            }
            connect(socket, &QTcpSocket::disconnected, m_server, [this, socket] {
                --m_clients;
                m_watching.removeOne(socket);
                socket->deleteLater();
            });
            connect(socket, &QTcpSocket::readyRead, m_server, [this, socket] {
                if (socket->readAll().contains("\r\n\r\n")) {
                    socket->write("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;"
                                  "boundary=stamped\r\n\r\n--stamped\r\n");
                    m_watching.append(socket);
                }
            });
        }
    }

    void send()
    {
        if (m_watching.isEmpty()) {
            return;
        }
        const QByteArray jpeg = frame(m_sequence + 1);
        for (QTcpSocket *socket : std::as_const(m_watching)) {
            socket->write(
                "Content-Type: image/jpeg\r\nContent-Length: " + QByteArray::number(jpeg.size()) +
                "\r\n\r\n" + jpeg + "\r\n--stamped\r\n");
        }
        ++m_sequence;
    }

    QByteArray m_base;
    QTcpServer *m_server; ///< lives in m_thread, which deletes it when it ends
    quint16 m_port = 0;
    QList<QTcpSocket *> m_watching; ///< the server's
    std::atomic<quint64> m_sequence = 0;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_clients = 0;
    bool m_isMute = false;
    QThread m_thread;
};

} // namespace vedette::test
