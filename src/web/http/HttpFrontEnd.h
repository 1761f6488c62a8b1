// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/ConnectionGuard.h"
#include "web/http/HttpCompat.h"
#include "web/http/Request.h"

namespace vedette {

/// The seam to Qt's HTTP server, which nothing outside this folder names: requests come out of it,
/// and their answers go back in. Lives in the io thread.
class HttpFrontEnd : public HttpServerCompat
{
    Q_OBJECT

public:
    /// guard must outlive this object.
    explicit HttpFrontEnd(ConnectionGuard &guard, QObject *parent = nullptr);
    ~HttpFrontEnd() override;

signals:
    /// Answer it, now or later.
    void requested(const vedette::Request &request);

protected:
    void answer(const QHttpServerRequest &request, QHttpServerResponder responder) override;

private:
    ConnectionGuard &m_guard;
};

} // namespace vedette
