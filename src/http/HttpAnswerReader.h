// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/HttpAnswer.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace vedette {

/// Reads one HTTP/1.x answer (RFC 9112) from bytes in any split, as leniently as can be done
/// safely: what is not a field, or a field that makes no sense, is skipped, and the others count.
/// Does no I/O, and keeps nothing of the body, whose pieces it points out to its caller.
class HttpAnswerReader
{
public:
    /// The head, and the heads of interim answers before it, in bytes. Cameras send 200.
    static constexpr qsizetype MaximumHeadBytes = qsizetype{16} * 1024;
    /// Fields, and lines that should be fields, of all these heads.
    static constexpr int MaximumFields = 64;
    /// The line with a chunk's size, in bytes: 16 digits, and perhaps an extension.
    static constexpr qsizetype MaximumChunkLineBytes = 1024;

    enum class Progress {
        Head,        ///< the head is not complete
        Body,        ///< the head is complete, the body is not
        Complete,    ///< the answer has ended as it said it would
        NotHttp,     ///< another protocol
        HeadTooLong, ///< one of the limits was exceeded
        BodyBroken,  ///< chunks that are not, or the connection ended within the body
        CutOff,      ///< the connection ended within the head, or before it
    };

    /// Takes head, framing and the next piece of the body from the front of bytes, and returns that
    /// piece, which is part of bytes. Stops behind it, behind the head's end, and behind the
    /// answer's end; what is left in bytes then has not been looked at.
    QByteArrayView take(QByteArrayView &bytes);
    /// No more bytes come.
    void connectionClosed();

    [[nodiscard]] Progress progress() const { return m_progress; }
    /// No more bytes are wanted.
    [[nodiscard]] bool isOver() const
    {
        return m_progress != Progress::Head && m_progress != Progress::Body;
    }
    /// Whether nothing at all has come.
    [[nodiscard]] bool isUntouched() const { return m_headBytes == 0; }
    [[nodiscard]] const HttpAnswerHead &head() const { return m_head; }

private:
    enum class Expects {
        StatusLine,
        Field,
        CountedBody,
        BodyUntilClose,
        ChunkSize,
        Chunk,
        ChunkEnd,
        Trailer
    };

    void fail(Progress problem);
    std::optional<QByteArray> takeLine(QByteArrayView &bytes);
    QByteArrayView takeBody(QByteArrayView &bytes);
    void readLine(const QByteArray &line);
    void readStatusLine(const QByteArray &line);
    void readFieldLine(const QByteArray &line);
    void takeUpField();
    void endHead();
    void readFraming();
    void readChunkSize(const QByteArray &line);
    void complete();

    HttpAnswerHead m_head;
    Progress m_progress = Progress::Head;
    Expects m_expects = Expects::StatusLine;
    QByteArray m_line;         ///< the part of a line that has arrived
    QByteArray m_field;        ///< the last field, to which folded lines are added
    qsizetype m_headBytes = 0; ///< counted against MaximumHeadBytes
    qsizetype m_lineBytes = 0; ///< of a chunk's framing, against MaximumChunkLineBytes
    int m_fields = 0;          ///< counted against MaximumFields
    quint64 m_left = 0;        ///< of the counted body or the chunk
};

} // namespace vedette
