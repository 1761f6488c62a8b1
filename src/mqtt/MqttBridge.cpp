// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mqtt/MqttBridge.h"

#include "mqtt/HomeAssistant.h"
#include "mqtt/MqttClient.h"
#include "mqtt/MqttLog.h"
#include "relay/RemoteSteering.h"
#include "relay/StatusReport.h"
#include "session/Camera.h"

#include <utility>

namespace vedette {

namespace {

bool isSteerable(const Camera &camera)
{
    return !camera.settings().servoUrl.isEmpty();
}

} // namespace

MqttBridge::MqttBridge(Camera &camera, MqttAddress address, QObject *parent)
    : QObject(parent)
    , m_camera(camera)
    , m_address(std::move(address))
    , m_topics(m_address.prefix)
    , m_thread(new QThread)
    , m_client(new MqttClient(
          {.address = m_address,
           .will = {.topic = m_topics.availability(), .payload = MqttTopics::Offline},
           .subscriptions = isSteerable(camera)
                                ? QStringList{m_topics.turn(), m_topics.controlServo()}
                                : QStringList()}))
{
    m_client->moveToThread(m_thread);
    connect(m_thread, &QThread::started, m_client, &MqttClient::start);
    connect(m_thread, &QThread::finished, m_client, &QObject::deleteLater);
    connect(m_client, &MqttClient::connected, this, &MqttBridge::connected);
    connect(m_client, &MqttClient::received, this, &MqttBridge::obey);
    connect(m_client, &MqttClient::lost, this, [this](const QString &reason) {
        m_isConnected = false;
        tell(tr("MQTT: %1; trying again").arg(reason));
    });
    m_regular.setInterval(Interval);
    connect(&m_regular, &QTimer::timeout, this, [this] {
        if (m_camera.hub().viewerCount() > 0) {
            publishState();
        }
    });
    m_gather.setInterval(GatherTime);
    m_gather.setSingleShot(true);
    connect(&m_gather, &QTimer::timeout, this, [this] {
        if (statusFingerprint(m_camera) != m_fingerprint) {
            publishState();
        }
    });
    connect(&camera.stream(), &CameraStream::statusChanged, this, &MqttBridge::somethingChanged);
    connect(&camera.steering(), &Steering::replied, this, &MqttBridge::somethingChanged);
    connect(&camera.hub(), &FrameHub::viewerCountChanged, this, &MqttBridge::somethingChanged);
}

MqttBridge::~MqttBridge()
{
    m_client->disconnect(this);
    m_thread->quit();
    if (m_thread->wait(QDeadlineTimer(StopTime))) {
        delete m_thread;
    }
    // Else it waits for a name server or a broker, and the end of the process ends it.
}

void MqttBridge::start()
{
    m_thread->setObjectName(QStringLiteral("mqtt"));
    m_thread->start();
    m_regular.start();
}

void MqttBridge::connected()
{
    m_isConnected = true;
    tell(tr("MQTT: connected to %1 as %2").arg(m_address.host, m_topics.prefix()));
    // The broker may have been started anew, and have forgotten all of it.
    publish({{.topic = m_topics.availability(), .payload = MqttTopics::Online}});
    publish(homeassistant::discovery(m_topics, isSteerable(m_camera)));
    publishState();
}

void MqttBridge::tell(const QString &text)
{
    if (std::exchange(m_told, text) != text) {
        emit connectionChanged(text);
    }
}

void MqttBridge::somethingChanged()
{
    if (m_isConnected && !m_gather.isActive()) {
        m_gather.start();
    }
}

void MqttBridge::publishState()
{
    m_fingerprint = statusFingerprint(m_camera);
    publish({{.topic = m_topics.state(), .payload = statusJson(m_camera)}});
}

void MqttBridge::publish(const QList<MqttMessage> &messages)
{
    QMetaObject::invokeMethod(m_client,
                              [client = m_client, messages] { client->publish(messages); });
}

void MqttBridge::obey(const QString &topic, const QByteArray &payload)
{
    QMetaObject::invokeMethod(m_client, &MqttClient::commandDone);
    const QString words = QString::fromUtf8(payload);
    const auto move = topic == m_topics.turn()
                          ? RemoteSteering::moveOfDirection(words, m_camera.settings().stepDegrees)
                          : RemoteSteering::moveOfQuery(words);
    if (move) {
        m_camera.steering().move(*move);
    } else if (m_quietUntil.hasExpired()) {
        m_quietUntil.setRemainingTime(ComplaintInterval);
        qCWarning(mqttLog).noquote()
            << tr("what was published to %1 is no movement; %2/turn takes left, right, up or down, "
                  "%2/control_servo takes tr=5&el=0")
                   .arg(topic, m_topics.prefix());
    }
}

} // namespace vedette
