// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "relay/ClientConnection.h"

#include "relay/Answer.h"

#include <QHostAddress>
#include <QSslSocket>

#include <sys/socket.h>

namespace vedette {

namespace {

/// What the socket takes from the network before it is read: one request at its limits, and a
/// byte to see that it is larger.
constexpr qint64 ReadBufferBytes = RequestHead::MaximumBytes + RequestHead::MaximumBodyBytes + 1;

} // namespace

ClientConnection::ClientConnection(ClientSocket client, std::chrono::milliseconds headTimeout,
                                   QObject *parent)
    : QObject(parent)
    , m_client(std::move(client))
    , m_headTimeout(headTimeout)
    , m_deadline(this)
{
    QTcpSocket *const socket = m_client.socket.get();
    socket->setReadBufferSize(ReadBufferBytes);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &ClientConnection::abort);
    connect(socket, &QTcpSocket::readyRead, this, &ClientConnection::read);
    connect(socket, &QTcpSocket::disconnected, this, &ClientConnection::finish);
    connect(socket, &QTcpSocket::errorOccurred, this, &ClientConnection::abort);
    connect(socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_isIdle) {
            m_deadline.start(IdleTimeout);
            read();
        }
    });
    m_deadline.start(m_headTimeout);
}

ClientConnection::~ClientConnection()
{
    release();
}

QHostAddress ClientConnection::localAddress() const
{
    return m_client.peer.isUnix ? QHostAddress() : m_client.socket->localAddress();
}

bool ClientConnection::isEncrypted() const
{
    return qobject_cast<QSslSocket *>(m_client.socket.get()) != nullptr;
}

void ClientConnection::read()
{
    if (!isOpen()) {
        return;
    }
    if (m_state == State::Farewell) {
        discard();
        return;
    }
    // The next answer waits until the last one is on its way, so that pipelined requests cannot
    // pile up answers that nobody takes.
    if (m_state != State::Reading || m_client.socket->bytesAvailable() == 0 ||
        (m_isIdle && m_client.socket->bytesToWrite() > 0)) {
        return;
    }
    if (m_isIdle) {
        m_isIdle = false;
        m_deadline.start(m_headTimeout);
    }
    if (!m_head) {
        readHead();
    }
    if (m_head && m_state == State::Reading &&
        m_client.socket->bytesAvailable() >= m_headBytes + m_head->bodyBytes()) {
        requestIsWhole();
    }
}

void ClientConnection::readHead()
{
    const QByteArray bytes = m_client.socket->peek(RequestHead::MaximumBytes + 1);
    const auto length = RequestHead::lengthOf(bytes);
    if (length.value_or(bytes.size()) > RequestHead::MaximumBytes) {
        refuse({431, "The request's head is too large."});
        return;
    }
    if (!length) {
        return;
    }
    m_headBytes = *length;
    m_head.emplace(QByteArrayView(bytes).first(*length));
    if (m_head->refusal()) {
        refuse(*m_head->refusal());
    }
}

void ClientConnection::requestIsWhole()
{
    m_state = State::Complete;
    m_deadline.stop();
    const bool isFirst = m_requests.isNull();
    if (isFirst) {
        m_requests = new RequestSocket(m_client.socket.get());
        connect(m_requests, &RequestSocket::closeRequested, this, &ClientConnection::startFarewell);
    }
    emit requestComplete(isFirst);
}

void ClientConnection::deliver()
{
    if (m_state != State::Complete) {
        return;
    }
    m_state = State::Handling;
    const QByteArray head = RequestHead::withoutLogins(m_client.socket->read(m_headBytes));
    m_requests->deliver(head + m_client.socket->read(m_head->bodyBytes()),
                        m_head->method() == "HEAD");
}

void ClientConnection::answerFinished()
{
    if (m_state != State::Handling || !isOpen()) {
        return;
    }
    m_client.socket->flush();
    // The client may have left without waiting; the write tells.
    if (!isOpen()) {
        return;
    }
    if (!m_head->keepsConnection()) {
        startFarewell();
        return;
    }
    m_head.reset();
    m_state = State::Reading;
    m_isIdle = true;
    m_deadline.start(IdleTimeout);
    // Not from within the handling of the last one.
    QMetaObject::invokeMethod(this, &ClientConnection::read, Qt::QueuedConnection);
}

ClientSocket ClientConnection::takeSocket()
{
    m_client.socket->disconnect(this);
    m_deadline.stop();
    if (m_requests) {
        m_requests->detach();
    }
    ClientSocket taken = std::move(m_client);
    finish();
    return taken;
}

void ClientConnection::refuse(const RequestHead::Refusal &refusal)
{
    m_client.socket->write(
        Answer::text(refusal.status, QString::fromLatin1(refusal.text)).toBytes());
    startFarewell();
}

/// Closes so that the answer arrives: a socket closed with unread bytes in it resets the
/// connection, and the client never sees why.
void ClientConnection::startFarewell()
{
    if (m_state == State::Farewell || !isOpen()) {
        return;
    }
    m_state = State::Farewell;
    m_deadline.start(FarewellTimeout);
    QTcpSocket *const socket = m_client.socket.get();
    if (isEncrypted()) {
        socket->disconnectFromHost();
        return;
    }
    const auto shutDown = [socket] {
        if (socket->bytesToWrite() == 0) {
            ::shutdown(static_cast<int>(socket->socketDescriptor()), SHUT_WR);
        }
    };
    socket->flush();
    if (!isOpen()) {
        return;
    }
    connect(socket, &QTcpSocket::bytesWritten, this, shutDown);
    shutDown();
    discard();
}

void ClientConnection::discard()
{
    m_discarded += m_client.socket->readAll().size();
    if (m_discarded > MaximumFarewellBytes) {
        abort();
    }
}

void ClientConnection::abort()
{
    if (isOpen()) {
        m_client.socket->disconnect(this);
        m_client.socket->abort();
        finish();
    }
}

void ClientConnection::finish()
{
    release();
    emit closed();
}

void ClientConnection::release()
{
    m_deadline.stop();
    if (m_requests) {
        m_requests->detach();
    }
    if (m_client.socket) {
        m_client.socket->disconnect(this);
        m_client.socket.reset();
    }
    m_client.lease = {};
}

} // namespace vedette
