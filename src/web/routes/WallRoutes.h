// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/routes/Route.h"
#include "web/viewers/PlaybackStreams.h"
#include "web/viewers/WallEvents.h"
#include "web/viewers/WallStream.h"

#include <QCoreApplication>
#include <QHash>

namespace vedette {

class Camera;

/// What is served of several cameras in one answer: their pictures, live or of the past, and their
/// events. Lives in the
/// io thread.
class WallRoutes
{
    Q_DECLARE_TR_FUNCTIONS(WallRoutes)

public:
    /// Pictures a second of each camera, unless a viewer asks for others: enough for a small tile.
    static constexpr double UsualRate = 5;
    /// Cameras that one answer may name: all that a server can have.
    static constexpr qsizetype MostCameras = 64;

    /// Both must outlive this object.
    WallRoutes(ViewerPlaces &viewers, ViewerPlaces &listeners);

    /// camera must be removed before it is destroyed.
    void addCamera(const QString &id, Camera &camera);
    void removeCamera(const QString &id);
    /// Ends all streams.
    void closeAll();

    /// The addresses; each is valid as long as this object.
    [[nodiscard]] Route streamRoute();
    [[nodiscard]] Route eventsRoute();
    [[nodiscard]] Route playbackRoute();

    WallStream &stream() { return m_stream; }
    WallEvents &events() { return m_events; }

private:
    void serveStream(const Request &request);
    void serveEvents(const Request &request);
    void servePlayback(const Request &request);
    std::optional<WallChoice> choiceOf(const Request &request) const;

    QHash<QString, Camera *> m_cameras; ///< by id
    WallStream m_stream;
    WallEvents m_events;
    PlaybackStreams m_playback;
};

} // namespace vedette
