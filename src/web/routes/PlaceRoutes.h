// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/presets/PresetResult.h"
#include "web/routes/Route.h"

#include <QObject>
#include <QPointF>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace vedette {

class Camera;

/// Where a camera is sent, by itself or by people: places, home, presets and the patrol. Knows the
/// addresses, not who may have them. Lives in the io thread.
class PlaceRoutes : public QObject
{
    Q_OBJECT

public:
    /// camera must outlive this object.
    explicit PlaceRoutes(Camera &camera, QObject *parent = nullptr);
    ~PlaceRoutes() override;

    /// What is at path, below the camera's own prefix; valid as long as this object.
    [[nodiscard]] std::optional<Route> routeOf(const QString &path);
    /// Turns the camera to a place, in degrees to the right of its centre and above it.
    void moveTo(const Request &request, QPointF place);

private:
    using Say = std::function<void(const Answer &answer)>;

    Say sayLater(const Request &request);
    PresetDone sendLater(const Request &request);
    PresetDone sendPresetsLater(const Request &request);
    [[nodiscard]] std::optional<Route> presetRoute(const QString &part);
    void serveAim(const Request &request);
    void serveHome(const Request &request);
    void servePresets(const Request &request);
    void servePreset(const Request &request, const QString &numberOrName);
    void servePicture(const Request &request, const QString &numberOrName);
    void storePreset(const Request &request, const QString &numberOrName);
    void renamePreset(const Request &request, int number, const std::optional<QString> &name);
    void servePatrol(const Request &request);
    void setPatrol(const Request &request);
    void sendPatrol(const Request &request, const PresetResult &result);

    Camera &m_camera;
    /// Requests that wait for the camera. Here, and not with its steering, which may live longer.
    std::map<quint64, std::shared_ptr<PendingAnswer>> m_waiting;
    quint64 m_lastId = 0;
};

} // namespace vedette
