// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/http/LingeringClose.h"

#include <QSslSocket>

#include <algorithm>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace vedette {

namespace {

/// How many times within the shortest limit the progress is looked at.
constexpr int ChecksPerLimit = 4;

int descriptorOf(const QTcpSocket &socket)
{
    return static_cast<int>(socket.socketDescriptor());
}

/// What was written and has not reached the client's machine: in Qt's buffers and the kernel's.
/// The kernel alone may hold megabytes, so bytesWritten() says little about the client.
qint64 untakenBytes(const QTcpSocket &socket)
{
    int inKernel = 0;
    if (::ioctl(descriptorOf(socket), SIOCOUTQ, &inKernel) != 0) {
        inKernel = 0;
    }
    const auto *const tls = qobject_cast<const QSslSocket *>(&socket);
    return socket.bytesToWrite() + (tls != nullptr ? tls->encryptedBytesToWrite() : 0) + inKernel;
}

} // namespace

LingeringClose::LingeringClose(QTcpSocket &socket, Limits limits, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_limits(limits)
    , m_check(this)
{
    connect(&m_check, &QTimer::timeout, this, &LingeringClose::check);
}

LingeringClose::~LingeringClose() = default;

void LingeringClose::begin()
{
    m_began = SteadyClock::now();
    m_lastProgress = m_began;
    m_untaken = untakenBytes(m_socket);
    m_check.start(std::min({m_limits.stall, m_limits.close, m_limits.total}) / ChecksPerLimit);
    if (qobject_cast<QSslSocket *>(&m_socket) != nullptr) {
        // Waits for what has been written, and ends TLS properly.
        m_socket.disconnectFromHost();
        return;
    }
    connect(&m_socket, &QTcpSocket::bytesWritten, this, &LingeringClose::shutDown);
    connect(&m_socket, &QTcpSocket::readyRead, this, &LingeringClose::discard);
    shutDown();
    discard();
}

void LingeringClose::shutDown()
{
    if (m_socket.bytesToWrite() == 0) {
        ::shutdown(descriptorOf(m_socket), SHUT_WR);
    }
}

void LingeringClose::discard()
{
    m_discarded += m_socket.readAll().size();
    if (m_discarded > MaximumDiscardedBytes) {
        emit expired();
    }
}

void LingeringClose::check()
{
    const auto now = SteadyClock::now();
    const qint64 untaken = untakenBytes(m_socket);
    if (untaken < m_untaken) {
        m_lastProgress = now;
    }
    m_untaken = untaken;
    const auto limit = untaken > 0 ? m_limits.stall : m_limits.close;
    if (now - m_lastProgress >= limit || now - m_began >= m_limits.total) {
        emit expired();
    }
}

} // namespace vedette

#include "moc_LingeringClose.cpp"
