// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraSet.h"
#include "config/CameraStore.h"
#include "config/CommandLine.h"
#include "config/FolderWatch.h"
#include "ConfigurationCheck.h"
#include "DemoCameraProcess.h"
#include "mqtt/Mqtt.h"
#include "recording/RecordingDisk.h"
#include "stream/StreamStatus.h"
#include "web/WebServer.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace vedette {

/// vedette-server: its cameras, shared from the command line's and the .env file's settings until
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
    /// Reloads settings, credentials and certificate: cameras whose settings are the same go on
    /// undisturbed. What is wrong is reported, and changes nothing.
    void reload();
    /// Ends all streams and stops all cameras that turn; stopped() follows, later,
    /// or at once when this is called again.
    void stop();

signals:
    void stopped();

private:
    struct Broker
    {
        QUrl url; ///< may be empty
        std::unique_ptr<QObject> bridge;
    };

    std::optional<int> startDemo();
    [[nodiscard]] LoadedCameras load() const;
    [[nodiscard]] LoadedCameras loadOne() const;
    std::optional<int> serve(const LoadedCameras &loaded, WebOptions options,
                             const QList<int> &inheritedSockets);
    std::optional<int> check(const LoadedCameras &loaded);
    /// Makes what was loaded what is served.
    void apply(const LoadedCameras &loaded);
    void recordInto(const LoadedCameras &loaded);
    void tellBroker(const StoredCamera &camera);
    void open(const QString &id, Camera *camera);
    void close(const QString &id);
    void announce(const LoadedCameras &loaded);
    void reportState(const QString &id, const StreamStatus &status);
    void startWatchdog();

    CommandLine m_line;
    SettingValues m_environment;
    std::unique_ptr<DemoCameraProcess> m_demo;
    std::unique_ptr<RecordingDisk> m_disk; ///< null: nothing is recorded
    CameraSet m_cameras;
    std::unique_ptr<WebServer> m_server;
    std::unique_ptr<mqtt::Brokers> m_mqtt;
    std::map<QString, Broker> m_brokers; ///< by camera
    std::unique_ptr<ConfigurationCheck> m_check;
    QMap<QString, StreamState> m_reported; ///< by camera
    std::unique_ptr<FolderWatch> m_watch;  ///< of m_line.folder
    QTimer m_watchdog;
    bool m_isStopping = false;
};

} // namespace vedette
