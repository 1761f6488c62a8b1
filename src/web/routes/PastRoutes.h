// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Segment.h"
#include "web/routes/Route.h"
#include "web/routes/TimeRange.h"
#include "web/viewers/PlaybackStreams.h"

#include <QFuture>
#include <QObject>

#include <optional>

namespace vedette {

class Camera;
class RecordingDisk;
class RequestJson;

/// What was recorded of a camera: which times, single pictures, playback; to lock and delete. Paths
/// come from nobody: all is by time. Lives in the io thread.
class PastRoutes : public QObject
{
    Q_OBJECT

public:
    /// For longer ranges there are spans alone: a day of files of a minute is 1440 segments.
    static constexpr std::chrono::hours LongestWithSegments{48};
    /// Spans of an answer: as many as a screen has pixels, and more.
    static constexpr qsizetype MostSpans = 10'000;
    /// Answers that wait for the disk; who asks for more is told to wait.
    static constexpr int MostWaiting = 32;
    /// Beyond this age, nothing is added to a moment any more, and its picture may be kept.
    static constexpr std::chrono::minutes SettledAfter{2};

    /// All must outlive this object. places: of those who play.
    PastRoutes(Camera &camera, ViewerPlaces &places, QObject *parent = nullptr);
    ~PastRoutes() override;

    /// What is at path, below the camera's own prefix; valid as long as this object.
    [[nodiscard]] std::optional<Route> routeOf(const QString &path);
    PlaybackStreams &streams() { return m_streams; }

private:
    using Handler = void (PastRoutes::*)(const Request &request, RecordingDisk &disk);

    [[nodiscard]] Route route(Right right, QList<Request::Method> edits, Handler handler);
    [[nodiscard]] QString camera() const;
    void serveList(const Request &request, RecordingDisk &disk);
    void serveFrame(const Request &request, RecordingDisk &disk);
    void servePlayback(const Request &request, RecordingDisk &disk);
    void serveLock(const Request &request, RecordingDisk &disk);
    void serveDelete(const Request &request, RecordingDisk &disk);
    void serveUndo(const Request &request, RecordingDisk &disk);
    [[nodiscard]] std::optional<TimeRange> rangeOf(const Request &request, RequestJson &json) const;
    template <typename Result, typename Say>
    void answerLater(const Request &request, QFuture<Result> result, const Say &say);

    Camera &m_camera;
    PlaybackStreams m_streams;
    int m_waiting = 0; ///< requests
};

} // namespace vedette
