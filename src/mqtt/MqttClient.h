// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Backoff.h"
#include "mqtt/MqttSession.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

namespace vedette {

/// Stays connected to a broker: one session after another, with back-off in between. Lives in a
/// thread of its own, because looking up a name and connecting block it; others reach it by queued
/// calls and signals.
class MqttClient : public QObject
{
    Q_OBJECT

public:
    /// Commands of one topic that were passed on and not yet carried out; more at once than this is
    /// a flood, and is dropped before it fills the memory, or delays other cameras' commands.
    static constexpr int MaximumPending = 32;
    /// A connection that lasted longer was a good one. What ends earlier may end so each time, by
    /// something that we say to the broker.
    static constexpr std::chrono::milliseconds LastingTime = Backoff::Longest;

    explicit MqttClient(MqttOptions options);
    ~MqttClient() override;

    void start();
    /// From now on, in each session. Topics without wildcards.
    void subscribe(const QStringList &topics);
    void unsubscribe(const QStringList &topics);
    /// Lost when there is no connection: connected() then asks for everything again.
    void publish(const QList<vedette::MqttMessage> &messages);
    /// What came with received() has been carried out.
    void commandDone(const QString &topic);

signals:
    void connected();
    /// Tries again by itself. A sentence without full stop.
    void lost(const QString &reason);
    void received(const QString &topic, const QByteArray &payload);

private:
    void accepted();
    void take(const QString &topic, const QByteArray &payload);
    void ended(const QString &reason);

    MqttOptions m_options;
    bool m_speaksVersion5 = true; ///< but once after a broker refused it
    Backoff m_backoff;
    QTimer m_retry{this};
    MqttSession *m_session = nullptr; ///< a child
    QHash<QString, int> m_pending;    ///< by topic, of those subscribed to
};

} // namespace vedette
