// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/Camera.h"
#include "camera/CameraSet.h"
#include "StampedCamera.h"
#include "web/WebServer.h"
#include "WebClient.h"

namespace vedette::test {

/// Two cameras, whose frames have different sizes, behind one server.
class Household
{
public:
    static constexpr qsizetype GardenBytes = 9'000;
    static constexpr qsizetype HallBytes = 4'000;

    explicit Household(int maximumViewers = WebOptions::DefaultViewers)
        : m_server(options(maximumViewers))
    {
        m_server.router().setCredentials({UserName, Password});
        QObject::connect(&m_cameras, &CameraSet::added, &m_server.router(),
                         [this](const QString &id, Camera *camera) {
                             m_server.router().addCamera(id, *camera);
                         });
        QObject::connect(&m_cameras, &CameraSet::aboutToRemove, &m_server.router(),
                         &Router::removeCamera);
        openBoth();
        if (!m_server.start()) {
            qFatal("%s", qPrintable(m_server.errorText()));
        }
    }

    void openBoth()
    {
        m_cameras.set({{QStringLiteral("garden"), of(garden)}, {QStringLiteral("hall"), of(hall)}});
    }
    /// Nothing else of it changes.
    void mountGarden(const Mounting &mounting)
    {
        CameraConfig config = of(garden);
        config.mounting = mounting;
        m_cameras.set({{QStringLiteral("garden"), config}, {QStringLiteral("hall"), of(hall)}});
    }
    void closeHall() { m_cameras.set({{QStringLiteral("garden"), of(garden)}}); }
    Router &router() { return m_server.router(); }
    quint16 port() const
    {
        return static_cast<quint16>(QUrl(m_server.addresses().constFirst()).port());
    }

    StampedCamera garden{GardenBytes, 25};
    StampedCamera hall{HallBytes, 25};

private:
    static WebOptions options(int maximumViewers)
    {
        ServeArguments arguments;
        arguments.listen = QStringList{QStringLiteral("127.0.0.1:0")};
        QString problem;
        WebOptions options = WebOptions::check(arguments, false, &problem).value();
        options.maximumViewers = maximumViewers;
        return options;
    }
    static CameraConfig of(const StampedCamera &camera)
    {
        CameraConfig config;
        config.cameraUrl = camera.url();
        return config;
    }

    CameraSet m_cameras;
    WebServer m_server;
};

} // namespace vedette::test
