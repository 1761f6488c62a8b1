// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/Camera.h"
#include "config/CommandLine.h"
#include "ConfigurationCheck.h"
#include "DemoCameraProcess.h"
#include "mqtt/Mqtt.h"
#include "web/WebServer.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace vedette {

/// vedette-server: one camera, shared from the command line's and the .env file's settings until
/// the process is told to end.
class ServerProgram : public QObject
{
    Q_OBJECT

public:
    static constexpr int ExitFailure = 1;
    static constexpr int ExitUsage = 2; ///< the configuration is wrong

    /// environment: what the process environment says, see takeSettingsFromEnvironment().
    ServerProgram(CommandLine line, SettingValues environment, QObject *parent = nullptr);
    ~ServerProgram() override;

    /// Opens everything, or, with --check, only looks whether it could. Nothing to run when an
    /// exit code comes back.
    std::optional<int> start();
    /// Reloads credentials and certificate. What is wrong is reported, and changes nothing.
    void reload();
    /// Ends all streams.
    void stop();

private:
    std::optional<int> startDemo();
    LoadedSettings load() const;
    std::optional<int> serve(const Settings &settings, WebOptions options,
                             const QList<int> &inheritedSockets);
    std::optional<int> check();
    void announce();
    void tellState(const StreamStatus &status);
    void startWatchdog();

    CommandLine m_line;
    SettingValues m_environment;
    std::unique_ptr<DemoCameraProcess> m_demo;
    std::unique_ptr<Camera> m_camera;
    std::unique_ptr<WebServer> m_server;
    std::unique_ptr<QObject> m_mqtt;
    std::unique_ptr<ConfigurationCheck> m_check;
    std::optional<StreamState> m_toldState;
    QTimer m_watchdog;
};

} // namespace vedette
