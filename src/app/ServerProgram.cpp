// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ServerProgram.h"

#include "base/RandomPassword.h"
#include "EventLog.h"
#include "web/listen/ServiceManager.h"

#include <QCoreApplication>
#include <QMetaEnum>

#include <cstdio>
#include <utility>

namespace vedette {

namespace {

void print(const QString &text, FILE *stream = stdout)
{
    std::fputs(qPrintable(text + QLatin1Char('\n')), stream);
    std::fflush(stream);
}

void printError(const QString &text)
{
    print(QStringLiteral("vedette-server: ") + text, stderr);
}

/// The state, and why; not twice the same.
QString cameraEvent(const StreamStatus &status)
{
    const char *const key =
        QMetaEnum::fromType<StreamState>().valueToKey(static_cast<int>(status.state));
    const QString state = QString::fromLatin1(key).toLower();
    return status.reason.isEmpty() || status.reason.startsWith(state)
               ? state
               : QStringLiteral("%1: %2").arg(state, status.reason);
}

} // namespace

ServerProgram::ServerProgram(CommandLine line, SettingValues environment, QObject *parent)
    : QObject(parent)
    , m_line(std::move(line))
    , m_environment(std::move(environment))
    , m_watchdog(this)
{
    connect(&m_watchdog, &QTimer::timeout, this, [] { ServiceManager::notifyWatchdog(); });
}

ServerProgram::~ServerProgram() = default;

LoadedSettings ServerProgram::load() const
{
    const QString envFile = m_line.envFileToRead();
    LoadedSettings loaded =
        loadSettings(envFile, m_line.demo ? SettingValues() : m_environment, m_line.values);
    if (!loaded.error) {
        for (const QString &problem :
             {WebServer::problemWith(loaded.settings), mqtt::problemWith(loaded.settings)}) {
            if (!loaded.error && !problem.isEmpty()) {
                loaded.error = ConfigError{
                    envFile.isEmpty() ? tr("the configuration") : envFile, 0, problem, {}};
            }
        }
    }
    return loaded;
}

std::optional<int> ServerProgram::start()
{
    QString problem;
    const QList<int> inherited = ServiceManager::inheritedSockets(&problem);
    if (!problem.isEmpty()) {
        printError(problem);
        return ExitUsage;
    }
    const auto options = WebOptions::check(m_line.serve, !inherited.isEmpty(), &problem);
    if (!options) {
        printError(problem);
        return ExitUsage;
    }
    if (m_line.demo) {
        if (const auto failure = startDemo()) {
            return failure;
        }
    }
    const LoadedSettings loaded = load();
    for (const QString &warning : loaded.warnings) {
        printError(warning);
    }
    if (loaded.error) {
        printError(loaded.error->message());
        return ExitUsage;
    }
    return serve(loaded.settings, *options, inherited);
}

std::optional<int> ServerProgram::startDemo()
{
    m_demo = std::make_unique<DemoCameraProcess>();
    if (!m_demo->start()) {
        printError(m_demo->errorText());
        return ExitFailure;
    }
    m_line.values.insert(key::CameraUrl, m_demo->streamUrl());
    m_line.values.insert(key::ServoUrl, m_demo->servoUrl());
    m_line.values.insert(key::Name, tr("Demo camera"));
    m_line.values.insert(key::UserName, QStringLiteral("demo"));
    m_line.values.insert(key::Password, randomPassword());
    return std::nullopt;
}

std::optional<int> ServerProgram::serve(const Settings &settings, WebOptions options,
                                        const QList<int> &inheritedSockets)
{
    m_camera = std::make_unique<Camera>(settings);
    m_server = std::make_unique<WebServer>(*m_camera, std::move(options));
    for (const QString &warning : m_server->warnings()) {
        printError(warning);
    }
    if (!m_server->start(inheritedSockets)) {
        printError(m_server->errorText());
        return ExitFailure;
    }
    if (m_line.check) {
        return check();
    }
    connect(&m_camera->stream(), &CameraStream::statusChanged, this, &ServerProgram::tellState);
    announce();
    m_mqtt = mqtt::bridge(*m_camera, &EventLog::write);
    startWatchdog();
    return std::nullopt;
}

/// Without a listening address: nobody is served meanwhile.
std::optional<int> ServerProgram::check()
{
    m_check = std::make_unique<ConfigurationCheck>(m_camera->settings(), m_line.envFileToRead(),
                                                   m_server->addresses());
    m_server->stop();
    connect(m_check.get(), &ConfigurationCheck::said, this,
            [](const QString &line) { print(line); });
    m_check->sayWhatIsRight();
    if (m_line.offline) {
        return 0;
    }
    connect(m_check.get(), &ConfigurationCheck::finished, this, [] { QCoreApplication::quit(); });
    m_check->tryCamera();
    return std::nullopt;
}

void ServerProgram::announce()
{
    for (const QString &address : m_server->addresses()) {
        print(tr("listening on %1").arg(address));
    }
    if (const auto fingerprint = m_server->tlsFingerprint()) {
        print(tr("certificate SHA-256 %1").arg(*fingerprint));
    }
    if (m_line.demo) {
        print(tr("user %1, password %2")
                  .arg(m_line.values.value(key::UserName), m_line.values.value(key::Password)));
    }
    ServiceManager::notifyReady();
}

void ServerProgram::tellState(const StreamStatus &status)
{
    if (m_toldState == status.state) {
        return;
    }
    m_toldState = status.state;
    const QString text = cameraEvent(status);
    EventLog::write(tr("camera %1: %2").arg(m_camera->settings().cameraName(), text));
    ServiceManager::notifyStatus(tr("Camera %1").arg(text));
}

void ServerProgram::startWatchdog()
{
    if (const auto interval = ServiceManager::watchdogInterval()) {
        m_watchdog.start(*interval);
    }
}

void ServerProgram::reload()
{
    ServiceManager::notifyReloading();
    const LoadedSettings loaded = load();
    QString problem;
    const auto tls = tlsIdentityFor(m_line.serve, &problem);
    if (loaded.error || !problem.isEmpty()) {
        EventLog::warn(
            tr("nothing was changed: %1").arg(loaded.error ? loaded.error->message() : problem));
    } else {
        const Settings &before = m_camera->settings();
        if (loaded.settings.cameraUrl != before.cameraUrl ||
            loaded.settings.servoUrl != before.servoUrl) {
            EventLog::warn(tr("the camera's new address counts from the next start on"));
        }
        if (loaded.settings.mqttUrl != before.mqttUrl) {
            EventLog::warn(tr("the MQTT broker's new address counts from the next start on"));
        }
        m_server->setCredentials(loaded.settings.userName, loaded.settings.password);
        if (tls) {
            m_server->setTls(*tls);
        }
        EventLog::write(tr("credentials and certificate were reloaded"));
    }
    ServiceManager::notifyReady();
}

void ServerProgram::stop()
{
    ServiceManager::notifyStopping();
    m_server->stop();
    m_mqtt.reset();
}

} // namespace vedette
