// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/TlsViewer.h"

#include "web/viewers/DescriptorViewer.h"

#include <QSslSocket>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <utility>

namespace vedette {

TlsViewer::TlsViewer(ClientSocket client, const QByteArray &head, QObject *parent)
    : Viewer(client.peer, parent)
    , m_client(std::move(client))
    , m_socket(qobject_cast<QSslSocket *>(m_client.socket.get()))
{
    const int unsent = DescriptorViewer::UnsentBytes;
    ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), IPPROTO_TCP, TCP_NOTSENT_LOWAT,
                 &unsent, sizeof unsent);
    connect(m_socket, &QSslSocket::readyRead, this, &TlsViewer::discardInput);
    connect(m_socket, &QSslSocket::encryptedBytesWritten, this, &TlsViewer::drained);
    // Queued: a write can fail within the loop over all viewers, which end() would shorten.
    connect(m_socket, &QSslSocket::disconnected, this, &TlsViewer::end, Qt::QueuedConnection);
    connect(m_socket, &QSslSocket::errorOccurred, this, &TlsViewer::end, Qt::QueuedConnection);
    begin(head);
}

TlsViewer::~TlsViewer()
{
    TlsViewer::release();
}

void TlsViewer::release()
{
    if (m_client.socket) {
        m_client.socket->disconnect(this);
        m_client.socket->abort();
        m_client.socket.reset();
    }
    m_client.lease = {};
}

/// A bounded piece: the socket's read buffer is limited (see ClientConnection).
void TlsViewer::discardInput()
{
    inputDiscarded(m_socket->readAll().size());
}

void TlsViewer::send(const QByteArray &piece)
{
    m_isSending = true;
    m_socket->write(piece);
    m_socket->flush();
    // Within drained() the socket does not signal again what is written here.
    drained();
}

void TlsViewer::drained()
{
    bytesAccepted();
    if (m_isSending && m_socket->bytesToWrite() == 0 && m_socket->encryptedBytesToWrite() == 0) {
        m_isSending = false;
        pieceAccepted();
    }
}

} // namespace vedette

#include "moc_TlsViewer.cpp"
