// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/HttpAccessManager.h"

#include "http/HttpReply.h"
#include "http/HttpSyntax.h"

#include <utility>

namespace vedette {

HttpAccessManager::HttpAccessManager(QObject *parent)
    : QNetworkAccessManager(parent)
{
}

HttpAccessManager::~HttpAccessManager()
{
    // Before m_idle, to which they give their connections back.
    qDeleteAll(findChildren<HttpReply *>(Qt::FindDirectChildrenOnly));
}

void HttpAccessManager::closeIdleConnection()
{
    // Not destroyed: it may be one of its own signals that brought us here.
    if (m_idle) {
        m_idle->abort();
    }
}

QNetworkReply *HttpAccessManager::createRequest(Operation operation, const QNetworkRequest &request,
                                                QIODevice *outgoingData)
{
    if (operation != GetOperation || !http::isHttp(request.url())) {
        return QNetworkAccessManager::createRequest(operation, request, outgoingData);
    }
    return new HttpReply(
        request, connectionFor(request.url()),
        [this](std::unique_ptr<HttpConnection> connection) { m_idle = std::move(connection); },
        this);
}

std::unique_ptr<HttpConnection> HttpAccessManager::connectionFor(const QUrl &url)
{
    std::unique_ptr<HttpConnection> idle = std::exchange(m_idle, nullptr);
    return idle && idle->isFor(url) ? std::move(idle) : std::make_unique<HttpConnection>(url);
}

} // namespace vedette

#include "moc_HttpAccessManager.cpp"
