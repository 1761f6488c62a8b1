// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/MqttAddress.h"
#include "mqtt/MqttTopics.h"
#include "steering/TrackedMoves.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QThread>
#include <QTimer>

#include <chrono>

namespace vedette {

class Camera;
class MqttClient;

/// A camera on an MQTT broker: publishes its state and how Home Assistant finds it, and turns it as
/// the broker's other clients say. Is no viewer, so that it lets the camera sleep. Lives in the io
/// thread.
class MqttBridge : public QObject
{
    Q_OBJECT

public:
    /// Changes within this time are published as one.
    static constexpr std::chrono::milliseconds GatherTime{250};
    /// How often it says that it is there, and, while somebody watches, figures that always change
    /// (frame rate, age).
    static constexpr std::chrono::milliseconds Interval{10'000};
    /// Between two warnings about commands that are not valid or have no effect.
    static constexpr std::chrono::minutes WarningInterval{1};
    /// How long the end of the program waits for a thread that may be looking up a name. Services
    /// are given ten seconds to end (vedette-server.service).
    static constexpr std::chrono::milliseconds StopTime{3000};

    /// camera must outlive this object.
    MqttBridge(Camera &camera, MqttAddress address, QObject *parent = nullptr);
    ~MqttBridge() override;

    void start();

signals:
    /// One line for the user: each piece of news once, until a connection lasts.
    void connectionChanged(const QString &text);

private:
    void connected();
    void tell(const QString &text);
    QString connectedText() const;
    void tellConnected();
    void publishRegularly();
    void somethingChanged();
    void publishState();
    void publish(const QList<MqttMessage> &messages);
    void handle(const QString &topic, const QByteArray &payload);
    void warn(const QString &text);

    Camera &m_camera;
    MqttAddress m_address;
    MqttTopics m_topics;
    QThread *m_thread;    ///< ours, unless it does not end in StopTime
    MqttClient *m_client; ///< lives in m_thread, which deletes it when it ends
    bool m_isConnected = false;
    QTimer m_regular{this};
    QTimer m_gather{this};
    QByteArray m_fingerprint; ///< of the state that was published last
    QTimer m_lasting{this};
    QStringList m_told; ///< since a connection lasted, the newest last
    TrackedMoves m_moves;
    QDeadlineTimer m_quietUntil;
};

} // namespace vedette
