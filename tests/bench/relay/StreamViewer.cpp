// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "StreamViewer.h"

#include "demo/FrameStamp.h"
#include "FrameTail.h"
#include "PartHeader.h"
#include "Sockets.h"

#include <sys/epoll.h>

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace vedette::bench {

namespace {

/// The most that the simulator's stamp takes at the start of a picture.
constexpr std::size_t StampBytes = 80;
/// What is looked at of a picture's end: its tail, and the line end that VLC adds to it.
constexpr std::size_t LastBytes = FrameTailBytes + 2;

std::uint32_t microseconds(std::int64_t nanoseconds)
{
    return static_cast<std::uint32_t>(std::max<std::int64_t>(0, nanoseconds) / 1000);
}

} // namespace

StreamViewer::StreamViewer(Poller &poller, FileDescriptor socket, SSL_CTX *tls,
                           std::string_view request, Measurement &measurement)
    : m_poller(poller)
    , m_connection(std::move(socket), tls)
    , m_request(request)
    , m_measurement(measurement)
{
    poller.add(m_connection.descriptor(), EPOLLOUT, *this);
}

std::uint64_t StreamViewer::missed() const
{
    return m_missed + m_measurement.newestSequence - m_lastSequence;
}

void StreamViewer::ready(std::uint32_t /*events*/)
{
    if (m_state == State::Connecting) {
        m_poller.change(m_connection.descriptor(), EPOLLIN, *this);
        m_state = State::Handshake;
    }
    if (m_state == State::Handshake) {
        shakeHands();
        return;
    }
    readStream();
}

void StreamViewer::shakeHands()
{
    if (!m_connection.shakeHands()) {
        return;
    }
    m_state = State::Head;
    if (!m_connection.write(m_request)) {
        fail(m_measurement.lost);
    }
}

void StreamViewer::readStream()
{
    auto status = Connection::State::Open;
    while (m_state != State::Finished && status == Connection::State::Open) {
        const Connection::Result result = receive();
        status = result.state;
        if (m_measurement.isCounting) {
            m_measurement.bytes += result.bytes;
        }
        while ((m_state == State::Head && takeHead()) || (m_state == State::Tail && takeTail())) {
        }
    }
    if (m_state != State::Finished && status == Connection::State::Closed) {
        fail(m_measurement.lost);
    }
}

Connection::Result StreamViewer::receive()
{
    if (m_state == State::Picture) {
        const Connection::Result result = m_connection.skip(m_left);
        m_left -= result.bytes;
        if (m_left == 0) {
            m_state = State::Tail;
        }
        return result;
    }
    const Connection::Result result = m_connection.read(std::span(m_buffer).subspan(m_filled));
    m_filled += result.bytes;
    return result;
}

bool StreamViewer::takeHead()
{
    const std::string_view bytes(m_buffer.data(), m_filled);
    const std::size_t end = bytes.find(EmptyLine, EmptyLine.size());
    if (end == std::string_view::npos) {
        if (m_filled == m_buffer.size()) {
            refuse(m_filled - EmptyLine.size());
        }
        return false;
    }
    const std::string_view head = bytes.substr(0, end + EmptyLine.size());
    if (head.starts_with("HTTP/")) {
        return takeAnswer(head);
    }
    if (m_filled < head.size() + StampBytes) {
        return false;
    }
    const std::string_view start = bytes.substr(head.size());
    const auto stamp =
        readFrameStamp(QByteArrayView(start.data(), static_cast<qsizetype>(start.size())));
    const std::size_t length = contentLength(head);
    if (!stamp || length < start.size() + LastBytes) {
        return refuse(head.size());
    }
    m_firstBytes = nowNanoseconds();
    m_sequence = stamp->sequence;
    m_sent = stamp->sent.count();
    m_left = length - start.size() - LastBytes;
    m_filled = 0;
    m_state = m_left > 0 ? State::Picture : State::Tail;
    return false;
}

bool StreamViewer::takeAnswer(std::string_view head)
{
    const bool isRight = head.substr(std::string_view("HTTP/1.1").size()).starts_with(" 200 ");
    if (!isRight || head.find("chunked") != std::string_view::npos) {
        std::fprintf(stderr, "cannot watch this: %.*s", static_cast<int>(head.size()), head.data());
        fail(m_measurement.lost);
        return false;
    }
    m_isHttp = true;
    drop(head.size());
    return true;
}

bool StreamViewer::refuse(std::size_t bytes)
{
    if (m_isHttp || m_servedAt) {
        fail(m_measurement.corrupt);
        return false;
    }
    // Plain TCP begins anywhere in the stream.
    drop(bytes);
    return true;
}

bool StreamViewer::takeTail()
{
    if (m_filled < LastBytes) {
        return false;
    }
    const std::string_view last(m_buffer.data(), LastBytes);
    if (last.find(frameTail(m_sequence)) == std::string_view::npos) {
        fail(m_measurement.corrupt);
        return false;
    }
    drop(LastBytes);
    m_state = State::Head;
    completeFrame();
    return true;
}

void StreamViewer::completeFrame()
{
    const std::int64_t now = nowNanoseconds();
    if (!m_servedAt) {
        m_servedAt = now;
        ++m_measurement.served;
    } else if (m_sequence <= m_lastSequence) {
        ++m_measurement.repeated;
    }
    if (m_sent >= m_measurement.end) {
        return;
    }
    if (m_sent >= m_measurement.begin) {
        ++m_frames;
        m_missed += m_sequence > m_lastSequence ? m_sequence - m_lastSequence - 1 : 0;
        m_measurement.firstBytes.push_back(microseconds(m_firstBytes - m_sent));
        m_measurement.lastBytes.push_back(microseconds(now - m_sent));
    }
    m_lastSequence = std::max(m_lastSequence, m_sequence);
    m_measurement.newestSequence = std::max(m_measurement.newestSequence, m_sequence);
}

void StreamViewer::drop(std::size_t bytes)
{
    std::copy(m_buffer.begin() + static_cast<std::ptrdiff_t>(bytes),
              m_buffer.begin() + static_cast<std::ptrdiff_t>(m_filled), m_buffer.begin());
    m_filled -= bytes;
}

void StreamViewer::fail(std::size_t &counter)
{
    ++counter;
    m_state = State::Finished;
    m_poller.remove(m_connection.descriptor());
}

} // namespace vedette::bench
