// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/HttpConnection.h"

#include <QNetworkAccessManager>

#include <memory>

namespace vedette {

/// A QNetworkAccessManager that answers the GETs of http and https addresses with an HttpReply, in
/// its own thread: Qt's documented way to put another HTTP client behind QNetworkReply. It reads
/// what cameras answer more leniently than Qt's, and one request is one connection; see
/// HttpConnection. Redirects and logins are left to the caller; no proxy is asked about by name.
class HttpAccessManager : public QNetworkAccessManager
{
    Q_OBJECT

public:
    explicit HttpAccessManager(QObject *parent = nullptr);
    ~HttpAccessManager() override;

    /// Closes the connection that is kept for the next request, if there is one.
    void closeIdleConnection();

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *outgoingData) override;

private:
    std::unique_ptr<HttpConnection> connectionFor(const QUrl &url);

    std::unique_ptr<HttpConnection> m_idle; ///< the last one, if its server keeps it
};

} // namespace vedette
