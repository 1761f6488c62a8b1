// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraHealth.h"
#include "web/access/Authenticator.h"
#include "web/http/ConnectionGuard.h"
#include "web/http/HttpCompat.h"
#include "web/http/PendingAnswer.h"
#include "web/routes/RemoteSteering.h"
#include "web/routes/SnapshotQueue.h"
#include "web/viewers/EventBroadcast.h"
#include "web/viewers/StreamBroadcast.h"
#include "web/WebOptions.h"

#include <memory>

namespace vedette {

class Camera;

/// Decides who gets what: the routes, and what is asked of a request before it reaches one (the
/// right host, the right password, the right method, no foreign page behind it). Lives in the io
/// thread.
class Router : public HttpServerCompat
{
    Q_OBJECT

public:
    /// How long a viewer beyond the limit is asked to wait before it tries again.
    static constexpr std::chrono::seconds RetryWhenFull{10};

    /// camera and guard must outlive this object.
    Router(Camera &camera, const WebOptions &options, ConnectionGuard &guard,
           QObject *parent = nullptr);
    ~Router() override;

    /// Another user name or password ends everybody's stream; the same ones nobody's.
    void setCredentials(const QString &userName, const QString &password);
    HostPolicy &hosts() { return m_hosts; }
    StreamBroadcast &stream() { return m_stream; }
    EventBroadcast &events() { return m_events; }
    SnapshotQueue &snapshots() { return m_snapshots; }
    CameraHealth &health() { return m_health; }

protected:
    void answer(const QHttpServerRequest &request, QHttpServerResponder responder) override;

private:
    struct Request; ///< one request with its answer
    using Handler = void (Router::*)(const Request &request);
    struct Route
    {
        bool moves = false; ///< it moves the camera: GET and POST, not GET and HEAD
        Handler handler = nullptr;
    };
    static std::optional<Route> routeOf(const Request &request);

    void route(const Request &request);
    bool isAuthenticated(const Request &request);
    void servePage(const Request &request);
    void serveStream(const Request &request);
    void serveSnapshot(const Request &request);
    void serveTurn(const Request &request);
    void serveControl(const Request &request);
    void serveCounter(const Request &request);
    void serveStatus(const Request &request);
    void serveEvents(const Request &request);
    void serveMetrics(const Request &request);
    Answer healthAnswer();
    void move(const Request &request, Move move);

    Camera &m_camera;
    ConnectionGuard &m_guard;
    HostPolicy m_hosts;
    TrustedProxies m_proxies;
    QString m_userName;
    QString m_password;
    Authenticator m_authenticator;
    quint64 m_loginsRefused = 0;
    StreamBroadcast m_stream;
    EventBroadcast m_events;
    SnapshotQueue m_snapshots;
    RemoteSteering m_steering;
    CameraHealth m_health;
};

} // namespace vedette
