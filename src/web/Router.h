// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/access/Authenticator.h"
#include "web/http/ConnectionGuard.h"
#include "web/routes/CameraRoutes.h"
#include "web/WebOptions.h"

#include <QObject>

#include <optional>

namespace vedette {

/// Decides who gets what: the routes, and what is asked of a request before it reaches one (the
/// right host, the right password, the right method, no foreign page behind it). Lives in the io
/// thread.
class Router : public QObject
{
    Q_OBJECT

public:
    /// camera and guard must outlive this object.
    Router(CameraRoutes &camera, const WebOptions &options, ConnectionGuard &guard,
           QObject *parent = nullptr);
    ~Router() override;

    /// Another user name or password ends everybody's stream; the same ones nobody's.
    void setCredentials(const QString &userName, const QString &password);
    HostPolicy &hosts() { return m_hosts; }
    /// Answers request, now or later.
    void route(const Request &request);

private:
    [[nodiscard]] std::optional<Route> routeOf(const Request &request);
    bool isAuthenticated(const Request &request);
    void serveMetrics(const Request &request);
    Answer healthAnswer();

    CameraRoutes &m_camera;
    ConnectionGuard &m_guard;
    HostPolicy m_hosts;
    TrustedProxies m_proxies;
    QString m_userName;
    QString m_password;
    Authenticator m_authenticator;
    quint64 m_loginsRefused = 0;
};

} // namespace vedette
