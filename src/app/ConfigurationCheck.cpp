// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ConfigurationCheck.h"

#include "camera/ConnectionTest.h"
#include "http/DisplayUrl.h"
#include "steering/UsableReach.h"

#include <utility>

namespace vedette {

namespace {

/// Its query may be a login.
QString shownAddress(const QUrl &url)
{
    return displayUrl(url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment));
}

} // namespace

ConfigurationCheck::ConfigurationCheck(const LoadedCameras &loaded, QStringList addresses,
                                       QObject *parent)
    : QObject(parent)
    , m_cameras(loaded.cameras)
    , m_hasViewer(!loaded.viewer.isEmpty())
    , m_addresses(std::move(addresses))
{
}

ConfigurationCheck::~ConfigurationCheck() = default;

void ConfigurationCheck::sayCamera(const StoredCamera &camera)
{
    const CameraConfig &config = camera.config;
    if (!camera.envFile.isEmpty()) {
        emit said(tr("settings: %1").arg(camera.envFile));
    }
    emit said(tr("camera %1: %2").arg(config.cameraName(), shownAddress(config.cameraUrl)));
    emit said(tr("servos: %1")
                  .arg(config.servoUrl.isEmpty() ? tr("none") : shownAddress(config.servoUrl)));
    if (!camera.mqttUrl.isEmpty()) {
        emit said(tr("MQTT broker: %1, not tried").arg(displayHost(camera.mqttUrl)));
    }
    const QStringList warnings = usableReach(config).warnings;
    for (const QString &warning : warnings) {
        m_hasWarned = true;
        emit said(warning);
    }
}

void ConfigurationCheck::sayWhatIsRight()
{
    for (const StoredCamera &camera : std::as_const(m_cameras)) {
        sayCamera(camera);
    }
    emit said(m_hasViewer ? tr("logins: the owner's, and one that may only watch")
                          : tr("logins: the owner's"));
    for (const QString &address : std::as_const(m_addresses)) {
        emit said(tr("can listen on %1").arg(address));
    }
    emit said(m_hasWarned ? tr("Apart from what is said above, the configuration is right.")
                          : tr("The configuration is right."));
}

void ConfigurationCheck::tryCameras()
{
    m_tried = 0;
    tryNext();
}

void ConfigurationCheck::tryNext()
{
    if (m_tried == m_cameras.size()) {
        emit finished();
        return;
    }
    const CameraConfig &config = m_cameras.at(m_tried++).config;
    const QString which = m_cameras.size() > 1 ? tr("%1: ").arg(config.cameraName()) : QString();
    if (m_test) {
        m_test.release()->deleteLater(); // it has just emitted finished()
    }
    m_test = std::make_unique<ConnectionTest>(config);
    connect(m_test.get(), &ConnectionTest::streamTested, this,
            [this, which](bool works, const QString &text) {
                emit said(which + (works ? tr("The camera %1.").arg(text)
                                         : tr("No picture of the camera: %1.").arg(text)));
            });
    connect(m_test.get(), &ConnectionTest::servosTested, this,
            [this, which](bool works, const QString &text) {
                emit said(which + (works ? tr("The servos answer.")
                                         : tr("No answer of the servos: %1").arg(text)));
            });
    connect(m_test.get(), &ConnectionTest::finished, this, &ConfigurationCheck::tryNext);
    m_test->start();
}

} // namespace vedette

#include "moc_ConfigurationCheck.cpp"
