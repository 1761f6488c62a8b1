// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ConfigurationCheck.h"

#include "camera/ConnectionTest.h"

#include <utility>

namespace vedette {

namespace {

/// Its query may be a login.
QString shownAddress(const QUrl &url)
{
    return displayUrl(url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment));
}

} // namespace

ConfigurationCheck::ConfigurationCheck(Settings settings, QString envFile, QStringList addresses,
                                       QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_envFile(std::move(envFile))
    , m_addresses(std::move(addresses))
{
}

ConfigurationCheck::~ConfigurationCheck() = default;

void ConfigurationCheck::sayWhatIsRight()
{
    if (!m_envFile.isEmpty()) {
        emit said(tr("settings: %1").arg(m_envFile));
    }
    emit said(tr("camera %1: %2").arg(m_settings.cameraName(), shownAddress(m_settings.cameraUrl)));
    emit said(
        tr("servos: %1")
            .arg(m_settings.servoUrl.isEmpty() ? tr("none") : shownAddress(m_settings.servoUrl)));
    if (!m_settings.mqttUrl.isEmpty()) {
        emit said(tr("MQTT broker: %1, not tried").arg(displayHost(m_settings.mqttUrl)));
    }
    for (const QString &address : std::as_const(m_addresses)) {
        emit said(tr("can listen on %1").arg(address));
    }
    emit said(tr("The configuration is right."));
}

void ConfigurationCheck::tryCamera()
{
    m_test = std::make_unique<ConnectionTest>(m_settings);
    connect(m_test.get(), &ConnectionTest::streamTested, this,
            [this](bool works, const QString &text) {
                emit said(works ? tr("The camera %1.").arg(text)
                                : tr("No picture of the camera: %1.").arg(text));
            });
    connect(m_test.get(), &ConnectionTest::servosTested, this,
            [this](bool works, const QString &text) {
                emit said(works ? tr("The servos answer.")
                                : tr("No answer of the servos: %1").arg(text));
            });
    connect(m_test.get(), &ConnectionTest::finished, this, &ConfigurationCheck::finished);
    m_test->start();
}

} // namespace vedette
