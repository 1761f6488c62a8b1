// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/HttpAnswerReader.h"

#include <algorithm>
#include <utility>

namespace vedette {

namespace {

constexpr int HttpSwitchingProtocols = 101;
constexpr int HttpNoContent = 204;
constexpr int HttpNotModified = 304;

/// A number of nothing but digits; QByteArray::toULongLong would take signs and spaces too.
std::optional<quint64> parseNumber(const QByteArray &text, int base)
{
    const bool digits = std::all_of(text.begin(), text.end(), [base](char c) {
        return (c >= '0' && c <= '9') ||
               (base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    });
    bool fits = false;
    const quint64 number = text.toULongLong(&fits, base);
    return digits && fits ? std::optional(number) : std::nullopt;
}

bool hasListItem(const QByteArray &value, QByteArrayView item)
{
    const QList<QByteArray> items = value.split(',');
    return std::any_of(items.begin(), items.end(), [item](const QByteArray &candidate) {
        return candidate.trimmed().compare(item, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

HttpAnswerReader::Progress HttpAnswerReader::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && progress() == Progress::Incomplete) {
        if (m_state == State::CountedBody || m_state == State::BodyUntilClose ||
            m_state == State::ChunkData) {
            takeBody(bytes);
        } else if (const std::optional<QByteArray> line = takeLine(bytes)) {
            readLine(*line);
        }
    }
    if (!bytes.isEmpty()) {
        m_answer.keepsConnection = false;
    }
    return progress();
}

HttpAnswerReader::Progress HttpAnswerReader::connectionClosed()
{
    if (progress() == Progress::Incomplete && isHeadComplete()) {
        m_state = State::Complete;
    }
    m_answer.keepsConnection = false;
    return progress();
}

HttpAnswerReader::Progress HttpAnswerReader::progress() const
{
    switch (m_state) {
    case State::Complete:
        return Progress::Complete;
    case State::Malformed:
        return Progress::Malformed;
    default:
        return Progress::Incomplete;
    }
}

bool HttpAnswerReader::isHeadComplete() const
{
    return m_state != State::StatusLine && m_state != State::Fields;
}

void HttpAnswerReader::fail()
{
    m_state = isHeadComplete() ? State::Complete : State::Malformed;
    m_answer.keepsConnection = false;
}

/// A line without its end (CR LF, or LF alone), when it is complete.
std::optional<QByteArray> HttpAnswerReader::takeLine(QByteArrayView &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const qsizetype count = end < 0 ? bytes.size() : end + 1;
    m_headBytes += count;
    if (m_headBytes > MaximumHeadBytes) {
        fail();
        return std::nullopt;
    }
    m_line.append(bytes.first(count));
    bytes = bytes.sliced(count);
    if (end < 0) {
        return std::nullopt;
    }
    QByteArray line = std::exchange(m_line, {});
    line.chop(line.endsWith("\r\n") ? 2 : 1);
    return line;
}

void HttpAnswerReader::takeBody(QByteArrayView &bytes)
{
    qsizetype count = bytes.size();
    if (m_state != State::BodyUntilClose) {
        count = static_cast<qsizetype>(std::min<quint64>(m_left, static_cast<quint64>(count)));
        m_left -= static_cast<quint64>(count);
    }
    const qsizetype room = MaximumBodyBytes - m_answer.body.size();
    m_answer.body.append(bytes.first(std::min(count, room)));
    bytes = bytes.sliced(count);
    if (count > room) {
        fail();
    } else if (m_left == 0 && m_state == State::CountedBody) {
        m_state = State::Complete;
    } else if (m_left == 0 && m_state == State::ChunkData) {
        m_state = State::ChunkEnd;
    }
}

void HttpAnswerReader::readLine(const QByteArray &line)
{
    switch (m_state) {
    case State::StatusLine:
        readStatusLine(line);
        break;
    case State::Fields:
        line.isEmpty() ? endHead() : readField(line);
        break;
    case State::ChunkSize:
        readChunkSize(line);
        break;
    case State::ChunkEnd:
        if (line.isEmpty()) {
            m_state = State::ChunkSize;
        } else {
            fail();
        }
        break;
    case State::Trailer:
        if (line.isEmpty()) {
            m_state = State::Complete;
        }
        break;
    default:
        Q_UNREACHABLE();
    }
}

void HttpAnswerReader::readStatusLine(const QByteArray &line)
{
    // "HTTP/1.1 200 OK"; some servers leave the reason out, and the space before it.
    const bool isHttp = line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.0 ");
    const QByteArray code = line.mid(9, 3);
    const std::optional<quint64> status = parseNumber(code, 10);
    if (!isHttp || code.size() != 3 || !status || *status < 100 ||
        line.mid(12, 1).trimmed() != "") {
        fail();
        return;
    }
    m_answer = {};
    m_answer.status = static_cast<int>(*status);
    m_answer.keepsConnection = line.at(7) == '1';
    m_length.reset();
    m_chunked = false;
    m_state = State::Fields;
}

void HttpAnswerReader::readField(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (++m_fields > MaximumFields || colon <= 0) {
        fail();
        return;
    }
    const QByteArray name = line.first(colon).toLower();
    const QByteArray value = line.sliced(colon + 1).trimmed();
    if (name == "content-length") {
        const std::optional<quint64> length = parseNumber(value, 10);
        if (!length || value.isEmpty() || (m_length && *m_length != *length)) {
            fail();
            return;
        }
        m_length = length;
    } else if (name == "transfer-encoding") {
        m_chunked = hasListItem(value, "chunked");
    } else if (name == "connection") {
        if (hasListItem(value, "close")) {
            m_answer.keepsConnection = false;
        } else if (hasListItem(value, "keep-alive")) {
            m_answer.keepsConnection = true;
        }
    } else if (name == "www-authenticate") {
        m_answer.challenges.append(value);
    }
}

void HttpAnswerReader::endHead()
{
    const int status = m_answer.status;
    if (status < 200 && status != HttpSwitchingProtocols) {
        m_state = State::StatusLine; // interim: the final answer follows
    } else if (status < 200 || status == HttpNoContent || status == HttpNotModified) {
        m_state = State::Complete;
    } else if (m_chunked) {
        m_state = State::ChunkSize;
    } else if (m_length) {
        m_left = *m_length;
        m_state = m_left == 0 ? State::Complete : State::CountedBody;
    } else {
        m_answer.keepsConnection = false;
        m_state = State::BodyUntilClose;
    }
}

void HttpAnswerReader::readChunkSize(const QByteArray &line)
{
    const qsizetype extension = line.indexOf(';');
    const QByteArray digits = line.left(extension < 0 ? line.size() : extension).trimmed();
    const std::optional<quint64> size = parseNumber(digits, 16);
    if (!size || digits.isEmpty()) {
        fail();
        return;
    }
    m_left = *size;
    m_state = m_left == 0 ? State::Trailer : State::ChunkData;
}

} // namespace vedette
