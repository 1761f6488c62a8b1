// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Sockets.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace vedette::bench {

namespace {

/// Connections that may wait to be accepted: more than ever arrive at once.
constexpr int Backlog = 4096;

FileDescriptor openSocket()
{
    FileDescriptor opened(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (opened.number() < 0) {
        fail("socket");
    }
    return opened;
}

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

} // namespace

void fail(const char *what)
{
    std::perror(what);
    std::exit(EXIT_FAILURE);
}

std::int64_t nowNanoseconds()
{
    return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        fail("getrlimit");
    }
    limit.rlim_cur = limit.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) {
        fail("setrlimit");
    }
}

FileDescriptor listenOnLoopback()
{
    FileDescriptor listening = openSocket();
    const sockaddr_in address = loopback(0);
    if (::bind(listening.number(), reinterpret_cast<const sockaddr *>(&address), sizeof address) !=
            0 ||
        ::listen(listening.number(), Backlog) != 0) {
        fail("listen");
    }
    return listening;
}

std::uint16_t portOf(const FileDescriptor &listening)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    if (::getsockname(listening.number(), reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        fail("getsockname");
    }
    return ntohs(address.sin_port);
}

FileDescriptor startConnecting(std::uint16_t port, int receiveBuffer)
{
    FileDescriptor connecting = openSocket();
    if (receiveBuffer > 0) {
        ::setsockopt(connecting.number(), SOL_SOCKET, SO_RCVBUF, &receiveBuffer,
                     sizeof receiveBuffer);
    }
    const sockaddr_in address = loopback(port);
    if (::connect(connecting.number(), reinterpret_cast<const sockaddr *>(&address),
                  sizeof address) != 0 &&
        errno != EINPROGRESS) {
        fail("connect");
    }
    return connecting;
}

} // namespace vedette::bench
