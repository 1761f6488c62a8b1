// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/HttpConnection.h"

#include "http/HttpNumbers.h"
#include "http/SpareDescriptors.h"

#include <QSignalBlocker>
#include <QSslSocket>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace vedette {

namespace {

/// Enough for an answer of servos; whoever reads streams asks for more.
constexpr qint64 DefaultReadBufferBytes = qint64{32} * 1024;
/// One look at a head under way.
constexpr std::size_t HeadPieceBytes = 4096;

} // namespace

HttpConnection::HttpConnection(QUrl server, QObject *parent)
    : QObject(parent)
    , m_server(std::move(server))
    , m_readBufferSize(DefaultReadBufferBytes)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(DefaultMaximumIdle);
    connect(&m_idle, &QTimer::timeout, this, &HttpConnection::abort);
    m_headDeadline.setSingleShot(true);
    m_headDeadline.setInterval(HeadTimeout);
    connect(&m_headDeadline, &QTimer::timeout, this, [this] { fail(Failure::HeadTooLong); });
}

HttpConnection::~HttpConnection()
{
    abort();
}

bool HttpConnection::isFor(const QUrl &url) const
{
    return url.scheme() == m_server.scheme() && url.host() == m_server.host() &&
           http::portOf(url) == http::portOf(m_server);
}

void HttpConnection::setReadBufferSize(qint64 bytes)
{
    m_readBufferSize = bytes;
    if (m_socket != nullptr) {
        m_socket->setReadBufferSize(bytes);
    }
}

void HttpConnection::send(const QByteArray &request)
{
    m_idle.stop();
    m_reader = {};
    m_request = request;
    m_errorText.clear();
    m_isReused = isReusable();
    if (m_isReused) {
        m_isWaiting = true;
        writeRequest();
    } else {
        open();
    }
}

bool HttpConnection::isReusable()
{
    if (m_socket == nullptr || m_isWaiting) {
        return false;
    }
    // The server may have closed it without the event loop having seen that.
    const QSignalBlocker quietly(m_socket);
    m_socket->waitForReadyRead(0);
    return m_socket->state() == QAbstractSocket::ConnectedState && m_socket->bytesAvailable() == 0;
}

void HttpConnection::open()
{
    abort();
    m_isWaiting = true;
    if (!hasSpareDescriptors()) {
        const auto report = [this] {
            if (m_isWaiting && m_socket == nullptr) {
                fail(Failure::NoDescriptors);
            }
        };
        QMetaObject::invokeMethod(this, report, Qt::QueuedConnection);
        return;
    }
    const bool isEncrypted = m_server.scheme() == QLatin1String("https");
    auto *tls = isEncrypted ? new QSslSocket(this) : nullptr;
    m_socket = isEncrypted ? tls : new QTcpSocket(this);
    m_socket->setReadBufferSize(m_readBufferSize);
    // By this the system's settings of proxies say which one is for it, if any is.
    m_socket->setProtocolTag(m_server.scheme());
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::receive);
    // Queued: QAbstractSocket can fail from within connectToHost(), that is, from within send().
    connect(
        m_socket, &QTcpSocket::errorOccurred, this,
        [this, socket = m_socket](QAbstractSocket::SocketError error) {
            if (socket == m_socket) {
                closedByServer(error);
            }
        },
        Qt::QueuedConnection);
    if (isEncrypted) {
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
    QMetaObject::invokeMethod(this, &HttpConnection::requestSent, Qt::QueuedConnection);
}

void HttpConnection::receive()
{
    const QTcpSocket *const socket = m_socket;
    if (!m_isWaiting) {
        abort(); // it sends without having been asked
        return;
    }
    if (m_reader.progress() == HttpAnswerReader::Progress::Head && !readHead()) {
        return;
    }
    emit bodyArrived();
    if (m_isWaiting && socket == m_socket) {
        concludeIfOver();
    }
}

/// False when the head is not complete yet, or nobody waits for the answer any more.
bool HttpConnection::readHead()
{
    QTcpSocket *const socket = m_socket;
    std::array<char, HeadPieceBytes> piece{};
    while (m_reader.progress() == HttpAnswerReader::Progress::Head &&
           socket->bytesAvailable() > 0) {
        const qint64 count = socket->peek(piece.data(), static_cast<qint64>(piece.size()));
        QByteArrayView bytes(piece.data(), count);
        m_reader.take(bytes);
        socket->skip(count - bytes.size());
    }
    if (m_reader.progress() == HttpAnswerReader::Progress::Head) {
        if (!m_headDeadline.isActive() && !m_reader.isUntouched()) {
            m_headDeadline.start();
        }
        return false;
    }
    m_headDeadline.stop();
    if (m_reader.head().status == 0 || problem() == Failure::HeadTooLong) {
        concludeIfOver();
        return false;
    }
    emit headArrived();
    return m_isWaiting && socket == m_socket;
}

