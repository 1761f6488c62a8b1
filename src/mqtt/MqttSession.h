// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/MqttAddress.h"
#include "mqtt/MqttTopics.h"

#include <QObject>
#include <QSocketNotifier>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

struct mosquitto;
struct mosquitto_message;

namespace vedette {

/// Where to connect to, and what to say and ask for there. A value.
struct MqttOptions
{
    MqttAddress address;
    MqttMessage will; ///< the broker publishes it when the connection ends, however it ends
    QStringList subscriptions; ///< at first
};

/// One connection to a broker, from the first attempt to its end; then another object is made.
/// Drives libmosquitto by the event loop of its thread: libmosquitto's own loop uses select(),
/// which ends at descriptor 1023, and a server with a thousand viewers is beyond that.
class MqttSession : public QObject
{
    Q_OBJECT

public:
    /// The broker takes us for lost after one and a half of this, and we the broker.
    static constexpr std::chrono::seconds KeepAlive{30};
    /// From the open socket to the broker's consent, TLS included; 10 s is long for any network.
    static constexpr std::chrono::milliseconds ConsentTime{10'000};
    /// What a broker that knows MQTT 5 may send at once: a topic and a command have room, and
    /// whoever publishes megabytes does not fill our memory.
    static constexpr quint32 MaximumPacketBytes = 4096;
    /// The longest command; the firmware's own queries have 49 characters.
    static constexpr int MaximumPayloadBytes = 64;

    MqttSession(MqttOptions options, bool speaksVersion5, QObject *parent);
    /// Closes without saying so (DISCONNECT), so that the broker publishes the last will.
    ~MqttSession() override;

    /// Blocks while the name is looked up and the broker does not answer, which may take minutes;
    /// ended() may come from within.
    void open();
    /// Asks for what is published to topics, or for that no longer.
    void subscribe(const QStringList &topics);
    void unsubscribe(const QStringList &topics);
    /// Kept by the broker (retained); at most once, since a newer one follows. Lost before the
    /// broker's consent.
    void publish(const MqttMessage &message);
    /// The broker may know no MQTT 5: it said so, which newer libmosquitto takes for nonsense, or
    /// hung up on it, as old ones do.
    bool isVersionRefused() const;
    /// How long the broker has served us; 0 before its consent.
    std::chrono::milliseconds age() const;

signals:
    void accepted();
    /// Something came that was published just now; of what is longer than MaximumPayloadBytes, the
    /// payload is empty.
    void received(const QString &topic, const QByteArray &payload);
    /// The last signal. A sentence without full stop.
    void ended(const QString &reason);

private:
    int configure();
    void listen();
    bool isInHandshake() const;
    void watch();
    void readyToRead();
    void readyToWrite();
    void settle(int code, int systemError);
    void end(const QString &reason);
    void consented(int reason);
    int ask(const QString &topic);
    void take(const mosquitto_message &message);

    MqttOptions m_options;
    bool m_speaksVersion5;
    std::unique_ptr<mosquitto, void (*)(mosquitto *)> m_mosquitto;
    std::unique_ptr<QSocketNotifier> m_reading;
    std::unique_ptr<QSocketNotifier> m_writing;
    QTimer m_housekeeping{this};
    QTimer m_deadline{this};
    QString m_tlsError;
    int m_refusal = 0;
    std::optional<std::chrono::steady_clock::time_point> m_consent;
    bool m_isMisunderstood = false; ///< before the consent, on either side
    bool m_hasEnded = false;
};

} // namespace vedette
