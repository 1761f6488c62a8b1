// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/Camera.h"
#include "web/WebServer.h"
#include "WebClient.h"

#include <QUrl>

namespace vedette::test {

/// A relay in this process and thread, on a free port of 127.0.0.1 by default.
class SharedCamera
{
public:
    static constexpr std::chrono::milliseconds Linger{10000};

    explicit SharedCamera(const QUrl &cameraUrl, const QUrl &servoUrl = {},
                          ServeArguments arguments = {}, std::chrono::milliseconds linger = Linger)
        : SharedCamera(config(cameraUrl, servoUrl), std::move(arguments), linger)
    {
    }
    explicit SharedCamera(const CameraConfig &config, ServeArguments arguments = {},
                          std::chrono::milliseconds linger = Linger)
        : m_camera(config, linger)
        , m_server(options(std::move(arguments)))
    {
        m_server.router().setCredentials({UserName, Password});
        m_server.router().addCamera({}, m_camera);
        if (!m_server.start()) {
            qFatal("%s", qPrintable(m_server.errorText()));
        }
    }

    static CameraConfig config(const QUrl &cameraUrl, const QUrl &servoUrl)
    {
        CameraConfig config;
        config.name = QStringLiteral("Søren's \"run\" \\ 🐔");
        config.login.userName = UserName;
        config.login.password = Password;
        config.cameraUrl = cameraUrl;
        config.servoUrl = servoUrl;
        return config;
    }

    Camera &camera() { return m_camera; }
    WebServer &server() { return m_server; }
    CameraRoutes &routes() { return *m_server.router().defaultCamera(); }
    ViewerSet &viewers() { return routes().stream().viewers(); }
    quint16 port() const
    {
        return static_cast<quint16>(QUrl(m_server.addresses().constFirst()).port());
    }

private:
    static WebOptions options(ServeArguments arguments)
    {
        if (arguments.listen.isEmpty()) {
            arguments.listen = QStringList{QStringLiteral("127.0.0.1:0")};
        }
        QString problem;
        const auto options = WebOptions::check(arguments, false, &problem);
        if (!options) {
            qFatal("%s", qPrintable(problem));
        }
        return *options;
    }

    Camera m_camera;
    WebServer m_server;
};

} // namespace vedette::test
