// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/PeerSockets.h"

#include "http/HttpNumbers.h"

#include <QDir>
#include <QHostAddress>

#include <mutex>
#include <netinet/in.h>
#include <set>
#include <sys/socket.h>

namespace vedette {

namespace {

struct RemoteEnd
{
    QHostAddress address;
    int port = 0;
};

/// Whom a socket is connected to; port 0 when fd is no connected socket.
RemoteEnd remoteEndOf(int fd)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    auto *const address = reinterpret_cast<sockaddr *>(&storage);
    if (::getpeername(fd, address, &size) != 0) {
        return {};
    }
    if (storage.ss_family == AF_INET) {
        const auto *const v4 = reinterpret_cast<const sockaddr_in *>(&storage);
        return {QHostAddress(address), ntohs(v4->sin_port)};
    }
    if (storage.ss_family == AF_INET6) {
        const auto *const v6 = reinterpret_cast<const sockaddr_in6 *>(&storage);
        return {QHostAddress(address), ntohs(v6->sin6_port)};
    }
    return {};
}

/// The descriptors of all SparedConnections.
struct Spared
{
    std::mutex mutex;
    std::set<int> descriptors;
};

Spared &spared()
{
    static Spared instance;
    return instance;
}

} // namespace

SparedConnection::SparedConnection(qintptr descriptor)
    : m_descriptor(static_cast<int>(descriptor))
{
    const std::scoped_lock lock(spared().mutex);
    spared().descriptors.insert(m_descriptor);
}

SparedConnection::~SparedConnection()
{
    const std::scoped_lock lock(spared().mutex);
    spared().descriptors.erase(m_descriptor);
}

void shutDownConnectionsTo(const QUrl &url)
{
    const int port = http::portOf(url);
    const QHostAddress address(url.host());
    const QStringList descriptors =
        QDir(QStringLiteral("/proc/self/fd"))
            .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System);
    const std::scoped_lock lock(spared().mutex);
    for (const QString &descriptor : descriptors) {
        const int fd = descriptor.toInt();
        if (spared().descriptors.contains(fd)) {
            continue;
        }
        const RemoteEnd peer = remoteEndOf(fd);
        if (peer.port == port &&
            (address.isNull() || peer.address.isEqual(address, QHostAddress::TolerantConversion))) {
            ::shutdown(fd, SHUT_RDWR);
        }
    }
}

} // namespace vedette
