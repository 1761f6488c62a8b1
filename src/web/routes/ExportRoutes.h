// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/routes/Exports.h"
#include "web/routes/Route.h"

#include <QObject>

#include <optional>

namespace vedette {

class Camera;
class RequestJson;

/// What is exported of one camera: to start it, look how far it is, cancel and download it. Knows
/// the addresses, not who may have them; ids are the server's, and paths come from nobody. Lives in
/// the io thread.
class ExportRoutes : public QObject
{
    Q_OBJECT

public:
    /// Of a time lapse, from one picture to the next.
    static constexpr std::chrono::seconds LongestEvery{86'400};

    /// Both must outlive this object.
    ExportRoutes(Camera &camera, Exports &exports, QObject *parent = nullptr);
    ~ExportRoutes() override;

    /// What is at path, below the camera's own prefix; valid as long as this object.
    [[nodiscard]] std::optional<Route> routeOf(const QString &path);

private:
    using Method = Request::Method;

    [[nodiscard]] Route route(QList<Method> edits, std::function<void(const Request &)> serve);
    [[nodiscard]] QString camera() const;
    void serveAll(const Request &request);
    void start(const Request &request);
    [[nodiscard]] ExportRequest asked(RequestJson &json) const;
    void serveOne(const Request &request, const QString &id);
    void serveFile(const Request &request, const QString &id, const QString &number);
    [[nodiscard]] QByteArray list() const;

    Camera &m_camera;
    Exports &m_exports;
};

} // namespace vedette
