// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/Router.h"

#include "camera/Camera.h"
#include "web/access/LoginRefusal.h"
#include "web/http/WebLog.h"
#include "web/routes/Metrics.h"
#include "web/routes/WebFiles.h"

namespace vedette {

Router::Router(CameraRoutes &camera, const WebOptions &options, ConnectionGuard &guard,
               QObject *parent)
    : QObject(parent)
    , m_camera(camera)
    , m_guard(guard)
    , m_hosts(options.hosts)
    , m_proxies(options.proxies)
    , m_userName(camera.camera().settings().userName)
    , m_password(camera.camera().settings().password)
    , m_authenticator(m_userName, m_password)
{
}

Router::~Router() = default;

namespace {

Answer nothingHere()
{
    return Answer::text(404, Router::tr("There is nothing here."));
}

} // namespace

void Router::setCredentials(const QString &userName, const QString &password)
{
    if (userName == m_userName && password == m_password) {
        return;
    }
    m_userName = userName;
    m_password = password;
    m_authenticator.setCredentials(userName, password);
    m_camera.closeAll();
}

std::optional<Route> Router::routeOf(const Request &request)
{
    if (const auto route = m_camera.routeOf(request.path, request.query)) {
        return route;
    }
    if (request.path == QLatin1String("/metrics")) {
        return Route{.moves = false,
                     .serve = [this](const Request &asked) { serveMetrics(asked); }};
    }
    const QString file =
        request.path == QLatin1String("/") ? QStringLiteral("index.html") : request.path.mid(1);
    if (isWebFile(file)) {
        return Route{.moves = false, .serve = [file](const Request &asked) {
                         asked.send(
                             webFile(file, asked.connection->head().listValue("if-none-match"))
                                 .value_or(nothingHere()));
                     }};
    }
    return std::nullopt;
}

namespace {

Answer wrongMethod(const QByteArray &allowed)
{
    Answer refusal = Answer::text(405, Router::tr("This address does not take that method."));
    refusal.more.emplaceBack("Allow", allowed);
    return refusal;
}

} // namespace

void Router::route(const Request &request)
{
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
    if (!isAuthenticated(request)) {
        return;
    }
    const auto found = routeOf(request);
    if (!found) {
        request.send(nothingHere());
        return;
    }
    // HEAD is for looking (RFC 9110, 9.2.1).
    const bool isMove = request.method == Request::Method::Post ||
                        (found->movesByGet && request.method == Request::Method::Get);
    if (found->moves ? !isMove : !request.isRead()) {
        const char *const moving = found->movesByGet ? "GET, POST" : "POST";
        request.send(wrongMethod(found->moves ? moving : "GET, HEAD"));
        return;
    }
    if (found->moves && !mayMoveCamera({.origin = request.value("origin"),
                                        .secFetchSite = request.value("sec-fetch-site"),
                                        .host = request.value("host"),
                                        .userAgent = request.value("user-agent"),
                                        .isEncrypted = request.connection->isEncrypted()})) {
        request.send(Answer::text(
            403, tr("Another site's page may not steer this camera. If it was you: a browser "
                    "says where a POST comes from, and over https a GET too.")));
        return;
    }
    found->serve(request);
}

bool Router::isAuthenticated(const Request &request)
{
    const Peer &peer = request.connection->peer();
    const QString address = m_proxies.clientAddress(
        peer.address, peer.isUnix, request.connection->head().listValue("x-forwarded-for"));
    const Authenticator::Result result =
        m_authenticator.check(request.value("authorization"), address, SteadyClock::now());
    if (result.verdict == Authenticator::Verdict::Accepted) {
        m_guard.authenticated(request.connection);
        return true;
    }
    if (result.verdict == Authenticator::Verdict::Wrong) {
        ++m_loginsRefused;
        qCWarning(webLog) << "wrong password from" << address;
    }
    request.send(loginRefusal(result, request.value("accept")));
    return false;
}

void Router::serveMetrics(const Request &request)
{
    request.send({.contentType = "text/plain; version=0.0.4; charset=utf-8",
                  .body = metricsText(m_camera.camera(), m_camera.stream().viewers(),
                                      m_guard.connectionCount(), m_loginsRefused),
                  .more = {}});
}

Answer Router::healthAnswer()
{
    const bool isWell = m_camera.health().isWell();
    return Answer::text(isWell ? 200 : 503,
                        isWell ? QStringLiteral("ok") : QStringLiteral("stale"));
}

} // namespace vedette