qint64 HttpConnection::bodyBytesAvailable() const
{
    return m_socket != nullptr && m_reader.progress() == HttpAnswerReader::Progress::Body
               ? m_socket->bytesAvailable()
               : 0;
}

qint64 HttpConnection::readBody(char *data, qint64 most)
{
    qint64 have = 0;
    while (have < most && bodyBytesAvailable() > 0) {
        const qint64 count = m_socket->read(data + have, most - have);
        if (count <= 0) {
            break;
        }
        QByteArrayView bytes(data + have, count);
        while (!bytes.isEmpty() && !m_reader.isOver()) {
            // What is not body is taken out in place: a piece never moves backwards.
            const QByteArrayView piece = m_reader.take(bytes);
            if (!piece.isEmpty()) {
                std::memmove(data + have, piece.data(), static_cast<std::size_t>(piece.size()));
                have += piece.size();
            }
        }
        if (!bytes.isEmpty()) {
            // More than one answer: what follows it cannot be trusted to be the next one's.
            m_reader.connectionClosed();
        }
    }
    return have;
}

void HttpConnection::concludeIfOver()
{
    if (!m_reader.isOver()) {
        return;
    }
    if (m_reader.progress() != HttpAnswerReader::Progress::Complete) {
        fail(problem());
        return;
    }
    m_isWaiting = false;
    if (m_reader.head().keepsConnection && m_socket->bytesAvailable() == 0) {
        m_idle.start();
    } else {
        abort();
    }
    emit finished();
}

HttpConnection::Failure HttpConnection::problem() const
{
    switch (m_reader.progress()) {
    case HttpAnswerReader::Progress::NotHttp:
        return Failure::NotHttp;
    case HttpAnswerReader::Progress::HeadTooLong:
        return Failure::HeadTooLong;
    case HttpAnswerReader::Progress::BodyBroken:
        return Failure::BodyBroken;
    case HttpAnswerReader::Progress::Head:
    case HttpAnswerReader::Progress::Body:
    case HttpAnswerReader::Progress::Complete:
    case HttpAnswerReader::Progress::CutOff:
        break;
    }
    return Failure::Closed;
}

void HttpConnection::closedByServer(QAbstractSocket::SocketError error)
{
    if (!m_isWaiting) {
        abort();
        return;
    }
    const QTcpSocket *const socket = m_socket;
    if (m_socket->bytesAvailable() > 0) {
        receive();
    }
    if (!m_isWaiting || socket != m_socket) {
        return;
    }
    m_errorText = m_socket->errorString();
    if (!m_request.isEmpty()) {
        failUnreached(error);
        return;
    }
    if (error != QAbstractSocket::RemoteHostClosedError &&
        m_reader.progress() == HttpAnswerReader::Progress::Body) {
        fail(Failure::BodyBroken); // the network's end, not the body's
        return;
    }
    m_reader.connectionClosed();
    concludeIfOver();
}

void HttpConnection::failUnreached(QAbstractSocket::SocketError error)
{
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
        fail(Failure::Unreachable);
    }
}

bool HttpConnection::release()
{
    std::array<char, HeadPieceBytes> unwanted{};
    for (qint64 discarded = 0; bodyBytesAvailable() > 0 && discarded < MaximumDiscardedBytes;) {
        discarded +=
            std::max<qint64>(1, readBody(unwanted.data(), static_cast<qint64>(unwanted.size())));
    }
    const bool isOver = m_socket != nullptr && m_isWaiting && m_reader.head().keepsConnection &&
                        m_reader.progress() == HttpAnswerReader::Progress::Complete;
    if (!isOver) {
        abort();
        return false;
    }
    m_isWaiting = false;
    m_idle.start();
    return true;
}

void HttpConnection::fail(Failure failure)
{
    abort();
    emit failed(failure);
}

void HttpConnection::abort()
{
    m_idle.stop();
    m_headDeadline.stop();
    m_isWaiting = false;
    if (m_socket == nullptr) {
        return;
    }
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
}

} // namespace vedette

#include "moc_HttpConnection.cpp"
