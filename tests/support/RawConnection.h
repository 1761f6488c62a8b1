// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace vedette::test {

/// A client's socket without an event loop, for attacks with thousands of them. Move-only.
class RawConnection
{
public:
    /// To port of 127.0.0.1. receiveBytes: the kernel's buffer, 0 for its usual size.
    explicit RawConnection(quint16 port, int receiveBytes = 0)
        : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        if (receiveBytes > 0) {
            ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBytes, sizeof receiveBytes);
        }
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isConnected =
            ::connect(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
        ::fcntl(m_descriptor, F_SETFL, O_NONBLOCK);
    }
    RawConnection(RawConnection &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
        , m_isConnected(other.m_isConnected)
    {
    }
    RawConnection(const RawConnection &) = delete;
    RawConnection &operator=(const RawConnection &) = delete;
    RawConnection &operator=(RawConnection &&) = delete;
    ~RawConnection()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }

    bool isConnected() const { return m_isConnected; }

    /// Sends all of it unless the server closes or takes nothing for milliseconds; how much it
    /// took.
    qsizetype send(const QByteArray &bytes, int milliseconds = 5000) const
    {
        qsizetype sent = 0;
        while (sent < bytes.size()) {
            const ssize_t count =
                ::send(m_descriptor, bytes.constData() + sent,
                       static_cast<std::size_t>(bytes.size() - sent), MSG_NOSIGNAL);
            if (count > 0) {
                sent += count;
            } else if (errno != EAGAIN || !wait(POLLOUT, milliseconds)) {
                break;
            }
        }
        return sent;
    }
    /// What has come; reading ends when the server closes, or is silent for milliseconds.
    QByteArray receive(int milliseconds) const
    {
        QByteArray received;
        std::array<char, 4096> bytes{};
        while (wait(POLLIN, milliseconds)) {
            const ssize_t count = ::recv(m_descriptor, bytes.data(), bytes.size(), 0);
            if (count <= 0) {
                break;
            }
            received.append(bytes.data(), count);
        }
        return received;
    }
    /// Whether the server has closed it, or does within milliseconds. What it sent before is lost.
    bool isClosedWithin(int milliseconds) const
    {
        std::array<char, 4096> bytes{};
        while (wait(POLLIN, milliseconds)) {
            if (::recv(m_descriptor, bytes.data(), bytes.size(), 0) <= 0) {
                return true;
            }
        }
        return false;
    }
    /// Whether there is something to receive, the server's closing too, within milliseconds.
    bool waitForInput(int milliseconds) const { return wait(POLLIN, milliseconds); }
    /// Closes with a reset in place of a FIN.
    void reset()
    {
        const linger now{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        ::close(std::exchange(m_descriptor, -1));
    }

private:
    bool wait(short events, int milliseconds) const
    {
        pollfd poll{.fd = m_descriptor, .events = events, .revents = 0};
        return ::poll(&poll, 1, milliseconds) > 0;
    }

    int m_descriptor;
    bool m_isConnected = false;
};

} // namespace vedette::test
