// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/HttpAnswerReader.h"

#include "http/HttpNumbers.h"
#include "http/HttpSyntax.h"

#include <algorithm>
#include <utility>

namespace vedette {

namespace {

constexpr QByteArrayView Protocol = "HTTP/1.";

/// Whether text, the beginning of a line, can still become a status line.
bool mayBeStatusLine(QByteArrayView text)
{
    const qsizetype known = std::min(text.size(), Protocol.size());
    return text.first(known).compare(Protocol.first(known), Qt::CaseInsensitive) == 0;
}

/// "HTTP/1.1 200 OK"; some servers leave the reason out, and the space before it.
std::optional<int> statusOf(const QByteArray &line)
{
    constexpr qsizetype StatusDigits = 3;
    const QByteArray rest = line.mid(Protocol.size() + 1); // behind the minor version
    const QByteArray status = rest.trimmed().first(std::min(rest.trimmed().size(), StatusDigits));
    const QByteArray behind = rest.trimmed().mid(StatusDigits, 1);
    const bool isSound = mayBeStatusLine(line) && !rest.isEmpty() && http::isBlank(rest.front()) &&
                         status.size() == StatusDigits && behind.trimmed().isEmpty();
    const std::optional<quint64> number = http::numberOf(status, http::Decimal);
    return isSound && number && *number >= http::Continue ? std::optional(static_cast<int>(*number))
                                                          : std::nullopt;
}

} // namespace

QByteArrayView HttpAnswerReader::take(QByteArrayView &bytes)
{
    while (!bytes.isEmpty() && !isOver()) {
        if (m_expects == Expects::CountedBody || m_expects == Expects::BodyUntilClose ||
            m_expects == Expects::Chunk) {
            return takeBody(bytes);
        }
        if (const std::optional<QByteArray> line = takeLine(bytes)) {
            const bool wasInHead = m_progress == Progress::Head;
            readLine(*line);
            if (wasInHead && m_progress != Progress::Head) {
                return {};
            }
        }
    }
    return {};
}

void HttpAnswerReader::connectionClosed()
{
    m_head.keepsConnection = false;
    if (m_expects == Expects::BodyUntilClose) {
        complete();
    } else if (!isOver()) {
        fail(m_progress == Progress::Head ? Progress::CutOff : Progress::BodyBroken);
    }
}

void HttpAnswerReader::complete()
{
    m_progress = Progress::Complete;
}

void HttpAnswerReader::fail(Progress problem)
{
    m_progress = problem;
    m_head.keepsConnection = false;
}

/// A line without its end (CR LF, or LF alone), when it is complete.
std::optional<QByteArray> HttpAnswerReader::takeLine(QByteArrayView &bytes)
{
    const bool isFraming = m_expects == Expects::ChunkSize || m_expects == Expects::ChunkEnd;
    qsizetype &counted = isFraming ? m_lineBytes : m_headBytes;
    const qsizetype most = isFraming ? MaximumChunkLineBytes : MaximumHeadBytes;
    const qsizetype end = bytes.indexOf('\n');
    const qsizetype count = end < 0 ? bytes.size() : end + 1;
    // No more is kept than the limit, and one byte that exceeds it.
    const qsizetype kept = std::min(count, most + 1 - counted);
    m_line.append(bytes.first(kept));
    counted += kept;
    bytes = bytes.sliced(kept);
    if (m_expects == Expects::StatusLine && !mayBeStatusLine(QByteArrayView(m_line).trimmed())) {
        fail(Progress::NotHttp);
        return std::nullopt;
    }
    if (counted > most) {
        fail(m_progress == Progress::Head ? Progress::HeadTooLong : Progress::BodyBroken);
        return std::nullopt;
    }
    if (end < 0) {
        return std::nullopt;
    }
    QByteArray line = std::exchange(m_line, {});
    line.chop(1);
    while (line.endsWith('\r')) {
        line.chop(1);
    }
    return line;
}

QByteArrayView HttpAnswerReader::takeBody(QByteArrayView &bytes)
{
    qsizetype count = bytes.size();
    if (m_expects != Expects::BodyUntilClose) {
        count = static_cast<qsizetype>(std::min(m_left, static_cast<quint64>(count)));
        m_left -= static_cast<quint64>(count);
    }
    const QByteArrayView piece = bytes.first(count);
    bytes = bytes.sliced(count);
    if (m_left == 0 && m_expects == Expects::CountedBody) {
        complete();
    } else if (m_left == 0 && m_expects == Expects::Chunk) {
        m_expects = Expects::ChunkEnd;
        m_lineBytes = 0;
    }
    return piece;
}

void HttpAnswerReader::readLine(const QByteArray &line)
{
    switch (m_expects) {
    case Expects::StatusLine:
        // Some servers send line ends behind the last answer's body.
        if (!line.isEmpty()) {
            readStatusLine(line);
        }
        break;
    case Expects::Field:
        line.isEmpty() ? endHead() : readFieldLine(line);
        break;
    case Expects::ChunkSize:
        readChunkSize(line);
        break;
    case Expects::ChunkEnd:
        m_lineBytes = 0;
        m_expects = Expects::ChunkSize;
        if (!line.isEmpty()) {
            fail(Progress::BodyBroken);
        }
        break;
    case Expects::Trailer:
        if (line.isEmpty()) {
            complete();
        }
        break;
    case Expects::CountedBody:
    case Expects::BodyUntilClose:
    case Expects::Chunk:
        Q_UNREACHABLE();
    }
}

void HttpAnswerReader::readStatusLine(const QByteArray &line)
{
    const std::optional<int> status = statusOf(line);
    if (!status) {
        fail(Progress::NotHttp);
        return;
    }
    m_head = {};
    m_head.status = *status;
    m_head.keepsConnection = line.at(Protocol.size()) != '0';
    m_field.clear();
    m_expects = Expects::Field;
}

/// A line that begins with a blank continues the one before (RFC 9112, 5.2).
void HttpAnswerReader::readFieldLine(const QByteArray &line)
{
    if (http::isBlank(line.front())) {
        m_field += m_field.isEmpty() ? QByteArray() : ' ' + line.trimmed();
        return;
    }
    takeUpField();
    if (++m_fields > MaximumFields) {
        fail(Progress::HeadTooLong);
        return;
    }
    m_field = line;
}

void HttpAnswerReader::takeUpField()
{
    const QByteArray field = std::exchange(m_field, {});
    const qsizetype colon = field.indexOf(':');
    if (colon <= 0) {
        return; // not a field
    }
    const QByteArray name = field.first(colon).trimmed().toLower();
    const QByteArray value = field.sliced(colon + 1).trimmed();
    if (http::isToken(name) && http::isFieldValue(value)) {
        m_head.fields.append({name, value});
    }
}

void HttpAnswerReader::endHead()
{
    takeUpField();
    if (m_head.status < http::Ok) {
        m_expects = Expects::StatusLine; // interim (RFC 9110, 15.2): the final answer follows
        return;
    }
    m_progress = Progress::Body;
    const QList<QByteArray> connections = m_head.values("connection");
    for (const QByteArray &value : connections) {
        m_head.keepsConnection =
            (m_head.keepsConnection || http::hasListItem(value, "keep-alive")) &&
            !http::hasListItem(value, "close");
    }
    readFraming();
}

/// RFC 9112, 6.3. Lengths that contradict each other say nothing.
void HttpAnswerReader::readFraming()
{
    if (m_head.status == http::NoContent || m_head.status == http::NotModified) {
        complete();
        return;
    }
    const QList<QByteArray> codings = m_head.values("transfer-encoding");
    if (std::any_of(codings.begin(), codings.end(),
                    [](const QByteArray &value) { return http::hasListItem(value, "chunked"); })) {
        m_expects = Expects::ChunkSize;
        return;
    }
    std::optional<quint64> length;
    bool isContradictory = false;
    const QList<QByteArray> lengths = m_head.values("content-length");
    for (const QByteArray &value : lengths) {
        if (const std::optional<quint64> number = http::numberOf(value, http::Decimal)) {
            isContradictory = isContradictory || (length && *length != *number);
            length = number;
        }
    }
    if (!length || isContradictory) {
        m_head.keepsConnection = false;
        m_expects = Expects::BodyUntilClose;
        return;
    }
    m_left = *length;
    m_expects = Expects::CountedBody;
    if (m_left == 0) {
        complete();
    }
}

void HttpAnswerReader::readChunkSize(const QByteArray &line)
{
    m_lineBytes = 0;
    const QByteArray digits = line.split(';').constFirst().trimmed();
    const std::optional<quint64> size = http::numberOf(digits, http::Hexadecimal);
    if (!size) {
        fail(Progress::BodyBroken);
        return;
    }
    m_left = *size;
    m_expects = m_left == 0 ? Expects::Trailer : Expects::Chunk;
}

} // namespace vedette
