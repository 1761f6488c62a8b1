// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/Router.h"

#include "camera/CameraReport.h"
#include "web/access/LoginRefusal.h"
#include "web/http/WebLog.h"
#include "web/routes/Metrics.h"
#include "web/routes/PageRoutes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace vedette {

namespace {

/// Below it, each camera has all its addresses once more.
constexpr QLatin1String CamerasFolder("/cameras/");

} // namespace

Router::Router(const WebOptions &options, ConnectionGuard &guard, QObject *parent)
    : QObject(parent)
    , m_guard(guard)
    , m_hosts(options.hosts)
    , m_proxies(options.proxies)
    , m_viewerPlaces{.maximum = options.maximumViewers}
    , m_listenerPlaces{.maximum = options.maximumViewers}
    , m_wall(m_viewerPlaces, m_listenerPlaces)
{
    reportViewersOf(m_wall.stream().audience().viewers());
}

Router::~Router() = default;

namespace {

Answer nothingHere()
{
    return Answer::text(404, Router::tr("There is nothing here."));
}

} // namespace

void Router::setCredentials(const Login &owner, const Login &viewer)
{
    // Streams do not know whose they are; who may go on watching reconnects.
    const bool isOneGone = owner != m_owner || (viewer != m_viewer && !m_viewer.isEmpty());
    m_owner = owner;
    m_viewer = viewer;
    m_authenticator.setCredentials(owner, viewer);
    if (isOneGone) {
        closeAll();
    }
}

void Router::addCamera(const QString &id, Camera &camera)
{
    auto routes =
        std::make_unique<CameraRoutes>(camera, m_viewerPlaces, m_listenerPlaces, m_turning);
    reportViewersOf(routes->stream().viewers());
    m_cameras[id] = std::move(routes);
    m_wall.addCamera(id, camera);
}

void Router::reportViewersOf(ViewerSet &viewers)
{
    connect(&viewers, &ViewerSet::countChanged, this,
            [this] { emit viewerCountChanged(m_viewerPlaces.taken); });
}

void Router::removeCamera(const QString &id)
{
    const auto found = m_cameras.find(id);
    if (found != m_cameras.end()) {
        found->second->closeAll();
        m_wall.removeCamera(id);
        m_cameras.erase(found);
    }
}

CameraRoutes *Router::camera(const QString &id) const
{
    const auto found = m_cameras.find(id);
    return found != m_cameras.end() ? found->second.get() : nullptr;
}

Router::Cameras::const_iterator Router::defaultEntry() const
{
    const auto named = m_cameras.find(m_defaultId);
    return named != m_cameras.end() ? named : m_cameras.begin();
}

CameraRoutes *Router::defaultCamera() const
{
    const auto entry = defaultEntry();
    return entry != m_cameras.end() ? entry->second.get() : nullptr;
}

void Router::closeAll()
{
    for (const auto &[id, camera] : m_cameras) {
        camera->closeAll();
    }
    m_wall.closeAll();
}

namespace {

Answer healthText(bool isWell)
{
    return Answer::text(isWell ? 200 : 503,
                        isWell ? QStringLiteral("ok") : QStringLiteral("stale"));
}

/// From "/cameras/ID" to "/cameras/ID/", below whatever prefix a proxy has added: the page's own
/// addresses are relative.
Route withSlash(const QString &id)
{
    return {.right = Right::Watch, .serve = [id](const Request &asked) {
                Answer answer = Answer::text(308, Router::tr("The address ends in a slash."));
                answer.more.emplaceBack("Location", id.toUtf8() + '/');
                asked.send(answer);
            }};
}

} // namespace

std::optional<Route> Router::routeOfCamera(QStringView pathBelow, const QString &query,
                                           Role role) const
{
    const qsizetype slash = pathBelow.indexOf(QLatin1Char('/'));
    const QString id = (slash < 0 ? pathBelow : pathBelow.first(slash)).toString();
    CameraRoutes *const routes = id.isEmpty() ? nullptr : camera(id);
    if (routes == nullptr) {
        return std::nullopt;
    }
    if (slash < 0) {
        return withSlash(id);
    }
    const QString path = pathBelow.sliced(slash).toString();
    if (path == QLatin1String("/healthz")) {
        return Route{.right = Right::Watch, .serve = [routes](const Request &asked) {
                         asked.send(healthText(routes->health().isWell()));
                     }};
    }
    const auto route = routes->routeOf(path, query);
    return route ? route : pageRoute(path, Page::Camera, role);
}

