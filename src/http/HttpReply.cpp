// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/HttpReply.h"

#include "http/HttpNumbers.h"
#include "http/HttpSyntax.h"

#include <utility>

namespace vedette {

namespace {

QByteArray requestBytes(const QNetworkRequest &request)
{
    QByteArray bytes = http::requestLines(request.url());
    const QList<QByteArray> names = request.rawHeaderList();
    for (const QByteArray &name : names) {
        bytes += name + ": " + request.rawHeader(name) + "\r\n";
    }
    return bytes + "\r\n";
}

QNetworkReply::NetworkError errorFor(HttpConnection::Failure failure)
{
    switch (failure) {
    case HttpConnection::Failure::NoDescriptors:
        return QNetworkReply::ServiceUnavailableError;
    case HttpConnection::Failure::Refused:
        return QNetworkReply::ConnectionRefusedError;
    case HttpConnection::Failure::UnknownHost:
        return QNetworkReply::HostNotFoundError;
    case HttpConnection::Failure::Untrusted:
        return QNetworkReply::SslHandshakeFailedError;
    case HttpConnection::Failure::NotHttp:
        return QNetworkReply::ProtocolFailure;
    case HttpConnection::Failure::HeadTooLong:
        return QNetworkReply::ProtocolInvalidOperationError;
    case HttpConnection::Failure::Closed:
    case HttpConnection::Failure::BodyBroken:
        return QNetworkReply::RemoteHostClosedError;
    case HttpConnection::Failure::Unreachable:
        break;
    }
    return QNetworkReply::UnknownNetworkError;
}

} // namespace

HttpReply::HttpReply(const QNetworkRequest &request, std::unique_ptr<HttpConnection> connection,
                     Keeper keeper, QObject *parent)
    : QNetworkReply(parent)
    , m_connection(std::move(connection))
    , m_keeper(std::move(keeper))
{
    setRequest(request);
    setUrl(request.url());
    setOperation(QNetworkAccessManager::GetOperation);
    QIODevice::open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    HttpConnection *const source = m_connection.get();
    connect(source, &HttpConnection::requestSent, this, &QNetworkReply::requestSent);
    connect(source, &HttpConnection::headArrived, this, &HttpReply::headArrived);
    connect(source, &HttpConnection::bodyArrived, this, &QNetworkReply::readyRead);
    connect(source, &HttpConnection::finished, this, &HttpReply::conclude);
    connect(source, &HttpConnection::failed, this, &HttpReply::failed);
    send();
}

HttpReply::~HttpReply() = default;

void HttpReply::send()
{
    m_connection->send(requestBytes(request()));
}

void HttpReply::abort()
{
    if (isFinished()) {
        return;
    }
    m_connection->disconnect(this);
    if (m_connection->release()) {
        m_keeper(std::move(m_connection));
    }
    setError(OperationCanceledError, tr("the request was given up"));
    emit errorOccurred(OperationCanceledError);
    setFinished(true);
    emit finished();
}

qint64 HttpReply::bytesAvailable() const
{
    return m_connection ? m_connection->bodyBytesAvailable() : 0;
}

void HttpReply::setReadBufferSize(qint64 size)
{
    QNetworkReply::setReadBufferSize(size);
    if (m_connection) {
        m_connection->setReadBufferSize(size);
    }
}

qint64 HttpReply::readData(char *data, qint64 most)
{
    return m_connection ? m_connection->readBody(data, most) : 0;
}

void HttpReply::headArrived()
{
    const HttpAnswerHead &head = m_connection->head();
    for (const auto &[name, value] : head.fields) {
        const QByteArray before = rawHeader(name);
        setRawHeader(name, before.isEmpty() ? value : before + ", " + value);
    }
    setRawHeader("Content-Type", head.contentType());
    setAttribute(QNetworkRequest::HttpStatusCodeAttribute, head.status);
    const QByteArray location = head.value("location");
    if (http::isRedirect(head.status) && !location.isEmpty()) {
        setAttribute(QNetworkRequest::RedirectionTargetAttribute, QUrl::fromEncoded(location));
    }
    emit metaDataChanged();
}

void HttpReply::failed(HttpConnection::Failure failure)
{
    // The camera may have closed a connection it had kept before the request came there. A GET of
    // pictures may be sent again (RFC 9110, 9.2.2).
    if (failure == HttpConnection::Failure::Closed && m_connection->isReused()) {
        send();
        return;
    }
    const NetworkError error = errorFor(failure);
    setError(error, m_connection->errorText());
    emit errorOccurred(error);
    setFinished(true);
    emit finished();
}

void HttpReply::conclude()
{
    m_connection->disconnect(this);
    m_keeper(std::move(m_connection));
    setFinished(true);
    emit finished();
}

} // namespace vedette

#include "moc_HttpReply.cpp"
