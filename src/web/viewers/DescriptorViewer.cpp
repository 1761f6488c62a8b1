// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/DescriptorViewer.h"

#include "web/viewers/ViewerPoll.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace vedette {

namespace {

/// The socket's descriptor as one of our own; closing the QTcpSocket leaves the connection open.
int takeDescriptor(QTcpSocket &socket)
{
    const int own = ::fcntl(static_cast<int>(socket.socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    socket.abort();
    return own;
}

void setOption(int descriptor, int level, int option, int value)
{
    ::setsockopt(descriptor, level, option, &value, sizeof value);
}

} // namespace

DescriptorViewer::DescriptorViewer(ClientSocket client, const QByteArray &head, QObject *parent)
    : Viewer(client.peer, parent)
    , m_lease(std::move(client.lease))
    , m_descriptor(takeDescriptor(*client.socket))
{
    if (client.peer.isUnix) {
        setOption(m_descriptor, SOL_SOCKET, SO_SNDBUF, UnixSendBufferBytes);
    } else {
        setOption(m_descriptor, IPPROTO_TCP, TCP_NOTSENT_LOWAT, UnsentBytes);
    }
    if (m_descriptor < 0 || !m_poll->add(m_descriptor, this)) {
        close();
        return;
    }
    begin(head);
}

DescriptorViewer::~DescriptorViewer()
{
    DescriptorViewer::release();
}

void DescriptorViewer::release()
{
    if (m_descriptor >= 0) {
        m_poll->remove(m_descriptor);
        ::close(std::exchange(m_descriptor, -1));
    }
    m_lease = {};
    m_piece.clear();
}

void DescriptorViewer::send(const QByteArray &piece)
{
    m_piece = piece;
    m_offset = 0;
    drain();
}

/// Until all of the piece is sent or the kernel takes no more, which makes ready() follow.
void DescriptorViewer::drain()
{
    while (m_descriptor >= 0 && m_offset < m_piece.size()) {
        const ssize_t count = ::send(m_descriptor, m_piece.constData() + m_offset,
                                     static_cast<std::size_t>(m_piece.size() - m_offset),
                                     MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0) {
            if (errno == EINTR) {
                continue;
            }
            if (errno != EAGAIN) {
                // Not from within the constructor or the loop over all viewers.
                QMetaObject::invokeMethod(this, &DescriptorViewer::end, Qt::QueuedConnection);
            }
            return;
        }
        m_offset += count;
        if (m_offset < m_piece.size()) {
            bytesAccepted();
        }
    }
    if (m_descriptor >= 0 && !m_piece.isNull()) {
        m_piece = QByteArray();
        pieceAccepted();
    }
}

void DescriptorViewer::ready(bool readable, bool writable, bool broken)
{
    if (readable) {
        discardInput();
    }
    if (broken) {
        end();
        return;
    }
    if (writable) {
        drain();
    }
}

void DescriptorViewer::discardInput()
{
    std::array<char, InputBytesEachTurn> rest{};
    const ssize_t count = ::recv(m_descriptor, rest.data(), rest.size(), MSG_DONTWAIT);
    if (count > 0) {
        inputDiscarded(count);
        if (count == InputBytesEachTurn && isOpen()) {
            m_poll->lookAgain(m_descriptor);
        }
    } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
        end();
    }
}

} // namespace vedette

#include "moc_DescriptorViewer.cpp"
