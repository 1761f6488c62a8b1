// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/FrameStamp.h"
#include "ScriptedServer.h"
#include "TestPicture.h"

#include <QTimer>

#include <functional>

namespace vedette::test {

/// A small whole picture, each with a number of its own.
inline QByteArray numberedPicture(int number)
{
    static const QByteArray base = jpegOf(colourfulImage({64, 48}));
    return withFrameStamp(base, {.sequence = static_cast<quint64>(number), .sent = {}});
}

/// What a camera sends for picture `number`, its framing included.
using PictureBytes = std::function<QByteArray(int number)>;

inline QByteArray multipartPart(int number)
{
    const QByteArray jpeg = numberedPicture(number);
    return "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " +
           QByteArray::number(jpeg.size()) + "\r\n\r\n" + jpeg + "\r\n";
}

inline QByteArray httpChunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

/// Answers each request with head, and then a picture every 20 ms, for ever.
inline ScriptedServer::Answer streamOf(const QByteArray &head, const PictureBytes &picture)
{
    return [head, picture](QTcpSocket &socket, const QByteArray &) {
        constexpr int Interval = 20; // milliseconds
        socket.write(head);
        auto *const timer = new QTimer(&socket);
        int number = 0;
        QObject::connect(timer, &QTimer::timeout, &socket,
                         [&socket, picture, number]() mutable { socket.write(picture(++number)); });
        timer->start(Interval);
    };
}

} // namespace vedette::test
