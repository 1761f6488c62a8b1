// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/PlaceRoutes.h"

#include "camera/Camera.h"
#include "web/routes/MoveJson.h"
#include "web/routes/PlaceJson.h"
#include "web/routes/RemoteSteering.h"
#include "web/routes/RequestJson.h"

#include <QPointer>

namespace vedette {

namespace {

using Method = Request::Method;

Answer answerFor(const PresetResult &result)
{
    switch (result.kind) {
    case PresetResult::Kind::Done:
    case PresetResult::Kind::Camera:
        break;
    case PresetResult::Kind::Unsupported:
        return Answer::text(501, result.text);
    case PresetResult::Kind::NotFound:
        return Answer::text(404, result.text);
    case PresetResult::Kind::Invalid:
        return Answer::text(400, result.text);
    case PresetResult::Kind::Conflict:
        return Answer::text(409, result.text);
    case PresetResult::Kind::NotKept:
        return Answer::text(500, result.text);
    }
    return vedette::answerFor(result.reply);
}

/// Of an address' last part; QUrl leaves what would change its meaning as it was sent.
QString decoded(QStringView part)
{
    return QUrl::fromPercentEncoding(part.toUtf8());
}

} // namespace

PlaceRoutes::PlaceRoutes(Camera &camera, QObject *parent)
    : QObject(parent)
    , m_camera(camera)
{
}

PlaceRoutes::~PlaceRoutes() = default;

PlaceRoutes::Say PlaceRoutes::sayLater(const Request &request)
{
    const quint64 id = ++m_lastId;
    m_waiting.emplace(id, request.answer);
    return [self = QPointer(this), id](const Answer &answer) {
        if (self) {
            self->m_waiting.extract(id).mapped()->send(answer);
        }
    };
}

/// The camera's own words, as for any move.
PresetDone PlaceRoutes::sendLater(const Request &request)
{
    return [say = sayLater(request)](const PresetResult &result) { say(answerFor(result)); };
}

/// The presets as they are now.
PresetDone PlaceRoutes::sendPresetsLater(const Request &request)
{
    return [say = sayLater(request), &camera = m_camera](const PresetResult &result) {
        say(result.kind == PresetResult::Kind::Done ? Answer::json(presetsJson(camera))
                                                    : answerFor(result));
    };
}

std::optional<Route> PlaceRoutes::routeOf(const QString &path)
{
    static constexpr QLatin1String PresetFolder("/api/presets/");
    if (path == QLatin1String("/api/home")) {
        return Route{.movesByGet = false, .edits = {}, .serve = [this](const Request &asked) {
                         serveHome(asked);
                     }};
    }
    if (path == QLatin1String("/api/aim")) {
        return Route{.movesByGet = false, .edits = {}, .serve = [this](const Request &asked) {
                         serveAim(asked);
                     }};
    }
    if (path == QLatin1String("/api/presets")) {
        return Route{.edits = {Method::Post},
                     .isReadable = true,
                     .serve = [this](const Request &asked) { servePresets(asked); }};
    }
    if (path.startsWith(PresetFolder) && path.size() > PresetFolder.size()) {
        return presetRoute(path.sliced(PresetFolder.size()));
    }
    if (path == QLatin1String("/api/patrol")) {
        return Route{.edits = {Method::Put, Method::Post, Method::Delete},
                     .isReadable = true,
                     .serve = [this](const Request &asked) { servePatrol(asked); }};
    }
    return std::nullopt;
}

/// A slash of a name's own would still be encoded in part.
std::optional<Route> PlaceRoutes::presetRoute(const QString &part)
{
    static constexpr QLatin1String Picture("/picture");
    if (part.endsWith(Picture)) {
        const QString preset = decoded(QStringView(part).chopped(Picture.size()));
        return Route{.isReadable = true, .serve = [this, preset](const Request &asked) {
                         servePicture(asked, preset);
                     }};
    }
    return Route{.edits = {Method::Put, Method::Post, Method::Delete},
                 .serve = [this, preset = decoded(part)](const Request &asked) {
                     servePreset(asked, preset);
                 }};
}

void PlaceRoutes::moveTo(const Request &request, QPointF place)
{
    if (!m_camera.steering().abilities().canMoveTo) {
        request.send(Answer::text(
            501, tr("This camera can be turned by so much, but not to a place: Vedette does not "
                    "know in degrees where it points.")));
        return;
    }
    m_camera.steering().order(
        ServoCommand::ofMoveTo(place),
        [say = sayLater(request)](const ServoReply &reply) { say(vedette::answerFor(reply)); });
}

void PlaceRoutes::serveAim(const Request &request)
{
    const auto asked = aimOfJson(request.body);
    if (const auto *const problem = std::get_if<QString>(&asked)) {
        request.send(Answer::text(400, *problem));
    } else if (!m_camera.position().canAim()) {
        request.send(Answer::text(
            501,
            tr("This camera cannot be aimed by its picture: it has to turn by degrees, and its "
               "field of view has to be known (VEDETTE_FIELD_OF_VIEW in its file).")));
    } else {
        m_camera.aim(std::get<Aim>(asked), [say = sayLater(request)](const ServoReply &reply) {
            say(vedette::answerFor(reply));
        });
    }
}

void PlaceRoutes::serveHome(const Request &request)
{
    RequestJson json(request.body);
    const bool finds = json.yesOrNo(QStringLiteral("find"), false);
    json.refuseOthers();
    if (!json.problem().isEmpty()) {
        request.send(Answer::text(400, json.problem()));
    } else if (!finds) {
        m_camera.presets().goHome(sendLater(request));
    } else if (!m_camera.position().canFindHome) {
        request.send(Answer::text(
            501, tr("This camera's home cannot be found by turning: its firmware is not known to "
                    "stop at the ends of its axes.")));
    } else {
        m_camera.steering().findHome(
            [say = sayLater(request)](const ServoReply &reply) { say(vedette::answerFor(reply)); });
    }
}

void PlaceRoutes::servePresets(const Request &request)
{
    request.isRead() ? request.send(Answer::json(presetsJson(m_camera))) : storePreset(request, {});
}

void PlaceRoutes::servePreset(const Request &request, const QString &numberOrName)
{
    Presets &presets = m_camera.presets();
    switch (request.method) {
    case Method::Put:
        storePreset(request, numberOrName);
        break;
    case Method::Delete:
        presets.remove(presets.numberOf(numberOrName), sendPresetsLater(request));
        break;
    default:
        presets.goTo(presets.numberOf(numberOrName), sendLater(request));
    }
}

void PlaceRoutes::servePicture(const Request &request, const QString &numberOrName)
{
    const int number = m_camera.presets().numberOf(numberOrName);
    const QByteArray picture = m_camera.presetPictures().picture(number);
    request.send(picture.isEmpty()
                     ? Answer::text(404, tr("There is no such preset, or no picture of it."))
                     : Answer{.contentType = "image/jpeg", .body = picture, .more = {}});
}

void PlaceRoutes::renamePreset(const Request &request, int number,
                               const std::optional<QString> &name)
{
    if (!name) {
        request.send(
            Answer::text(400, tr("A preset that keeps its place needs a name, such as "
                                 "{\"name\": \"Gate\", \"keepPlace\": true}; \"\" is none.")));
        return;
    }
    m_camera.presets().rename(number, *name, sendPresetsLater(request));
}

/// numberOrName: empty: the next free one. A name that there is not yet becomes one.
void PlaceRoutes::storePreset(const Request &request, const QString &numberOrName)
{
    Presets &presets = m_camera.presets();
    RequestJson json(request.body);
    std::optional<QString> name;
    if (json.has(QStringLiteral("name"))) {
        name = json.text(QStringLiteral("name"));
    }
    json.value(QStringLiteral("name"));
    const bool keepsPlace = json.yesOrNo(QStringLiteral("keepPlace"), false);
    json.refuseOthers();
    const int number = presets.numberOf(numberOrName);
    bool isNumber = false;
    numberOrName.toInt(&isNumber);
    if (isNumber && number == 0 && presets.isSupported()) {
        json.refuse(tr("A preset's number is %1 to %2.")
                        .arg(presets.lowestNumber())
                        .arg(presets.highestNumber()));
    }
    if (!json.problem().isEmpty()) {
        request.send(Answer::text(400, json.problem()));
        return;
    }
    if (keepsPlace) {
        renamePreset(request, number, name);
        return;
    }
    if (number == 0 && !numberOrName.isEmpty() && !name) {
        name = numberOrName;
    }
    m_camera.storePreset(number, name, sendPresetsLater(request));
}

void PlaceRoutes::servePatrol(const Request &request)
{
    Patrol &patrol = m_camera.patrol();
    switch (request.method) {
    case Method::Put:
        setPatrol(request);
        break;
    case Method::Post:
        sendPatrol(request, patrol.start());
        break;
    case Method::Delete:
        sendPatrol(request, patrol.stop());
        break;
    default:
        request.send(Answer::json(patrolJson(m_camera)));
    }
}

void PlaceRoutes::setPatrol(const Request &request)
{
    const Presets &presets = m_camera.presets();
    const auto plan = patrolOfJson(request.body, presets);
    const auto *const problem = std::get_if<QString>(&plan);
    if (problem != nullptr && presets.isSupported()) {
        request.send(Answer::text(400, *problem));
        return;
    }
    sendPatrol(request, m_camera.patrol().setPlan(problem == nullptr ? std::get<PatrolPlan>(plan)
                                                                     : PatrolPlan()));
}

void PlaceRoutes::sendPatrol(const Request &request, const PresetResult &result)
{
    request.send(result.kind == PresetResult::Kind::Done ? Answer::json(patrolJson(m_camera))
                                                         : answerFor(result));
}

} // namespace vedette

#include "moc_PlaceRoutes.cpp"
