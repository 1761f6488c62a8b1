// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraReader.h"

#include "PartHeader.h"
#include "Sockets.h"

#include <sys/epoll.h>
#include <sys/socket.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>

namespace vedette::bench {

namespace {

constexpr std::size_t BytesAtOnce = 256 * 1024;
constexpr std::string_view Request = "GET /mjpeg HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

} // namespace

void ChunkedBody::feed(std::string_view bytes, std::string &body)
{
    while (!bytes.empty()) {
        if (m_left > 0) {
            const std::string_view carried = bytes.substr(0, m_left);
            body += carried;
            m_left -= carried.size();
            bytes.remove_prefix(carried.size());
            continue;
        }
        const char byte = bytes.front();
        bytes.remove_prefix(1);
        if (byte != '\n') {
            m_line += byte;
            continue;
        }
        // The line between two chunks is empty, which leaves the 0.
        std::from_chars(m_line.data(), m_line.data() + m_line.size(), m_left, 16);
        m_line.clear();
    }
}

CameraReader::CameraReader(Poller &poller, std::uint16_t port, FrameHandler handler)
    : m_poller(poller)
    , m_socket(startConnecting(port))
    , m_handler(std::move(handler))
{
    poller.add(m_socket.number(), EPOLLOUT, *this);
}

void CameraReader::ready(std::uint32_t /*events*/)
{
    if (!m_hasAsked) {
        m_hasAsked = true;
        ::send(m_socket.number(), Request.data(), Request.size(), MSG_NOSIGNAL);
        m_poller.change(m_socket.number(), EPOLLIN, *this);
        return;
    }
    static std::array<char, BytesAtOnce> buffer;
    const ssize_t count = ::recv(m_socket.number(), buffer.data(), buffer.size(), 0);
    if (count <= 0) {
        std::fputs("the camera is gone\n", stderr);
        std::exit(EXIT_FAILURE);
    }
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(count));
    if (m_hasAnswerHead) {
        m_chunks.feed(bytes, m_body);
    } else {
        m_raw += bytes;
        takeAnswerHead();
    }
    takeFrames();
}

void CameraReader::takeAnswerHead()
{
    const std::size_t end = m_raw.find(EmptyLine);
    if (end != std::string::npos) {
        m_hasAnswerHead = true;
        m_chunks.feed(std::string_view(m_raw).substr(end + EmptyLine.size()), m_body);
        m_raw = {};
    }
}

void CameraReader::takeFrames()
{
    while (true) {
        const std::size_t end = m_body.find(EmptyLine, EmptyLine.size());
        if (end == std::string::npos) {
            return;
        }
        const std::size_t start = end + EmptyLine.size();
        const std::size_t length = contentLength(std::string_view(m_body).substr(0, start));
        if (m_body.size() < start + length) {
            return;
        }
        m_handler(std::string_view(m_body).substr(start, length));
        m_body.erase(0, start + length);
    }
}

} // namespace vedette::bench
