// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/WallRoutes.h"

#include "web/routes/StreamAnswers.h"

#include <QUrlQuery>

namespace vedette {

WallRoutes::WallRoutes(ViewerPlaces &viewers, ViewerPlaces &listeners)
    : m_stream(viewers)
    , m_events(listeners)
{
}

void WallRoutes::addCamera(const QString &id, Camera &camera)
{
    m_ids.insert(id);
    m_stream.addCamera(id, camera);
    m_events.addCamera(id, camera);
}

void WallRoutes::removeCamera(const QString &id)
{
    m_ids.remove(id);
    m_stream.removeCamera(id);
    m_events.removeCamera(id);
}

void WallRoutes::closeAll()
{
    m_stream.audience().viewers().closeAll();
    m_events.audience().viewers().closeAll();
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
    if (!m_ids.contains(*choice.ids)) {
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

} // namespace vedette
