// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraHealth.h"
#include "web/routes/ExportRoutes.h"
#include "web/routes/PastRoutes.h"
#include "web/routes/PlaceRoutes.h"
#include "web/routes/RemoteSteering.h"
#include "web/routes/Route.h"
#include "web/routes/SnapshotQueue.h"
#include "web/routes/TurnedSnapshots.h"
#include "web/viewers/EventBroadcast.h"
#include "web/viewers/StreamBroadcast.h"

#include <QObject>

#include <optional>

namespace vedette {

class Camera;

/// What is served of one camera: its stream, pictures, status and steering. Knows the addresses,
/// not who may have them. Lives in the io thread.
class CameraRoutes : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this object. viewers: of the stream; listeners: of the events;
    /// turning: for snapshots that are to be turned; exports: of all cameras.
    CameraRoutes(Camera &camera, ViewerPlaces &viewers, ViewerPlaces &listeners,
                 DecodePool &turning, Exports &exports, QObject *parent = nullptr);
    ~CameraRoutes() override;

    /// What is at path, below the camera's own prefix ("/mjpeg"); valid as long as this object.
    [[nodiscard]] std::optional<Route> routeOf(const QString &path, const QString &query);
    /// Ends all streams.
    void closeAll();

    Camera &camera() { return m_camera; }
    StreamBroadcast &stream() { return m_stream; }
    EventBroadcast &events() { return m_events; }
    SnapshotQueue &snapshots() { return m_snapshots; }
    CameraHealth &health() { return m_health; }

private:
    using Handler = void (CameraRoutes::*)(const Request &request);
    struct Entry
    {
        Right right = Right::Steer;
        Handler handler = nullptr;
        bool movesByGet = true;
    };
    [[nodiscard]] std::optional<Route> handlerOf(const QString &path, const QString &query);
    static std::optional<Entry> entryOf(const QString &path, const QString &query);

    void serveStream(const Request &request);
    void serveSnapshot(const Request &request);
    void serveTurn(const Request &request);
    void serveControl(const Request &request);
    void serveMove(const Request &request);
    void serveMoveOfJson(const Request &request);
    void serveCounter(const Request &request);
    void serveStatus(const Request &request);
    void serveControls(const Request &request);
    void serveEvents(const Request &request);
    void move(const Request &request, Move move);

    Camera &m_camera;
    StreamBroadcast m_stream;
    EventBroadcast m_events;
    SnapshotQueue m_snapshots;
    TurnedSnapshots m_turnedSnapshots;
    RemoteSteering m_steering;
    PlaceRoutes m_places;
    PastRoutes m_past;
    ExportRoutes m_exports;
    CameraHealth m_health;
};

} // namespace vedette
