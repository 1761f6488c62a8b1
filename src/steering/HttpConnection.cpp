// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/HttpConnection.h"

#include "http/HttpNumbers.h"
#include "http/SpareDescriptors.h"

#include <QSignalBlocker>
#include <QSslSocket>

#include <utility>

namespace vedette {

namespace {

/// What the socket takes from the network before it is read, in bytes: an answer at its limits.
constexpr qint64 AnswerBufferBytes =
    HttpAnswerReader::MaximumHeadBytes + HttpAnswerReader::MaximumBodyBytes;

} // namespace

HttpConnection::HttpConnection(QUrl server, QObject *parent)
    : QObject(parent)
    , m_server(std::move(server))
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(DefaultMaximumIdle);
    connect(&m_idle, &QTimer::timeout, this, &HttpConnection::abort);
}

HttpConnection::~HttpConnection()
{
    abort();
}

void HttpConnection::send(const QByteArray &request)
{
    m_idle.stop();
    m_reader = {};
    m_request = request;
    m_waiting = true;
    if (isReusable()) {
        writeRequest();
    } else {
        open();
    }
}

bool HttpConnection::isReusable()
{
    if (m_socket == nullptr) {
        return false;
    }
    // The server's goodbye may have arrived without the event loop having seen it.
    const QSignalBlocker quietly(m_socket);
    m_socket->waitForReadyRead(0);
    return m_socket->state() == QAbstractSocket::ConnectedState && m_socket->bytesAvailable() == 0;
}

void HttpConnection::open()
{
    abort();
    m_waiting = true;
    if (!hasSpareDescriptors()) {
        const auto tell = [this] {
            if (m_waiting && m_socket == nullptr) {
                fail(Failure::NoDescriptors);
            }
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
        return;
    }
    const bool encrypted = m_server.scheme() == QLatin1String("https");
    auto *tls = encrypted ? new QSslSocket(this) : nullptr;
    m_socket = encrypted ? tls : new QTcpSocket(this);
    m_socket->setReadBufferSize(AnswerBufferBytes);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readAnswer);
    connect(m_socket, &QTcpSocket::connected, this,
            [this] { m_spared.emplace(m_socket->socketDescriptor()); });
    connect(m_socket, &QTcpSocket::disconnected, this, [this] { m_spared.reset(); });
    // Queued: QAbstractSocket can fail from within connectToHost(), that is, from within send().
    connect(
        m_socket, &QTcpSocket::errorOccurred, this,
        [this, socket = m_socket](QAbstractSocket::SocketError error) {
            if (socket == m_socket) {
                socketFailed(error);
            }
        },
        Qt::QueuedConnection);
    if (encrypted) {
        connect(tls, &QSslSocket::encrypted, this, &HttpConnection::writeRequest);
        tls->connectToHostEncrypted(m_server.host(), http::portOf(m_server));
    } else {
        connect(m_socket, &QTcpSocket::connected, this, &HttpConnection::writeRequest);
        m_socket->connectToHost(m_server.host(), http::portOf(m_server));
    }
}

void HttpConnection::writeRequest()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->write(std::exchange(m_request, {}));
    m_socket->flush();
}

void HttpConnection::readAnswer()
{
    while (m_waiting && m_socket != nullptr && m_socket->bytesAvailable() > 0) {
        switch (m_reader.feed(m_socket->read(AnswerBufferBytes))) {
        case HttpAnswerReader::Progress::Incomplete:
            break;
        case HttpAnswerReader::Progress::Complete:
            answerComplete();
            return;
        case HttpAnswerReader::Progress::Malformed:
            fail(Failure::NotHttp);
            return;
        }
    }
    if (!m_waiting) {
        abort(); // it speaks without having been asked
    }
}

void HttpConnection::socketFailed(QAbstractSocket::SocketError error)
{
    const bool written = m_request.isEmpty();
    if (!m_waiting) {
        abort();
        return;
    }
    readAnswer();
    if (!m_waiting || m_socket == nullptr) {
        return;
    }
    if (written && m_reader.connectionClosed() == HttpAnswerReader::Progress::Complete) {
        answerComplete();
        return;
    }
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        fail(Failure::Refused);
        break;
    case QAbstractSocket::HostNotFoundError:
        fail(Failure::UnknownHost);
        break;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        fail(Failure::Untrusted);
        break;
    default:
        fail(written ? Failure::Closed : Failure::Unreachable);
    }
}

void HttpConnection::answerComplete()
{
    const HttpAnswer answer = m_reader.answer();
    m_waiting = false;
    if (answer.keepsConnection) {
        m_idle.start();
    } else {
        abort();
    }
    emit answered(answer);
}

bool HttpConnection::cutShort()
{
    if (m_waiting && m_request.isEmpty() &&
        m_reader.connectionClosed() == HttpAnswerReader::Progress::Complete) {
        answerComplete();
        return true;
    }
    abort();
    return false;
}

void HttpConnection::fail(Failure failure)
{
    abort();
    emit failed(failure);
}

void HttpConnection::abort()
{
    m_idle.stop();
    m_waiting = false;
    if (m_socket == nullptr) {
        return;
    }
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    m_spared.reset();
    socket->abort();
    socket->deleteLater();
}

} // namespace vedette
