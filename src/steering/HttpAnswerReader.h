// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace vedette {

/// A short answer of an HTTP server. A value.
struct HttpAnswer
{
    int status = 0;
    QList<QByteArray> challenges; ///< the values of WWW-Authenticate
    QByteArray body;              ///< at most HttpAnswerReader::MaximumBodyBytes of it
    bool keepsConnection = false; ///< the connection may be used again
};

/// Reads one HTTP/1.x answer (RFC 9112) from bytes in any split; does no I/O. Strict about the
/// head; once that is complete, whatever is wrong behind it only ends the answer and the
/// connection, because the status is what counts.
class HttpAnswerReader
{
public:
    /// Of an answer's body, what is kept; the firmware sends a sentence. A longer one ends there.
    static constexpr qsizetype MaximumBodyBytes = 4096;
    /// Everything that is not body: status line, fields, interim answers, chunk sizes, trailers.
    static constexpr qsizetype MaximumHeadBytes = qsizetype{16} * 1024;
    static constexpr int MaximumFields = 64;

    enum class Progress {
        Incomplete,
        Complete,
        Malformed, ///< not HTTP, or a limit exceeded within the head
    };

    /// Bytes behind the end of an answer end the use of the connection.
    Progress feed(QByteArrayView bytes);
    /// Nothing more comes: ends a body without a length, and one that is cut off.
    Progress connectionClosed();
    const HttpAnswer &answer() const { return m_answer; }

private:
    enum class State {
        StatusLine,
        Fields,
        CountedBody,
        BodyUntilClose,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailer,
        Complete,
        Malformed,
    };

    Progress progress() const;
    bool isHeadComplete() const;
    std::optional<QByteArray> takeLine(QByteArrayView &bytes);
    void takeBody(QByteArrayView &bytes);
    void readLine(const QByteArray &line);
    void readStatusLine(const QByteArray &line);
    void readField(const QByteArray &line);
    void readChunkSize(const QByteArray &line);
    void endHead();
    void fail();

    HttpAnswer m_answer;
    State m_state = State::StatusLine;
    QByteArray m_line;               ///< the part of a line that has arrived
    qsizetype m_headBytes = 0;       ///< counted against MaximumHeadBytes
    int m_fields = 0;                ///< counted against MaximumFields
    std::optional<quint64> m_length; ///< Content-Length
    quint64 m_left = 0;              ///< of the counted body or the chunk
    bool m_chunked = false;
};

} // namespace vedette
