// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "media/DecodePool.h"
#include "web/access/Authenticator.h"
#include "web/access/RequestPolicy.h"
#include "web/access/TrustedProxies.h"
#include "web/http/ConnectionGuard.h"
#include "web/routes/CameraRoutes.h"
#include "web/routes/Exports.h"
#include "web/routes/WallRoutes.h"
#include "web/WebOptions.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace vedette {

/// Decides who gets what: the routes, and what is asked of a request before it reaches one (the
/// right host, the right password, a login that may, the right method, no foreign page behind it).
/// Lives in the io thread.
class Router : public QObject
{
    Q_OBJECT

public:
    /// guard must outlive this object. Nobody has a login before setCredentials().
    Router(const WebOptions &options, ConnectionGuard &guard, QObject *parent = nullptr);
    ~Router() override;

    /// Serves camera below /cameras/ID/. One alone may have no id: it has the bare addresses only,
    /// so that what a proxy lets through of one camera stays what it was. It must be removed before
    /// it is destroyed.
    void addCamera(const QString &id, Camera &camera);
    /// Ends its streams; requests that wait for it are answered with 503.
    void removeCamera(const QString &id);
    /// Whose addresses are also the bare ones, when it is there; else the first by id.
    void setDefaultCamera(const QString &id) { m_defaultId = id; }
    /// Null when there is none of that id.
    [[nodiscard]] CameraRoutes *camera(const QString &id) const;
    /// Null when there is no camera at all.
    [[nodiscard]] CameraRoutes *defaultCamera() const;

    /// When a login does not count any more, everybody's stream ends; with the same logins, or with
    /// one of a viewer where there was none, nobody's.
    void setCredentials(const Login &owner, const Login &viewer = {});
    /// Whether the viewer's login may see what was recorded; at first it may not.
    void setViewersReview(bool mayReview) { m_viewersReview = mayReview; }
    Exports &exports() { return m_exports; }
    HostPolicy &hosts() { return m_hosts; }
    /// Answers the request, now or later.
    void route(const Request &whole);
    /// Ends all streams.
    void closeAll();

signals:
    /// How many browsers and players watch, all cameras together.
    void viewerCountChanged(int count);

private:
    using Cameras = std::map<QString, std::unique_ptr<CameraRoutes>>;

    [[nodiscard]] Cameras::const_iterator defaultEntry() const;
    [[nodiscard]] std::optional<Route> routeOf(const QString &path, const QString &query,
                                               Role role);
    [[nodiscard]] std::optional<Route> routeOfCamera(QStringView pathBelow, const QString &query,
                                                     Role role) const;
    /// Whose request it is; that of nobody is answered.
    [[nodiscard]] QString clientOf(const Request &request) const;
    Role authenticate(const Request &request);
    void serveCameras(const Request &request) const;
    void serveMetrics(const Request &request);
    void reportViewersOf(ViewerSet &viewers);
    Answer healthAnswer();

    ConnectionGuard &m_guard;
    HostPolicy m_hosts;
    TrustedProxies m_proxies;
    Login m_owner;
    Login m_viewer;
    bool m_viewersReview = false;
    Authenticator m_authenticator;
    quint64 m_loginsRefused = 0;
    ViewerPlaces m_viewerPlaces;
    ViewerPlaces m_listenerPlaces;
    DecodePool m_turning; ///< of all cameras' snapshots
    // After the places, which their viewers give back.
    Exports m_exports;
    WallRoutes m_wall;
    Cameras m_cameras;
    QString m_defaultId;
};

} // namespace vedette
