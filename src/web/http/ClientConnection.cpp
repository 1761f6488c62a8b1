// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/http/ClientConnection.h"

#include "web/http/Answer.h"

#include <QHostAddress>
#include <QSslSocket>

namespace vedette {

namespace {

/// What the socket takes from the network before it is read: one request at its limits, and a
/// byte to see that it is larger.
constexpr qint64 ReadBufferBytes = RequestHead::MaximumBytes + RequestHead::MaximumBodyBytes + 1;

} // namespace

ClientConnection::ClientConnection(ClientSocket client, const Timeouts &timeouts, QObject *parent)
    : QObject(parent)
    , m_client(std::move(client))
    , m_timeouts(timeouts)
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
    connect(socket, &QTcpSocket::bytesWritten, this, &ClientConnection::answerAccepted);
    m_deadline.start(m_timeouts.head);
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
    // The next answer waits until the last one is on its way, so that pipelined requests cannot
    // pile up answers that nobody takes.
    if (!isOpen() || m_state != State::Reading ||
        (m_isIdle && m_client.socket->bytesToWrite() > 0)) {
        return;
    }
    skipEmptyLine();
    if (m_client.socket->bytesAvailable() == 0) {
        return;
    }
    if (m_isIdle) {
        m_isIdle = false;
        m_deadline.start(m_timeouts.head);
    }
    if (!m_head) {
        readHead();
    }
    if (m_head && m_state == State::Reading &&
        m_client.socket->bytesAvailable() >= m_headBytes + m_head->bodyBytes()) {
        requestIsWhole();
    }
}

/// One in front of a request, as old clients send it behind a body (RFC 9112, 2.2).
void ClientConnection::skipEmptyLine()
{
    constexpr QByteArrayView Line("\r\n");
    if (!m_head && !m_hasSkippedLine && m_client.socket->peek(Line.size()) == Line) {
        m_hasSkippedLine = true;
        m_client.socket->skip(Line.size());
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
    } else if (m_head->expectsContinue() && m_client.socket->bytesAvailable() == m_headBytes) {
        m_client.socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    }
}

void ClientConnection::requestIsWhole()
{
    m_state = State::Complete;
    m_deadline.stop();
    const bool isFirst = m_requests.isNull();
    if (isFirst) {
        m_requests = new RequestSocket(m_client.socket.get());
        connect(m_requests, &RequestSocket::closeRequested, this,
                &ClientConnection::startLingeringClose);
    }
    emit requestComplete(isFirst);
}

void ClientConnection::deliver()
{
    if (m_state != State::Complete) {
        return;
    }
    m_state = State::Handling;
    const QByteArray head = m_head->inOriginForm(RequestHead::withoutExpectation(
        RequestHead::withoutLogins(m_client.socket->read(m_headBytes))));
    m_requests->deliver(head + m_client.socket->read(m_head->bodyBytes()),
                        m_head->method() == "HEAD");
}

void ClientConnection::answerFinished()
{
    if (m_state != State::Handling || !isOpen()) {
        return;
    }
    m_client.socket->flush();
    // The client may have left without waiting; the write reports it.
    if (!isOpen()) {
        return;
    }
    if (!m_head->keepsConnection()) {
        startLingeringClose();
        return;
    }
    m_head.reset();
    m_hasSkippedLine = false;
    m_state = State::Reading;
    m_isIdle = true;
    m_answered = SteadyClock::now();
    m_deadline.start(m_timeouts.idle);
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
    answerAndClose(Answer::text(refusal.status, QString::fromLatin1(refusal.text)).toBytes());
}

void ClientConnection::answerAndClose(const QByteArray &bytes)
{
    m_client.socket->write(bytes);
    startLingeringClose();
}

/// The client accepts bytes of an answer after which the connection is kept.
void ClientConnection::answerAccepted()
{
    if (!m_isIdle) {
        return;
    }
    if (SteadyClock::now() - m_answered >= m_timeouts.close.total) {
        abort();
        return;
    }
    m_deadline.start(m_timeouts.idle);
    read();
}

void ClientConnection::startLingeringClose()
{
    if (m_state == State::Closing || !isOpen()) {
        return;
    }
    m_state = State::Closing;
    m_isIdle = false;
    m_deadline.stop();
    m_client.socket->flush();
    if (!isOpen()) {
        return;
    }
    m_close.reset(new LingeringClose(*m_client.socket, m_timeouts.close, nullptr));
    connect(m_close.get(), &LingeringClose::expired, this, &ClientConnection::abort);
    m_close->begin();
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
    m_close.reset();
    if (m_client.socket) {
        m_client.socket->disconnect(this);
        m_client.socket.reset();
    }
    m_client.lease = {};
}

} // namespace vedette

#include "moc_ClientConnection.cpp"
