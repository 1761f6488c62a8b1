// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/MqttAddress.h"
#include "mqtt/MqttTopics.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QThread>
#include <QTimer>

#include <chrono>

namespace vedette {

class MqttClient;

/// A broker, and the one connection to it that all cameras with the same login share: keeps it,
/// says that it is there, and passes on what comes. Lives in the io thread; the connection has a
/// thread of its own.
class MqttBroker : public QObject
{
    Q_OBJECT

public:
    /// How often it says that it is there, and due() comes.
    static constexpr std::chrono::milliseconds Interval{10'000};
    /// How long the end waits for a thread that may be looking up a name. Services are given ten
    /// seconds to end (vedette-server.service).
    static constexpr std::chrono::milliseconds StopTime{3000};
    /// … and without a connection, when nothing is left to be said: the io thread stands meanwhile,
    /// and with it all cameras.
    static constexpr std::chrono::milliseconds StopTimeUnconnected{50};

    /// Of address, the prefix does not count. will: the topic that says whether the connection is
    /// there.
    MqttBroker(MqttAddress address, QString will);
    ~MqttBroker() override;

    void start();
    bool isConnected() const { return m_isConnected; }
    const QString &will() const { return m_will; }
    /// A camera whose topics begin with prefix, and which listens to these.
    void join(const QString &prefix, const QStringList &subscriptions);
    void leave(const QString &prefix, const QStringList &subscriptions);
    /// Lost while there is no connection: connected() then asks for everything again.
    void publish(const QList<vedette::MqttMessage> &messages);

signals:
    /// One line for the user: each piece of news once, until a connection lasts.
    void connectionChanged(const QString &text);
    /// There is a connection, to a broker that may have been restarted and have kept nothing.
    void connected();
    /// Figures that always change are to be published again.
    void due();
    void received(const QString &topic, const QByteArray &payload);

private:
    void accepted();
    void unsubscribe(QStringList topics);
    void sayThatItIsThere();
    void tell(const QString &text);
    QString connectedText() const;
    void tellConnected();

    MqttAddress m_address;
    QString m_will;
    QThread *m_thread;    ///< ours, unless it does not end in time: then its own
    MqttClient *m_client; ///< lives in m_thread, which deletes it when it ends
    bool m_isConnected = false;
    QStringList m_prefixes;      ///< of those who joined
    QStringList m_subscriptions; ///< likewise
    QTimer m_regular{this};
    QTimer m_lasting{this};
    QStringList m_told; ///< since a connection lasted, the newest last
};

} // namespace vedette
