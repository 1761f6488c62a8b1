// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mqtt/MqttBridge.h"

#include "camera/Camera.h"
#include "camera/CameraReport.h"
#include "camera/StatusChanges.h"
#include "mqtt/HomeAssistant.h"
#include "mqtt/MqttBroker.h"
#include "mqtt/MqttLog.h"
#include "steering/MountedMotion.h"
#include "steering/MoveText.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

#include <algorithm>
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

/// Who has more of them finds them on the page; each has a place in one message.
constexpr qsizetype MostPresets = 100;

/// What the camera's dialect can set, and whether the camera has it.
QList<ControlEntity> settingsOf(Camera &camera)
{
    QList<ControlEntity> entities;
    if (camera.config().dialect && isSteerable(camera)) {
        const ControlList &list = camera.controls().list();
        for (const CameraControl &control : camera.config().dialect->controls) {
            entities.append({.control = control, .isThere = list.find(control.id) != nullptr});
        }
    }
    return entities;
}

homeassistant::Controls controlsOf(Camera &camera)
{
    const Presets &presets = camera.presets();
    homeassistant::Controls controls{.canTurn = isSteerable(camera),
                                     .canGoHome = presets.homeUnsupported().isEmpty(),
                                     .canPatrol = presets.isSupported(),
                                     .canRecord = camera.recorder() != nullptr,
                                     .hasPosition = camera.steering().position().has_value(),
                                     .presets = {},
                                     .settings = settingsOf(camera)};
    const QList<Preset> listed =
        presets.isSupported() ? presets.book().presets.mid(0, MostPresets) : QList<Preset>();
    for (const Preset &preset : listed) {
        controls.presets += preset.name.isEmpty()
                                ? QString::number(preset.number)
                                : QStringLiteral("%1: %2").arg(preset.number).arg(preset.name);
    }
    return controls;
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
        if (controlsOf(m_camera) != m_controls) {
            announceControls();
        }
        if (statusFingerprint(m_camera) != m_fingerprint) {
            publishState();
        }
    });
    onStatusChange(camera, this, [this] { somethingChanged(); });
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
    QStringList topics = isSteerable(m_camera)
                             ? QStringList{m_topics.turn(), m_topics.controlServo(),
                                           m_topics.home(), m_topics.preset(), m_topics.patrol()}
                             : QStringList();
    for (const ControlEntity &entity : settingsOf(m_camera)) {
        topics += m_topics.control(entity.control.id);
    }
    if (m_camera.recorder() != nullptr) {
        topics += m_topics.record();
    }
    return topics;
}

/// Else the connection's last will speaks for this camera.
bool MqttBridge::sharesConnection() const
{
    return !m_topics.connection().isEmpty();
}

void MqttBridge::announce()
{
    sayThatItIsThere();
    announceControls();
    publishState();
    // Who is on the broker sees how the camera is set, and cannot ask.
    m_camera.controls().look();
}

void MqttBridge::announceControls()
{
    m_controls = controlsOf(m_camera);
    m_broker->publish(
        homeassistant::discovery(m_topics, m_camera.config().cameraName(), m_controls));
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

bool MqttBridge::handleControl(const QString &topic, const QByteArray &payload)
{
    const QList<ControlEntity> entities = settingsOf(m_camera);
    const auto entity =
        std::find_if(entities.cbegin(), entities.cend(), [&](const ControlEntity &candidate) {
            return topic == m_topics.control(candidate.control.id);
        });
    if (entity == entities.cend()) {
        return false;
    }
    if (const auto value = entity->valueOf(payload)) {
        m_camera.controls().set(
            entity->control.id, *value, [self = QPointer(this)](const ServoReply &reply) {
                if (self && reply.outcome != ServoReply::Outcome::Moved &&
                    reply.outcome != ServoReply::Outcome::Superseded) {
                    self->warn(tr("the camera was not set: %1").arg(reply.text));
                }
            });
    } else {
        warn(tr("what was published to %1 is nothing that it can be set to").arg(topic));
    }
    return true;
}

/// As Home Assistant's switches say it.
void MqttBridge::record(const QByteArray &payload)
{
    Recorder *const recorder = m_camera.recorder();
    if (recorder == nullptr) {
        warn(tr("the camera is not recorded: there is no folder for recordings"));
    } else if (payload == "ON") {
        recorder->start();
    } else if (payload == "OFF") {
        recorder->stop();
    } else {
        warn(tr("what was published to %1 is no command; it takes ON and OFF")
                 .arg(m_topics.record()));
    }
}

void MqttBridge::handle(const QString &topic, const QByteArray &payload)
{
    if (handleControl(topic, payload)) {
        return;
    }
    if (topic == m_topics.record()) {
        record(payload);
        return;
    }
    const QString words = QString::fromUtf8(payload);
    const SteeredBy::Asking asking(m_camera.steeredBy(), {.kind = Steerer::Kind::Mqtt});
    if (topic == m_topics.turn() || topic == m_topics.controlServo()) {
        turn(topic, words);
    } else {
        handlePlace(topic, words); // or another camera's
    }
}

void MqttBridge::turn(const QString &topic, const QString &words)
{
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

/// If topic is one for home, presets or the patrol.
void MqttBridge::handlePlace(const QString &topic, const QString &words)
{
    Presets &presets = m_camera.presets();
    // The camera may outlive its bridge.
    const PresetDone done = [self = QPointer(this)](const PresetResult &result) {
        if (self && !result.text.isEmpty()) {
            self->warn(tr("the camera was not turned: %1").arg(result.text));
        }
    };
    if (topic == m_topics.home()) {
        presets.goHome(done);
    } else if (topic == m_topics.preset()) {
        presets.goTo(presets.numberOf(words), done);
    } else if (topic == m_topics.patrol() && words == QLatin1String("start")) {
        done(m_camera.patrol().start());
    } else if (topic == m_topics.patrol() && words == QLatin1String("stop")) {
        done(m_camera.patrol().stop());
    } else if (topic == m_topics.patrol()) {
        warn(tr("what was published to %1 is no command; it takes start and stop").arg(topic));
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

#include "moc_MqttBridge.cpp"
