// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mqtt/HomeAssistant.h"
#include "mqtt/MqttTopics.h"
#include "steering/presets/PresetResult.h"
#include "steering/TrackedMoves.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <memory>

namespace vedette {

class Camera;
class MqttBroker;

/// A camera on an MQTT broker: publishes its state and how Home Assistant finds it, and turns it as
/// the broker's other clients say. Is no viewer, so that it lets the camera sleep. Lives in the io
/// thread.
class MqttBridge : public QObject
{
    Q_OBJECT

public:
    /// Changes within this time are published as one.
    static constexpr std::chrono::milliseconds GatherTime{250};
    /// Between two warnings about commands that are not valid or have no effect.
    static constexpr std::chrono::minutes WarningInterval{1};

    /// camera must outlive this object. The connection ends with the last who shares broker.
    MqttBridge(Camera &camera, MqttTopics topics, std::shared_ptr<MqttBroker> broker);
    ~MqttBridge() override;

private:
    QStringList subscriptions() const;
    bool sharesConnection() const;
    void announce();
    void announceControls();
    void sayThatItIsThere();
    void somethingChanged();
    void publishState();
    void handle(const QString &topic, const QByteArray &payload);
    /// False when topic is none of the camera's controls.
    bool handleControl(const QString &topic, const QByteArray &payload);
    void handlePlace(const QString &topic, const QString &words);
    void record(const QByteArray &payload);
    void turn(const QString &topic, const QString &words);
    void warn(const QString &text);

    Camera &m_camera;
    MqttTopics m_topics;
    std::shared_ptr<MqttBroker> m_broker;
    QTimer m_gather{this};
    QByteArray m_fingerprint;           ///< of the state that was published last
    homeassistant::Controls m_controls; ///< as they were announced last
    TrackedMoves m_moves;
    QDeadlineTimer m_quietUntil;
};

} // namespace vedette
