// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mqtt/MqttBridge.h"

#include "camera/Camera.h"
#include "camera/CameraReport.h"
#include "mqtt/HomeAssistant.h"
#include "mqtt/MqttBroker.h"
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

MqttBridge::MqttBridge(Camera &camera, MqttTopics topics, std::shared_ptr<MqttBroker> broker)
    : m_camera(camera)
    , m_topics(std::move(topics))
    , m_broker(std::move(broker))
    , m_moves(camera.steering())
{
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
    connect(m_broker.get(), &MqttBroker::connected, this, &MqttBridge::announce);
    connect(m_broker.get(), &MqttBroker::received, this, &MqttBridge::handle);
    connect(m_broker.get(), &MqttBroker::due, this, [this] {
        sayThatItIsThere();
        if (m_camera.hub().viewerCount() > 0) {
            publishState();
        }
    });
    m_broker->join(m_topics.prefix(), subscriptions());
    if (m_broker->isConnected()) {
        announce();
    }
}

MqttBridge::~MqttBridge()
{
    QList<MqttMessage> last{{.topic = m_topics.state(), .payload = lastState(m_camera)}};
    if (sharesConnection()) {
        last.append({.topic = m_topics.availability(), .payload = MqttTopics::Offline});
    }
    m_broker->publish(last);
    m_broker->leave(m_topics.prefix(), subscriptions());
}

QStringList MqttBridge::subscriptions() const
{
    return isSteerable(m_camera) ? QStringList{m_topics.turn(), m_topics.controlServo()}
                                 : QStringList();
}

/// Else the connection's last will speaks for this camera.
bool MqttBridge::sharesConnection() const
{
    return !m_topics.connection().isEmpty();
}

void MqttBridge::announce()
{
    sayThatItIsThere();
    m_broker->publish(
        homeassistant::discovery(m_topics, m_camera.config().cameraName(), isSteerable(m_camera)));
    publishState();
}

void MqttBridge::sayThatItIsThere()
{
    if (sharesConnection()) {
        m_broker->publish({{.topic = m_topics.availability(), .payload = MqttTopics::Online}});
    }
}

void MqttBridge::somethingChanged()
{
    if (m_broker->isConnected() && !m_gather.isActive()) {
        m_gather.start();
    }
}

void MqttBridge::publishState()
{
    m_fingerprint = statusFingerprint(m_camera);
    m_broker->publish({{.topic = m_topics.state(), .payload = statusJson(m_camera)}});
}

void MqttBridge::handle(const QString &topic, const QByteArray &payload)
{
    const bool isDirection = topic == m_topics.turn();
    if (!isDirection && topic != m_topics.controlServo()) {
        return; // another camera's
    }
    const QString words = QString::fromUtf8(payload);
    const auto move = isDirection ? moveOfDirection(words, m_camera.config().stepDegrees)
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
