// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/CameraRoutes.h"

#include "base/YesNo.h"
#include "camera/Camera.h"
#include "camera/CameraReport.h"
#include "steering/MountedMotion.h"
#include "steering/MoveText.h"
#include "web/routes/ControlRoutes.h"
#include "web/routes/MoveJson.h"
#include "web/routes/RecordRoutes.h"
#include "web/routes/StreamAnswers.h"

#include <QHash>
#include <QUrlQuery>

#include <algorithm>

namespace vedette {

CameraRoutes::CameraRoutes(Camera &camera, ViewerPlaces &viewers, ViewerPlaces &listeners,
                           DecodePool &turning, Exports &exports, QObject *parent)
    : QObject(parent)
    , m_camera(camera)
    , m_stream(camera, viewers)
    , m_events(camera, listeners)
    , m_snapshots(camera)
    , m_turnedSnapshots(camera, m_snapshots, turning)
    , m_steering(camera.steering())
    , m_places(camera)
    , m_past(camera, viewers)
    , m_exports(camera, exports)
    , m_health(camera)
{
}

CameraRoutes::~CameraRoutes() = default;

void CameraRoutes::closeAll()
{
    m_stream.viewers().closeAll();
    m_events.listeners().closeAll();
    m_past.streams().viewers().closeAll();
}

std::optional<CameraRoutes::Entry> CameraRoutes::entryOf(const QString &path, const QString &query)
{
    static const QHash<QString, Entry> entries{
        {QStringLiteral("/mjpeg"), {Right::Watch, &CameraRoutes::serveStream}},
        {QStringLiteral("/stream"), {Right::Watch, &CameraRoutes::serveStream}},
        {QStringLiteral("/snapshot.jpg"), {Right::Watch, &CameraRoutes::serveSnapshot}},
        {QStringLiteral("/snapshot"), {Right::Watch, &CameraRoutes::serveSnapshot}},
        {QStringLiteral("/capture"), {Right::Watch, &CameraRoutes::serveSnapshot}},
        {QStringLiteral("/turnleft"), {Right::Steer, &CameraRoutes::serveTurn}},
        {QStringLiteral("/turnright"), {Right::Steer, &CameraRoutes::serveTurn}},
        {QStringLiteral("/turnup"), {Right::Steer, &CameraRoutes::serveTurn}},
        {QStringLiteral("/turndown"), {Right::Steer, &CameraRoutes::serveTurn}},
        {QStringLiteral("/control_servo"), {Right::Steer, &CameraRoutes::serveControl}},
        {QStringLiteral("/api/move"), {Right::Steer, &CameraRoutes::serveMove, false}},
        {QStringLiteral("/counter"), {Right::Watch, &CameraRoutes::serveCounter}},
        {QStringLiteral("/api/status"), {Right::Watch, &CameraRoutes::serveStatus}},
        {QStringLiteral("/api/controls"), {Right::Watch, &CameraRoutes::serveControls}},
        {QStringLiteral("/api/events"), {Right::Watch, &CameraRoutes::serveEvents}},
    };
    // As mjpg-streamer and its clients spell them.
    static const QHash<QString, Handler> actions{
        {QStringLiteral("stream"), &CameraRoutes::serveStream},
        {QStringLiteral("snapshot"), &CameraRoutes::serveSnapshot},
    };
    if (path == QLatin1String("/")) {
        const QString action = QUrlQuery(query).queryItemValue(QStringLiteral("action"));
        return actions.contains(action) ? std::optional(Entry{Right::Watch, actions.value(action)})
                                        : std::nullopt;
    }
    const auto found = entries.constFind(path);
    return found != entries.constEnd() ? std::optional(*found) : std::nullopt;
}

namespace {

/// A page knows itself again by what it sends as Vedette-Hand; what is no such word is none.
Steerer steererOf(const Request &request)
{
    constexpr qsizetype LongestHand = 32;
    const QByteArray hand = request.value("vedette-hand");
    const bool isWord =
        hand.size() <= LongestHand && std::all_of(hand.cbegin(), hand.cend(), [](char letter) {
            return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
                   (letter >= 'a' && letter <= 'z');
        });
    return {.kind = Steerer::Kind::Web,
            .hand = isWord ? hand : QByteArray(),
            .address = request.client};
}

} // namespace

std::optional<Route> CameraRoutes::routeOf(const QString &path, const QString &query)
{
    std::optional<Route> route = handlerOf(path, query);
    if (route) {
        route->serve = [this, serve = route->serve](const Request &request) {
            const SteeredBy::Asking asking(m_camera.steeredBy(), steererOf(request));
            serve(request);
        };
    }
    return route;
}

std::optional<Route> CameraRoutes::handlerOf(const QString &path, const QString &query)
{
    if (path.startsWith(controlroutes::Folder)) {
        return controlroutes::settingRoute(m_camera, path.sliced(controlroutes::Folder.size()));
    }
    const auto entry = entryOf(path, query);
    if (!entry) {
        if (auto route = recordroutes::routeOf(m_camera, path)) {
            return route;
        }
        if (auto route = m_past.routeOf(path)) {
            return route;
        }
        auto exports = m_exports.routeOf(path);
        return exports ? exports : m_places.routeOf(path);
    }
    return Route{.right = entry->right,
                 .movesByGet = entry->movesByGet,
                 .serve = [this, path, handler = entry->handler](const Request &request) {
                     Request below = request;
                     below.path = path;
                     (this->*handler)(below);
                 }};
}

void CameraRoutes::serveStream(const Request &request)
{
    const auto pace = StreamAnswers::paceOf(request.query);
    if (!pace) {
        request.send(StreamAnswers::wrongPace(QStringLiteral("/mjpeg")));
    } else if (!m_stream.hasRoom()) {
        request.send(StreamAnswers::full());
    } else if (request.method == Request::Method::Head) {
        request.answer->sendStreamHead(m_stream.answer());
    } else {
        m_stream.add(request.answer->takeSocket(), *pace);
    }
}

void CameraRoutes::serveEvents(const Request &request)
{
    if (!m_events.hasRoom()) {
        request.send(StreamAnswers::full());
    } else if (request.method == Request::Method::Head) {
        request.answer->sendStreamHead(EventBroadcast::answer());
    } else {
        m_events.add(request.answer->takeSocket());
    }
}

void CameraRoutes::serveSnapshot(const Request &request)
{
    const QUrlQuery items(request.query);
    const QString name = QStringLiteral("turned");
    const auto isTurned =
        items.hasQueryItem(name) ? yesOrNo(items.queryItemValue(name)) : std::optional(false);
    if (!isTurned) {
        request.send(Answer::text(
            400, tr("turned is 1 or 0: /snapshot.jpg?turned=1 is the picture as it is shown, not "
                    "as the camera sends it")));
        return;
    }
    const auto send = [answer = request.answer](const Answer &picture) { answer->send(picture); };
    *isTurned ? m_turnedSnapshots.request(send) : m_snapshots.request(send);
}

void CameraRoutes::serveTurn(const Request &request)
{
    static constexpr QLatin1String Prefix("/turn");
    const auto step = moveOfDirection(QStringView(request.path).sliced(Prefix.size()),
                                      m_camera.config().stepDegrees);
    move(request, step.value_or(Move()));
}

namespace {

/// The answer to a query that is no move; it shows one that is.
Answer wrongMove(QLatin1String example)
{
    return Answer::text(
        400, CameraRoutes::tr("Two whole numbers of degrees are needed, each from -180 to 180: %1")
                 .arg(example));
}

} // namespace

void CameraRoutes::serveControl(const Request &request)
{
    const auto asked = moveOfQuery(request.query);
    // In the servos' own axes, however the camera is mounted.
    asked ? move(request, shownMove(*asked, m_camera.config().mounting))
          : request.send(wrongMove(QLatin1String("/control_servo?tr=5&el=0")));
}

void CameraRoutes::serveMove(const Request &request)
{
    if (!request.body.isEmpty() && request.query.isEmpty()) {
        serveMoveOfJson(request);
        return;
    }
    const auto asked = moveOfViewer(request.query);
    asked ? move(request, *asked)
          : request.send(wrongMove(QLatin1String("/api/move?pan=5&tilt=0")));
}

void CameraRoutes::serveMoveOfJson(const Request &request)
{
    const auto asked = moveOfJson(request.body);
    if (const auto *const problem = std::get_if<QString>(&asked)) {
        request.send(Answer::text(400, *problem));
    } else if (const auto *const by = std::get_if<Move>(&asked)) {
        move(request, *by);
    } else {
        m_places.moveTo(request, std::get<QPointF>(asked));
    }
}

void CameraRoutes::move(const Request &request, Move move)
{
    m_steering.move(move, [answer = request.answer](const Answer &said) { answer->send(said); });
}

void CameraRoutes::serveCounter(const Request &request)
{
    request.send(Answer::json(QByteArray::number(m_camera.hub().viewerCount())));
}

void CameraRoutes::serveControls(const Request &request)
{
    controlroutes::serveList(m_camera, request);
}

void CameraRoutes::serveStatus(const Request &request)
{
    request.send(Answer::json(statusJson(m_camera)));
}

} // namespace vedette

#include "moc_CameraRoutes.cpp"
