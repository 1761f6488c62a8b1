// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/search/StreamProbe.h"

#include "http/HttpNumbers.h"
#include "http/HttpSyntax.h"

#include <utility>

namespace vedette {

namespace {

/// How every JPEG begins.
constexpr QByteArrayView PictureBegin("\xFF\xD8\xFF");

/// Whether a body, which is not refused, really is one of pictures: of a type that says little, any
/// data could have a picture's first three bytes somewhere.
bool hasPicture(const QByteArray &contentType, QByteArrayView body)
{
    while (body.startsWith('\r') || body.startsWith('\n')) {
        body = body.sliced(1);
    }
    const bool isMultipart = contentType.toLower().contains("multipart/") ||
                             body.startsWith("--") || body.startsWith('C') || body.startsWith('c');
    return body.startsWith(PictureBegin) || (isMultipart && body.indexOf(PictureBegin) >= 0);
}

} // namespace

StreamProbe::StreamProbe(QObject *parent)
    : QObject(parent)
    , m_deadline(this)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        conclude(m_answer.head.status != 0 ? ProbeAnswer::Kind::Other
                 : m_isConnected           ? ProbeAnswer::Kind::Silent
                                           : ProbeAnswer::Kind::Unreachable);
    });
}

StreamProbe::~StreamProbe() = default;

void StreamProbe::ask(const QUrl &url)
{
    m_answer = {};
    m_parser.reset();
    m_isConnected = false;
    m_isWaiting = true;
    m_connection = std::make_unique<HttpConnection>(url);
    HttpConnection *const connection = m_connection.get();
    connect(connection, &HttpConnection::requestSent, this, [this] { m_isConnected = true; });
    connect(connection, &HttpConnection::headArrived, this, &StreamProbe::readHead);
    connect(connection, &HttpConnection::bodyArrived, this, &StreamProbe::readBody);
    connect(connection, &HttpConnection::finished, this,
            [this] { conclude(ProbeAnswer::Kind::Other); });
    connect(connection, &HttpConnection::failed, this, &StreamProbe::fail);
    m_deadline.start(HeadTimeout);
    connection->send(http::requestLines(url) + "Connection: close\r\n\r\n");
}

void StreamProbe::cancel()
{
    m_isWaiting = false;
    m_deadline.stop();
    if (m_connection) {
        m_connection->abort();
    }
}

void StreamProbe::readHead()
{
    m_answer.head = m_connection->head();
    if (m_answer.head.status == http::Unauthorized) {
        conclude(ProbeAnswer::Kind::Login);
        return;
    }
    if (m_answer.head.status == http::Ok && m_answer.head.compression().isEmpty()) {
        m_parser = BodyParser::forContentType(
            m_answer.head.contentType(), [](const QByteArray &) {}, [](const QString &, bool) {});
    }
    m_deadline.start(BodyTimeout);
}

void StreamProbe::readBody()
{
    if (!m_isWaiting) {
        return;
    }
    QByteArray piece(MaximumBytes - m_answer.body.size(), Qt::Uninitialized);
    piece.truncate(m_connection->readBody(piece.data(), piece.size()));
    m_answer.body += piece;
    if (m_parser) {
        m_parser->feed(piece);
        if (!m_parser->isRefused() && hasPicture(m_answer.head.contentType(), m_answer.body)) {
            conclude(ProbeAnswer::Kind::Picture);
            return;
        }
    }
    if (m_answer.body.size() >= MaximumBytes) {
        conclude(ProbeAnswer::Kind::Other);
    }
}

void StreamProbe::fail(HttpConnection::Failure failure)
{
    using Failure = HttpConnection::Failure;
    switch (failure) {
    case Failure::UnknownHost:
        conclude(ProbeAnswer::Kind::NoSuchHost);
        return;
    case Failure::Untrusted:
        conclude(ProbeAnswer::Kind::Untrusted);
        return;
    case Failure::Closed:
        conclude(ProbeAnswer::Kind::Silent);
        return;
    case Failure::Refused:
    case Failure::Unreachable:
    case Failure::NoDescriptors:
        conclude(ProbeAnswer::Kind::Unreachable);
        return;
    case Failure::NotHttp:
    case Failure::HeadTooLong:
    case Failure::BodyBroken:
        conclude(ProbeAnswer::Kind::Other);
        return;
    }
}

/// Later, so that whoever is told may ask again.
void StreamProbe::conclude(ProbeAnswer::Kind kind)
{
    if (!std::exchange(m_isWaiting, false)) {
        return;
    }
    m_deadline.stop();
    m_answer.kind = kind;
    m_connection->abort();
    QMetaObject::invokeMethod(
        this, [this, answer = std::exchange(m_answer, {})] { emit answered(answer); },
        Qt::QueuedConnection);
}

} // namespace vedette

#include "moc_StreamProbe.cpp"
