// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ScriptedServer.h"
#include "TestPicture.h"

#include <QTimer>

namespace vedette::test {

/// A camera whose pictures are of one colour all over, large enough that decoding one takes a
/// moment.
class SolidCamera
{
public:
    explicit SolidCamera(QColor colour)
        : m_jpeg(jpegFilledWith(colour))
        , m_server([this](QTcpSocket &socket, const QByteArray &) { stream(socket); })
    {
    }

    [[nodiscard]] QUrl url() const { return m_server.url(QStringLiteral("/mjpeg")); }
    /// The bytes of each of its pictures.
    [[nodiscard]] const QByteArray &jpeg() const { return m_jpeg; }

private:
    static constexpr int Milliseconds = 20; ///< from picture to picture

    static QByteArray jpegFilledWith(QColor colour)
    {
        QImage image(1600, 1200, QImage::Format_RGB32);
        image.fill(colour);
        return jpegOf(image);
    }
    void stream(QTcpSocket &socket) const
    {
        socket.write("HTTP/1.1 200 OK\r\n"
                     "Content-Type: multipart/x-mixed-replace;boundary=solid\r\n\r\n");
        const QByteArray part = "--solid\r\nContent-Type: image/jpeg\r\nContent-Length: " +
                                QByteArray::number(m_jpeg.size()) + "\r\n\r\n" + m_jpeg + "\r\n";
        auto *const timer = new QTimer(&socket);
        QObject::connect(timer, &QTimer::timeout, &socket, [&socket, part] { socket.write(part); });
        timer->start(Milliseconds);
    }

    QByteArray m_jpeg;
    ScriptedServer m_server;
};

} // namespace vedette::test
