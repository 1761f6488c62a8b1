// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/http/HttpFrontEnd.h"

#include <utility>

namespace vedette {

namespace {

Request::Method methodOf(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return Request::Method::Get;
    case QHttpServerRequest::Method::Head:
        return Request::Method::Head;
    case QHttpServerRequest::Method::Post:
        return Request::Method::Post;
    case QHttpServerRequest::Method::Put:
        return Request::Method::Put;
    case QHttpServerRequest::Method::Delete:
        return Request::Method::Delete;
    default:
        return Request::Method::Other;
    }
}

} // namespace

HttpFrontEnd::HttpFrontEnd(ConnectionGuard &guard, QObject *parent)
    : HttpServerCompat(parent)
    , m_guard(guard)
{
}

HttpFrontEnd::~HttpFrontEnd() = default;

void HttpFrontEnd::answer(const QHttpServerRequest &request, QHttpServerResponder responder)
{
    ClientConnection *const connection = m_guard.current();
    if (connection == nullptr || !connection->isOpen()) {
        return;
    }
    emit requested({.method = methodOf(request.method()),
                    .path = request.url().path(),
                    .query = request.url().query(QUrl::FullyEncoded),
                    .body = request.body(),
                    .connection = connection,
                    .answer = std::make_shared<PendingAnswer>(std::move(responder), connection)});
}

} // namespace vedette

#include "moc_HttpFrontEnd.cpp"
