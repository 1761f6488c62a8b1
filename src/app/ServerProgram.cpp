// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ServerProgram.h"

#include "config/RandomPassword.h"
#include "relay/ServiceManager.h"

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

void complain(const QString &text)
{
    print(QStringLiteral("vedette-server: ") + text, stderr);
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
             {Relay::problemWith(loaded.settings), mqtt::problemWith(loaded.settings)}) {
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
        complain(problem);
        return ExitUsage;
    }
    const auto options = RelayOptions::check(m_line.serve, !inherited.isEmpty(), &problem);
    if (!options) {
        complain(problem);
        return ExitUsage;
    }
    if (m_line.demo) {
        if (const auto failure = startDemo()) {
            return failure;
        }
    }
    const LoadedSettings loaded = load();
    for (const QString &warning : loaded.warnings) {
        complain(warning);
    }
    if (loaded.error) {
        complain(loaded.error->message());
        return ExitUsage;
    }
    return serve(loaded.settings, *options, inherited);
}

std::optional<int> ServerProgram::startDemo()
{
    m_demo = std::make_unique<DemoCameraProcess>();
    if (!m_demo->start()) {
        complain(m_demo->errorText());
        return ExitFailure;
    }
    m_line.values.insert(key::CameraUrl, m_demo->streamUrl());
    m_line.values.insert(key::ServoUrl, m_demo->servoUrl());
    m_line.values.insert(key::Name, tr("Demo camera"));
    m_line.values.insert(key::UserName, QStringLiteral("demo"));
    m_line.values.insert(key::Password, randomPassword());
    return std::nullopt;
}

std::optional<int> ServerProgram::serve(const Settings &settings, RelayOptions options,
                                        const QList<int> &inheritedSockets)
{
    m_camera = std::make_unique<Camera>(settings);
    m_relay = std::make_unique<Relay>(*m_camera, std::move(options));
    for (const QString &warning : m_relay->warnings()) {
        complain(warning);
    }
    if (!m_relay->start(inheritedSockets)) {
        complain(m_relay->errorText());
        return ExitFailure;
    }
    if (m_line.check) {
        print(tr("The configuration is right."));
        return 0;
    }
    connect(&m_camera->stream(), &CameraStream::statusChanged, this, &ServerProgram::tellState);
    announce();
    m_mqtt = mqtt::bridge(*m_camera, [](const QString &text) { print(text); });
    startWatchdog();
    return std::nullopt;
}

void ServerProgram::announce()
{
    for (const QString &address : m_relay->addresses()) {
        print(tr("listening on %1").arg(address));
    }
    if (const auto fingerprint = m_relay->tlsFingerprint()) {
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
    QString text = QString::fromLatin1(QMetaEnum::fromType<StreamState>().valueToKey(
                                           static_cast<int>(status.state)))
                       .toLower();
    if (!status.reason.isEmpty()) {
        text += QStringLiteral(": ") + status.reason;
    }
    print(tr("camera %1").arg(text));
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
        complain(
            tr("nothing was changed: %1").arg(loaded.error ? loaded.error->message() : problem));
    } else {
        const Settings &before = m_camera->settings();
        if (loaded.settings.cameraUrl != before.cameraUrl ||
            loaded.settings.servoUrl != before.servoUrl) {
            complain(tr("the camera's new address counts from the next start on"));
        }
        if (loaded.settings.mqttUrl != before.mqttUrl) {
            complain(tr("the MQTT broker's new address counts from the next start on"));
        }
        m_relay->setCredentials(loaded.settings.userName, loaded.settings.password);
        if (tls) {
            m_relay->setTls(*tls);
        }
        print(tr("credentials and certificate were read anew"));
    }
    ServiceManager::notifyReady();
}

void ServerProgram::stop()
{
    ServiceManager::notifyStopping();
    m_relay->stop();
    m_mqtt.reset();
}

} // namespace vedette
