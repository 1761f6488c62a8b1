// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/Router.h"

#include "camera/Camera.h"
#include "camera/CameraReport.h"
#include "steering/MoveText.h"
#include "web/access/LoginRefusal.h"
#include "web/http/WebLog.h"
#include "web/routes/Metrics.h"
#include "web/routes/WebFiles.h"

#include <QHash>
#include <QUrlQuery>

#include <utility>

namespace vedette {

struct Router::Request
{
    QHttpServerRequest::Method method;
    QString path;
    QString query;
    ClientConnection *connection; ///< valid while the request is routed
    std::shared_ptr<PendingAnswer> answer;

    QByteArray value(QByteArrayView name) const { return connection->head().value(name); }
    void send(const Answer &what) const { answer->send(what); }
};

Router::Router(Camera &camera, const WebOptions &options, ConnectionGuard &guard, QObject *parent)
    : HttpServerCompat(parent)
    , m_camera(camera)
    , m_guard(guard)
    , m_hosts(options.hosts)
    , m_proxies(options.proxies)
    , m_userName(camera.settings().userName)
    , m_password(camera.settings().password)
    , m_authenticator(m_userName, m_password)
    , m_stream(camera, options.maximumViewers)
    , m_events(camera, options.maximumViewers)
    , m_snapshots(camera)
    , m_steering(camera.steering())
    , m_health(camera)
{
}

Router::~Router() = default;

void Router::setCredentials(const QString &userName, const QString &password)
{
    if (userName == m_userName && password == m_password) {
        return;
    }
    m_userName = userName;
    m_password = password;
    m_authenticator.setCredentials(userName, password);
    m_stream.viewers().closeAll();
    m_events.listeners().closeAll();
}

void Router::answer(const QHttpServerRequest &request, QHttpServerResponder responder)
{
    ClientConnection *const connection = m_guard.current();
    if (connection == nullptr || !connection->isOpen()) {
        return;
    }
    route({.method = request.method(),
           .path = request.url().path(),
           .query = request.url().query(QUrl::FullyEncoded),
           .connection = connection,
           .answer = std::make_shared<PendingAnswer>(std::move(responder), connection)});
}

std::optional<Router::Route> Router::routeOf(const Request &request)
{
    static const QHash<QString, Route> routes{
        {QStringLiteral("/"), {false, &Router::servePage}},
        {QStringLiteral("/mjpeg"), {false, &Router::serveStream}},
        {QStringLiteral("/stream"), {false, &Router::serveStream}},
        {QStringLiteral("/snapshot.jpg"), {false, &Router::serveSnapshot}},
        {QStringLiteral("/snapshot"), {false, &Router::serveSnapshot}},
        {QStringLiteral("/capture"), {false, &Router::serveSnapshot}},
        {QStringLiteral("/turnleft"), {true, &Router::serveTurn}},
        {QStringLiteral("/turnright"), {true, &Router::serveTurn}},
        {QStringLiteral("/turnup"), {true, &Router::serveTurn}},
        {QStringLiteral("/turndown"), {true, &Router::serveTurn}},
        {QStringLiteral("/control_servo"), {true, &Router::serveControl}},
        {QStringLiteral("/counter"), {false, &Router::serveCounter}},
        {QStringLiteral("/api/status"), {false, &Router::serveStatus}},
        {QStringLiteral("/api/events"), {false, &Router::serveEvents}},
        {QStringLiteral("/metrics"), {false, &Router::serveMetrics}},
    };
    // As mjpg-streamer and its clients spell them.
    static const QHash<QString, Handler> actions{
        {QStringLiteral("stream"), &Router::serveStream},
        {QStringLiteral("snapshot"), &Router::serveSnapshot},
    };
    if (request.path == QLatin1String("/")) {
        const QString action = QUrlQuery(request.query).queryItemValue(QStringLiteral("action"));
        if (actions.contains(action)) {
            return Route{false, actions.value(action)};
        }
    }
    const auto found = routes.constFind(request.path);
    if (found != routes.constEnd()) {
        return *found;
    }
    return isWebFile(request.path.mid(1)) ? std::optional(Route{false, &Router::servePage})
                                          : std::nullopt;
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
    using Method = QHttpServerRequest::Method;
    const bool isHttp10 = request.value("host").isEmpty();
    if (!m_hosts.allows(request.value("host"), request.connection->localAddress(), isHttp10)) {
        request.send(Answer::text(
            421, tr("This name is not served here. If it should be, start Vedette with --host and "
                    "the name.")));
        return;
    }
    const bool isRead = request.method == Method::Get || request.method == Method::Head;
    if (request.path == QLatin1String("/healthz")) {
        request.send(isRead ? healthAnswer() : wrongMethod("GET, HEAD"));
        return;
    }
    if (!isAuthenticated(request)) {
        return;
    }
    const auto found = routeOf(request);
    if (!found) {
        request.send(Answer::text(404, tr("There is nothing here.")));
        return;
    }
    // HEAD is for looking (RFC 9110, 9.2.1); what moves the camera takes GET only because the Flask
    // relay did.
    const bool fits =
        found->moves ? request.method == Method::Get || request.method == Method::Post : isRead;
    if (!fits) {
        request.send(wrongMethod(found->moves ? "GET, POST" : "GET, HEAD"));
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
    (this->*found->handler)(request);
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

void Router::servePage(const Request &request)
{
    const QString name =
        request.path == QLatin1String("/") ? QStringLiteral("index.html") : request.path.mid(1);
    request.send(webFile(name).value_or(Answer::text(404, tr("There is nothing here."))));
}

namespace {

/// Readable in a browser, which asks for the stream by itself.
Answer fullAnswer()
{
    Answer full = Answer::page(503, Router::tr("All places are taken"),
                               Router::tr("As many viewers as this server allows are "
                                          "watching. Try again in a moment."));
    full.more.emplaceBack("Retry-After", QByteArray::number(Router::RetryWhenFull.count()));
    return full;
}

} // namespace

void Router::serveStream(const Request &request)
{
    if (!m_stream.hasRoom()) {
        request.send(fullAnswer());
    } else if (request.method == QHttpServerRequest::Method::Head) {
        request.answer->sendStreamHead(m_stream.answer());
    } else {
        m_stream.add(request.answer->takeSocket());
    }
}

void Router::serveEvents(const Request &request)
{
    if (!m_events.hasRoom()) {
        request.send(fullAnswer());
    } else if (request.method == QHttpServerRequest::Method::Head) {
        request.answer->sendStreamHead(EventBroadcast::answer());
    } else {
        m_events.add(request.answer->takeSocket());
    }
}

void Router::serveSnapshot(const Request &request)
{
    m_snapshots.request(
        [answer = request.answer](const Answer &picture) { answer->send(picture); });
}

void Router::serveTurn(const Request &request)
{
    static constexpr QLatin1String Prefix("/turn");
    const auto step = moveOfDirection(QStringView(request.path).sliced(Prefix.size()),
                                      m_camera.settings().stepDegrees);
    move(request, step.value_or(Move()));
}

void Router::serveControl(const Request &request)
{
    const auto asked = moveOfQuery(request.query);
    if (!asked) {
        request.send(Answer::text(400, tr("Two whole numbers of degrees are needed, each from -180 "
                                          "to 180: /control_servo?tr=5&el=0")));
        return;
    }
    move(request, *asked);
}

void Router::move(const Request &request, Move move)
{
    m_steering.move(move, [answer = request.answer](const Answer &said) { answer->send(said); });
}

void Router::serveCounter(const Request &request)
{
    request.send(Answer::json(QByteArray::number(m_camera.hub().viewerCount())));
}

void Router::serveStatus(const Request &request)
{
    request.send(Answer::json(statusJson(m_camera)));
}

void Router::serveMetrics(const Request &request)
{
    request.send({.contentType = "text/plain; version=0.0.4; charset=utf-8",
                  .body = metricsText(m_camera, m_stream.viewers(), m_guard.connectionCount(),
                                      m_loginsRefused),
                  .more = {}});
}

Answer Router::healthAnswer()
{
    const bool isWell = m_health.isWell();
    return Answer::text(isWell ? 200 : 503,
                        isWell ? QStringLiteral("ok") : QStringLiteral("stale"));
}

} // namespace vedette
