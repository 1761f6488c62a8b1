// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QString>

#include <algorithm>
#include <array>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace vedette::test {

/// In systemd's place: the datagram socket that services notify, to be named in NOTIFY_SOCKET.
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
    /// The next message; empty when none is waiting.
    QByteArray next() const
    {
        std::array<char, 4096> buffer{};
        const ssize_t size = ::recv(m_descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
        return {buffer.data(), std::max<ssize_t>(size, 0)};
    }
    /// All messages so far that next() did not take, oldest first.
    const QList<QByteArray> &messages()
    {
        for (QByteArray message = next(); !message.isEmpty(); message = next()) {
            m_messages.append(message);
        }
        return m_messages;
    }

private:
    int m_descriptor;
    bool m_isBound = false;
    QList<QByteArray> m_messages;
};

} // namespace vedette::test
