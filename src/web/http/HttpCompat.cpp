// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/http/HttpCompat.h"

#include <QTcpServer>

namespace vedette {

HttpServerCompat::HttpServerCompat(QObject *parent)
    : QAbstractHttpServer(parent)
{
}

HttpServerCompat::~HttpServerCompat() = default;

void HttpServerCompat::serve(QTcpServer *server)
{
    QObject *const owner = server->parent();
    bind(server);
    server->setParent(owner);
}

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)

bool HttpServerCompat::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    answer(request, makeResponder(request, socket));
    return true;
}

void HttpServerCompat::missingHandler(const QHttpServerRequest & /*request*/,
                                      QTcpSocket * /*socket*/)
{
}

#else

bool HttpServerCompat::handleRequest(const QHttpServerRequest &request,
                                     QHttpServerResponder &responder)
{
    answer(request, std::move(responder));
    return true;
}

void HttpServerCompat::missingHandler(const QHttpServerRequest & /*request*/,
                                      QHttpServerResponder & /*responder*/)
{
}

#endif

void HttpServerCompat::write(QHttpServerResponder &responder, int status, const Headers &headers,
                             const QByteArray &body)
{
    const auto code = static_cast<QHttpServerResponder::StatusCode>(status);
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    responder.writeStatusLine(code);
    for (const auto &[name, value] : headers) {
        responder.writeHeader(name, value);
    }
    responder.writeHeader("Content-Length", QByteArray::number(body.size()));
    responder.writeBody(body);
#else
    QHttpHeaders all;
    for (const auto &[name, value] : headers) {
        all.append(name, value);
    }
    // QHttpServerResponder adds the Content-Length.
    responder.write(body, all, code);
#endif
}

} // namespace vedette
