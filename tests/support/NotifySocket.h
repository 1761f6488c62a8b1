// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <algorithm>
#include <array>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace vedette::test {

/// What systemd has for services to tell their state to: a datagram socket, for NOTIFY_SOCKET.
class NotifySocket
{
public:
    explicit NotifySocket(const QString &path)
        : m_descriptor(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(path);
        std::copy(name.begin(), name.end(), std::begin(address.sun_path));
        m_isBound =
            ::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    ~NotifySocket() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(NotifySocket)

    bool isBound() const { return m_isBound; }
    /// Every message since the last call, a line each or more.
    QByteArray takeAll() const
    {
        QByteArray all;
        std::array<char, 4096> buffer{};
        ssize_t size = 0;
        while ((size = ::recv(m_descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT)) > 0) {
            all += QByteArray(buffer.data(), size) + '\n';
        }
        return all;
    }

private:
    int m_descriptor;
    bool m_isBound = false;
};

} // namespace vedette::test
