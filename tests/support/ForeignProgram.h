// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>

#include <netinet/in.h>
#include <sys/socket.h>

/// What a server that is not ours needs before a test can start it.
namespace vedette::test {

/// A port of 127.0.0.1 for a program that cannot choose one itself; it may end and start again.
/// Until this program ends, the kernel gives the port to nobody who asks for any, whether to listen
/// or to connect: a socket is bound to it that does not listen, which leaves it to who names it.
inline quint16 freePort()
{
    const int holder = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    constexpr int On = 1;
    ::setsockopt(holder, SOL_SOCKET, SO_REUSEADDR, &On, sizeof On);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const raw = reinterpret_cast<sockaddr *>(&address);
    const bool isHeld = ::bind(holder, raw, size) == 0 && ::getsockname(holder, raw, &size) == 0;
    return isHeld ? ntohs(address.sin_port) : quint16(0);
}

/// Writes its configuration, in place of what was there.
inline bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
           file.write(bytes) == bytes.size();
}

} // namespace vedette::test
