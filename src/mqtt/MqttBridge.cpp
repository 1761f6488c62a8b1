// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mqtt/MqttBridge.h"

#include "camera/Camera.h"
#include "camera/CameraReport.h"
#include "mqtt/HomeAssistant.h"
#include "mqtt/MqttClient.h"
#include "mqtt/MqttLog.h"
#include "steering/MountedMotion.h"
#include "steering/MoveText.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace vedette {

namespace {

bool isSteerable(const Camera &camera)
{
    return !camera.config().servoUrl.isEmpty();
}

/// A move in the servos' own axes, as Steering takes it; nothing when the words are none.
std::optional<Move> rawMove(const QString &words, const Camera &camera)
{
    const auto ofCamera = moveOfQuery(words);
    return ofCamera ? std::optional(shownMove(*ofCamera, camera.config().mounting)) : ofCamera;
}

/// The state that stays on the broker: nobody watches a camera that nobody shares.
QByteArray lastState(Camera &camera)
{
    QJsonObject state = QJsonDocument::fromJson(statusJson(camera)).object();
    state[QLatin1String("state")] = QStringLiteral("idle");
    state[QLatin1String("reason")] = QString();
    state[QLatin1String("live")] = false;
    state[QLatin1String("viewers")] = 0;
    state[QLatin1String("fps")] = 0;
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
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
    , m_moves(camera.steering())
{
    m_client->moveToThread(m_thread);
    connect(m_thread, &QThread::started, m_client, &MqttClient::start);
    connect(m_thread, &QThread::finished, m_client, &QObject::deleteLater);
    connect(m_client, &MqttClient::connected, this, &MqttBridge::connected);
    connect(m_client, &MqttClient::received, this, &MqttBridge::handle);
    connect(m_client, &MqttClient::lost, this, [this](const QString &reason) {
        m_isConnected = false;
        m_lasting.stop();
        tell(tr("MQTT: %1; trying again").arg(reason));
    });
    m_lasting.setInterval(MqttClient::LastingTime);
    m_lasting.setSingleShot(true);
    connect(&m_lasting, &QTimer::timeout, this, &MqttBridge::tellConnected);
    m_regular.setInterval(Interval);
    connect(&m_regular, &QTimer::timeout, this, &MqttBridge::publishRegularly);
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
    connect(&camera, &Camera::mountingChanged, this, &MqttBridge::somethingChanged);
}

MqttBridge::~MqttBridge()
{
    m_client->disconnect(this);
    const MqttMessage last{.topic = m_topics.state(), .payload = lastState(m_camera)};
    QMetaObject::invokeMethod(m_client, [client = m_client, thread = m_thread, last] {
        client->publish({last});
        thread->quit();
    });
    if (m_thread->wait(QDeadlineTimer(StopTime))) {
        delete m_thread;
    }
    // Else it waits for a name server or a broker, and the end of the process ends it.
}

void MqttBridge::start()
{
    emit connectionChanged(
        tr("MQTT: connecting to %1, port %2").arg(m_address.host).arg(m_address.port));
    m_thread->setObjectName(QStringLiteral("mqtt"));
    m_thread->start();
    m_regular.start();
}

void MqttBridge::connected()
{
    m_isConnected = true;
    if (!m_told.contains(connectedText())) {
        tellConnected();
    }
    m_lasting.start();
    // The broker may have been restarted, and have kept none of it.
    publish({{.topic = m_topics.availability(), .payload = MqttTopics::Online}});
    publish(
        homeassistant::discovery(m_topics, m_camera.config().cameraName(), isSteerable(m_camera)));
    publishState();
}

void MqttBridge::tell(const QString &text)
{
    if (!m_told.contains(text)) {
        m_told.append(text);
        emit connectionChanged(text);
    }
}

QString MqttBridge::connectedText() const
{
    return tr("MQTT: connected to %1 as %2").arg(m_address.host, m_topics.prefix());
}

/// From here on, whatever happens is news again.
void MqttBridge::tellConnected()
{
    const QString text = connectedText();
    if (m_told.isEmpty() || m_told.constLast() != text) {
        emit connectionChanged(text);
    }
    m_told = {text};
}

void MqttBridge::publishRegularly()
{
    if (!m_isConnected) {
        return;
    }
    // The last will of an earlier connection, which the broker gives up late, would stay for ever.
    publish({{.topic = m_topics.availability(), .payload = MqttTopics::Online}});
    if (m_camera.hub().viewerCount() > 0) {
        publishState();
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

void MqttBridge::handle(const QString &topic, const QByteArray &payload)
{
    QMetaObject::invokeMethod(m_client, &MqttClient::commandDone);
    const QString words = QString::fromUtf8(payload);
    const auto move = topic == m_topics.turn()
                          ? moveOfDirection(words, m_camera.config().stepDegrees)
                          : rawMove(words, m_camera);
    if (move) {
        m_moves.move(*move, [this](const ServoReply &reply) {
            if (reply.outcome != ServoReply::Outcome::Moved) {
                warn(tr("the camera was not turned: %1").arg(reply.text));
            }
        });
    } else {
        warn(tr("what was published to %1 is no movement; %2/turn takes left, right, up or down, "
                "%2/control_servo takes tr=5&el=0")
                 .arg(topic, m_topics.prefix()));
    }
}

void MqttBridge::warn(const QString &text)
{
    if (m_quietUntil.hasExpired()) {
        m_quietUntil.setRemainingTime(WarningInterval);
        qCWarning(mqttLog).noquote() << text;
    }
}

} // namespace vedette
