// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/FrameStamp.h"

#include <QByteArray>
#include <QList>
#include <QRegularExpression>
#include <QString>

namespace vedette::test {

/// One frame as a viewer got it.
struct StreamPart
{
    QByteArray jpeg;
    double timestamp = 0; ///< X-Timestamp, seconds since the epoch
    quint64 sequence = 0; ///< of its FrameStamp; 0 when it has none
    QString camera;       ///< X-Camera; null when it has none
};

/// Reads /mjpeg or /api/wall byte by byte as they must be, and nothing else: head, delimiter, and
/// parts of known fields and the picture. Whatever deviates is in problem().
class StreamParts
{
public:
    /// keepsPictures: whether parts() hold the frames' bytes.
    explicit StreamParts(bool keepsPictures = true)
        : m_keepsPictures(keepsPictures)
    {
    }

    void feed(const QByteArray &bytes)
    {
        m_bytes += bytes;
        while (m_problem.isEmpty() && (m_boundary.isEmpty() ? takeHead() : takePart())) {
        }
    }

    const QByteArray &head() const { return m_head; }
    const QList<StreamPart> &parts() const { return m_parts; }
    const QString &problem() const { return m_problem; }
    qsizetype count() const { return m_parts.size(); }
    /// Frames that the camera made between the first and the last one here, and are not here.
    quint64 missed() const
    {
        return m_parts.isEmpty() ? 0
                                 : m_parts.constLast().sequence - m_parts.constFirst().sequence +
                                       1 - static_cast<quint64>(m_parts.size());
    }
    bool isIncreasing() const
    {
        return std::adjacent_find(m_parts.begin(), m_parts.end(),
                                  [](const StreamPart &one, const StreamPart &next) {
                                      return one.sequence >= next.sequence;
                                  }) == m_parts.end();
    }

private:
    bool takeHead()
    {
        static const QRegularExpression type(
            QStringLiteral("\\r\\nContent-Type: multipart/x-mixed-replace; "
                           "boundary=([0-9a-zA-Z]+)\\r\\n"));
        const qsizetype end = m_bytes.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        m_head = m_bytes.left(end + 2);
        const auto match = type.match(QString::fromLatin1(m_head));
        if (!m_head.startsWith("HTTP/1.1 200 OK\r\n") || !match.hasMatch()) {
            m_problem = QStringLiteral("no stream's head: ") + QString::fromLatin1(m_head);
            return false;
        }
        m_bytes.remove(0, end + 4);
        const QByteArray boundary = "--" + match.captured(1).toLatin1() + "\r\n";
        if (m_bytes.size() < boundary.size()) {
            m_bytes.prepend(m_head + "\r\n");
            return false;
        }
        if (!m_bytes.startsWith(boundary)) {
            m_problem = QStringLiteral("no delimiter after the head");
            return false;
        }
        m_bytes.remove(0, boundary.size());
        m_boundary = "\r\n" + boundary;
        return true;
    }

    bool takePart()
    {
        static const QRegularExpression pattern(QRegularExpression::anchoredPattern(
            QStringLiteral("Content-Type: image/jpeg\\r\\nContent-Length: ([0-9]+)\\r\\n"
                           "X-Timestamp: ([0-9]+\\.[0-9]{6})(?:\\r\\nX-Camera: ([a-z0-9-]*))?")));
        const qsizetype end = m_bytes.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        const auto match = pattern.match(QString::fromLatin1(m_bytes.left(end)));
        if (!match.hasMatch()) {
            m_problem =
                QStringLiteral("a part's head is wrong: ") + QString::fromLatin1(m_bytes.left(end));
            return false;
        }
        const qsizetype start = end + 4;
        const qsizetype length = match.captured(1).toLongLong();
        if (m_bytes.size() < start + length + m_boundary.size()) {
            return false;
        }
        const QByteArray jpeg = m_bytes.mid(start, length);
        if (m_bytes.mid(start + length, m_boundary.size()) != m_boundary) {
            m_problem = QStringLiteral("a part does not end with the delimiter");
            return false;
        }
        m_bytes.remove(0, start + length + m_boundary.size());
        const auto stamp = readFrameStamp(jpeg);
        m_parts.append({m_keepsPictures ? jpeg : QByteArray(), match.captured(2).toDouble(),
                        stamp ? stamp->sequence : 0, match.captured(3)});
        return true;
    }

    bool m_keepsPictures;
    QByteArray m_bytes;
    QByteArray m_head;
    QByteArray m_boundary; ///< as it follows a part
    QList<StreamPart> m_parts;
    QString m_problem;
};

} // namespace vedette::test