std::optional<Route> Router::routeOf(const QString &path, const QString &query, Role role)
{
    if (path.startsWith(CamerasFolder)) {
        return routeOfCamera(QStringView(path).sliced(CamerasFolder.size()), query, role);
    }
    if (path == QLatin1String("/metrics")) {
        return Route{.right = Right::Watch,
                     .serve = [this](const Request &asked) { serveMetrics(asked); }};
    }
    if (path == QLatin1String("/api/cameras")) {
        return Route{.right = Right::Watch,
                     .serve = [this](const Request &asked) { serveCameras(asked); }};
    }
    if (path == QLatin1String("/api/wall")) {
        return m_wall.streamRoute();
    }
    if (path == QLatin1String("/api/wall/events")) {
        return m_wall.eventsRoute();
    }
    if (path == QLatin1String("/api/wall/playback")) {
        return m_wall.playbackRoute();
    }
    CameraRoutes *const routes = defaultCamera();
    const auto route = routes != nullptr ? routes->routeOf(path, query) : std::nullopt;
    return route ? route : pageRoute(path, m_cameras.size() > 1 ? Page::Wall : Page::Camera, role);
}

namespace {

Answer wrongMethod(const QByteArray &allowed)
{
    Answer refusal = Answer::text(405, Router::tr("This address does not take that method."));
    refusal.more.emplaceBack("Allow", allowed);
    return refusal;
}

/// When the method fits, and no foreign page is behind it.
void serveAsAsked(const Request &request, const Route &route)
{
    const bool isChange = route.changes().contains(request.method);
    // HEAD is for looking (RFC 9110, 9.2.1).
    if (!isChange && !(route.reads() && request.isRead())) {
        request.send(wrongMethod(route.methods()));
        return;
    }
    if (isChange && !mayMoveCamera({.origin = request.value("origin"),
                                    .secFetchSite = request.value("sec-fetch-site"),
                                    .host = request.value("host"),
                                    .userAgent = request.value("user-agent"),
                                    .isEncrypted = request.connection->isEncrypted()})) {
        request.send(Answer::text(
            403,
            Router::tr("Another site's page may not steer this camera. If it was you: a browser "
                       "says where a POST comes from, and over https a GET too.")));
        return;
    }
    route.serve(request);
}

} // namespace

QString Router::clientOf(const Request &request) const
{
    const Peer &peer = request.connection->peer();
    return m_proxies.clientAddress(peer.address, peer.isUnix,
                                   request.connection->head().listValue("x-forwarded-for"));
}

void Router::route(const Request &whole)
{
    Request request = whole;
    request.client = clientOf(request);
    const bool isHttp10 = request.value("host").isEmpty();
    if (!m_hosts.allows(request.value("host"), request.connection->localAddress(), isHttp10)) {
        request.send(Answer::text(
            421, tr("This name is not served here. If it should be, start Vedette with --host and "
                    "the name.")));
        return;
    }
    if (request.path == QLatin1String("/healthz")) {
        request.send(request.isRead() ? healthAnswer() : wrongMethod("GET, HEAD"));
        return;
    }
    const Role role = authenticate(request);
    if (role == Role::Nobody) {
        return;
    }
    const auto found = routeOf(request.path, request.query, role);
    if (!found) {
        request.send(nothingHere());
        return;
    }
    if (!mayUse(role, found->right, m_viewersReview)) {
        request.send(rightRefusal(found->right, request.value("accept")));
        return;
    }
    serveAsAsked(request, *found);
}

Role Router::authenticate(const Request &request)
{
    const Authenticator::Result result =
        m_authenticator.check(request.value("authorization"), request.client, SteadyClock::now());
    if (result.verdict == Authenticator::Verdict::Accepted) {
        m_guard.authenticated(request.connection);
        return result.role;
    }
    if (result.verdict == Authenticator::Verdict::Wrong) {
        ++m_loginsRefused;
        qCWarning(webLog) << "wrong password from" << request.client;
    }
    request.send(loginRefusal(result, request.value("accept")));
    return Role::Nobody;
}

void Router::serveCameras(const Request &request) const
{
    QJsonArray all;
    for (const auto &[id, routes] : m_cameras) {
        QJsonObject summary = cameraSummary(routes->camera());
        summary.insert(QStringLiteral("id"), id);
        summary.insert(QStringLiteral("path"),
                       id.isEmpty() ? QStringLiteral("/") : CamerasFolder + id + QLatin1Char('/'));
        summary.insert(QStringLiteral("default"), id == defaultEntry()->first);
        all.append(summary);
    }
    request.send(Answer::json(QJsonDocument(all).toJson(QJsonDocument::Compact)));
}

void Router::serveMetrics(const Request &request)
{
    std::vector<CameraMetrics> cameras;
    for (const auto &[id, routes] : m_cameras) {
        cameras.push_back({.id = id,
                           .camera = routes->camera(),
                           .viewers = routes->stream().viewers(),
                           .wall = m_wall.stream().audience().figuresOf(id)});
    }
    request.send({.contentType = "text/plain; version=0.0.4; charset=utf-8",
                  .body = metricsText(cameras, m_guard.connectionCount(), m_loginsRefused),
                  .more = {}});
}

Answer Router::healthAnswer()
{
    // All of them are asked: a failed camera is tried again for those who ask.
    bool areAllWell = !m_cameras.empty();
    for (const auto &[id, routes] : m_cameras) {
        areAllWell = routes->health().isWell() && areAllWell;
    }
    return healthText(areAllWell);
}

} // namespace vedette

#include "moc_Router.cpp"
