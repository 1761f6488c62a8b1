// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/WallRoutes.h"

#include "camera/Camera.h"
#include "recording/RecordingDisk.h"
#include "web/routes/PastQuery.h"
#include "web/routes/RecordRoutes.h"
#include "web/routes/StreamAnswers.h"

#include <QUrlQuery>

#include <algorithm>

namespace vedette {

WallRoutes::WallRoutes(ViewerPlaces &viewers, ViewerPlaces &listeners)
    : m_stream(viewers)
    , m_events(listeners)
    , m_playback(viewers)
{
}

void WallRoutes::addCamera(const QString &id, Camera &camera)
{
    m_cameras.insert(id, &camera);
    m_stream.addCamera(id, camera);
    m_events.addCamera(id, camera);
}

void WallRoutes::removeCamera(const QString &id)
{
    m_cameras.remove(id);
    m_stream.removeCamera(id);
    m_events.removeCamera(id);
}

void WallRoutes::closeAll()
{
    m_stream.audience().viewers().closeAll();
    m_events.audience().viewers().closeAll();
    m_playback.viewers().closeAll();
}

Route WallRoutes::streamRoute()
{
    return {.right = Right::Watch,
            .serve = [this](const Request &request) { serveStream(request); }};
}

Route WallRoutes::eventsRoute()
{
    return {.right = Right::Watch,
            .serve = [this](const Request &request) { serveEvents(request); }};
}

Route WallRoutes::playbackRoute()
{
    return {.right = Right::Review,
            .serve = [this](const Request &request) { servePlayback(request); }};
}

/// Which cameras a request asks for; nothing, and it is answered, when it cannot be had.
std::optional<WallChoice> WallRoutes::choiceOf(const Request &request) const
{
    const QUrlQuery items(request.query);
    const QString name = QStringLiteral("cameras");
    if (!items.hasQueryItem(name)) {
        return WallChoice();
    }
    // One list, also when a page's form names each of them by itself.
    const QStringList ids = items.allQueryItemValues(name, QUrl::FullyDecoded)
                                .join(QLatin1Char(','))
                                .split(QLatin1Char(','));
    if (ids.size() > MostCameras) {
        request.send(
            Answer::text(400, tr("At most %1 cameras fit into one answer.").arg(MostCameras)));
        return std::nullopt;
    }
    WallChoice choice{.ids = QSet<QString>(), .pace = {}};
    for (const QString &id : ids) {
        if (id.isEmpty() || choice.ids->contains(id)) {
            request.send(Answer::text(
                400, id.isEmpty() ? tr("cameras is a list of ids, with a comma between two; "
                                       "without it all cameras are sent.")
                                  : tr("A camera is named twice.")));
            return std::nullopt;
        }
        choice.ids->insert(id);
    }
    const bool areThere = std::all_of(choice.ids->cbegin(), choice.ids->cend(),
                                      [this](const QString &id) { return m_cameras.contains(id); });
    if (!areThere) {
        request.send(Answer::text(
            404,
            tr("There is no camera of one of these ids; /api/cameras lists those there are.")));
        return std::nullopt;
    }
    return choice;
}

void WallRoutes::serveStream(const Request &request)
{
    const auto pace = StreamAnswers::paceOf(request.query, FramePace(UsualRate));
    if (!pace) {
        request.send(StreamAnswers::wrongPace(QStringLiteral("/api/wall")));
        return;
    }
    auto choice = choiceOf(request);
    if (!choice) {
        return;
    }
    choice->pace = *pace;
    if (!m_stream.hasRoom()) {
        request.send(StreamAnswers::full());
    } else if (request.method == Request::Method::Head) {
        request.answer->sendStreamHead(m_stream.answer());
    } else {
        m_stream.add(request.answer->takeSocket(), *choice);
    }
}

void WallRoutes::serveEvents(const Request &request)
{
    const auto choice = choiceOf(request);
    if (!choice) {
        return;
    }
    if (!m_events.hasRoom()) {
        request.send(StreamAnswers::full());
    } else if (request.method == Request::Method::Head) {
        request.answer->sendStreamHead(WallEvents::answer());
    } else {
        m_events.add(request.answer->takeSocket(), *choice);
    }
}

void WallRoutes::servePlayback(const Request &request)
{
    const auto choice = choiceOf(request);
    if (!choice) {
        return;
    }
    QHash<QString, QString> ids;   // by the name that a camera is recorded under
    RecordingDisk *disk = nullptr; // a server has one
    for (auto camera = m_cameras.cbegin(); camera != m_cameras.cend(); ++camera) {
        if (choice->has(camera.key()) && camera.value()->recordings() != nullptr) {
            disk = camera.value()->recordings();
            ids.insert(camera.value()->config().record.folder, camera.key());
        }
    }
    const auto asked = playbackQueryOf(request.query);
    if (disk == nullptr) {
        request.send(recordroutes::nothingIsRecorded());
    } else if (const auto *const wrong = std::get_if<Answer>(&asked)) {
        request.send(*wrong);
    } else if (!m_playback.hasRoom()) {
        request.send(StreamAnswers::full());
    } else if (request.method == Request::Method::Head) {
        request.answer->sendStreamHead(m_playback.answer());
    } else {
        const auto &[from, speed] = std::get<PlaybackQuery>(asked);
        m_playback.add(request.answer->takeSocket(), disk->past().makeJointPlayback(ids.keys()),
                       ids, from, speed);
    }
}

} // namespace vedette
