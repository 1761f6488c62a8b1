// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Connection.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace vedette::bench {

namespace {

Connection::Result resultOf(ssize_t count, std::size_t wanted)
{
    using State = Connection::State;
    if (count < 0) {
        return {0, errno == EAGAIN || errno == EINTR ? State::Drained : State::Closed};
    }
    if (count == 0) {
        return {0, State::Closed};
    }
    const auto bytes = static_cast<std::size_t>(count);
    return {bytes, bytes < wanted ? State::Drained : State::Open};
}

} // namespace

Connection::Connection(FileDescriptor socket, SSL_CTX *tls)
    : m_socket(std::move(socket))
    , m_ssl(tls ? SSL_new(tls) : nullptr)
{
    if (m_ssl) {
        SSL_set_fd(m_ssl.get(), m_socket.number());
        SSL_set_connect_state(m_ssl.get());
    }
}

bool Connection::shakeHands()
{
    return !m_ssl || SSL_do_handshake(m_ssl.get()) == 1;
}

bool Connection::write(std::span<const char> bytes)
{
    if (m_ssl) {
        return SSL_write(m_ssl.get(), bytes.data(), static_cast<int>(bytes.size())) > 0;
    }
    return ::send(m_socket.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size());
}

Connection::Result Connection::read(std::span<char> buffer)
{
    if (m_ssl) {
        return readTls(buffer);
    }
    return resultOf(::recv(m_socket.number(), buffer.data(), buffer.size(), 0), buffer.size());
}

Connection::Result Connection::skip(std::size_t bytes)
{
    if (!m_ssl) {
        return resultOf(::recv(m_socket.number(), nullptr, bytes, MSG_TRUNC), bytes);
    }
    static std::array<char, 16 * 1024> unread;
    return readTls(std::span(unread).first(std::min(bytes, unread.size())));
}

Connection::Result Connection::readTls(std::span<char> buffer)
{
    const int count = SSL_read(m_ssl.get(), buffer.data(), static_cast<int>(buffer.size()));
    if (count > 0) {
        return {static_cast<std::size_t>(count), State::Open};
    }
    const bool isWaiting = SSL_get_error(m_ssl.get(), count) == SSL_ERROR_WANT_READ;
    return {0, isWaiting ? State::Drained : State::Closed};
}

} // namespace vedette::bench
