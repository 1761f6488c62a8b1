// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/FramePart.h"

#include "media/JpegRepair.h"

#include <QUuid>

#include <utility>

namespace vedette {

namespace {

/// Seconds since the epoch with six decimals, as X-Timestamp wants them.
QByteArray timestamp(std::chrono::system_clock::time_point time)
{
    const auto microseconds =
        std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch()).count();
    constexpr qint64 MicrosecondsPerSecond = 1'000'000;
    return QByteArray::number(microseconds / MicrosecondsPerSecond) + '.' +
           QByteArray::number(microseconds % MicrosecondsPerSecond).rightJustified(6, '0');
}

} // namespace

FramePart::FramePart(QByteArray boundary, QByteArray moreFields)
    : m_boundary(std::move(boundary))
    , m_moreFields(std::move(moreFields))
{
}

QByteArray FramePart::newBoundary()
{
    return QUuid::createUuid().toByteArray(QUuid::Id128);
}

QByteArray FramePart::contentType(const QByteArray &boundary)
{
    return "multipart/x-mixed-replace; boundary=" + boundary;
}

QByteArray FramePart::make(const QByteArray &type, const QByteArray &body,
                           std::chrono::system_clock::time_point time) const
{
    const QByteArray head = "Content-Type: " + type +
                            "\r\nContent-Length: " + QByteArray::number(body.size()) +
                            "\r\nX-Timestamp: " + timestamp(time) + "\r\n" + m_moreFields + "\r\n";
    // The next part's delimiter comes at once: a browser shows a part when it sees its end, not
    // when the next one begins.
    const QByteArray tail = "\r\n" + opening(m_boundary);
    QByteArray part;
    part.reserve(head.size() + body.size() + tail.size());
    return part.append(head).append(body).append(tail);
}

const QByteArray &FramePart::of(const Frame &frame)
{
    if (m_sequence != frame.sequence) {
        m_sequence = frame.sequence;
        m_part = make("image/jpeg", jpegForBrowsers(frame.jpeg), frame.wallTime);
    }
    return m_part;
}

QByteArray FramePart::ofText(const QString &text, std::chrono::system_clock::time_point time) const
{
    return make("text/plain; charset=utf-8", text.toUtf8(), time);
}

} // namespace vedette
