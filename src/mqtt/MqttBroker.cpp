// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mqtt/MqttBroker.h"

#include "base/OtherThread.h"
#include "mqtt/MqttClient.h"

#include <utility>

namespace vedette {

MqttBroker::MqttBroker(MqttAddress address, QString will)
    : m_address(std::move(address))
    , m_will(std::move(will))
    , m_thread(new QThread)
    , m_client(new MqttClient({.address = m_address,
                               .will = {.topic = m_will, .payload = MqttTopics::Offline},
                               .subscriptions = {}}))
{
    m_client->moveToThread(m_thread);
    connect(m_thread, &QThread::started, m_client, &MqttClient::start);
    connect(m_thread, &QThread::finished, m_client, &QObject::deleteLater);
    connect(m_client, &MqttClient::connected, this, &MqttBroker::accepted);
    connect(m_client, &MqttClient::received, this,
            [this](const QString &topic, const QByteArray &payload) {
                QMetaObject::invokeMethod(
                    m_client, [client = m_client, topic] { client->commandDone(topic); });
                emit received(topic, payload);
            });
    connect(m_client, &MqttClient::lost, this, [this](const QString &reason) {
        m_isConnected = false;
        m_lasting.stop();
        tell(tr("MQTT: %1; trying again").arg(reason));
    });
    m_lasting.setInterval(MqttClient::LastingTime);
    m_lasting.setSingleShot(true);
    connect(&m_lasting, &QTimer::timeout, this, &MqttBroker::tellConnected);
    m_regular.setInterval(Interval);
    connect(&m_regular, &QTimer::timeout, this, [this] {
        if (m_isConnected) {
            sayThatItIsThere();
            emit due();
        }
    });
}

MqttBroker::~MqttBroker()
{
    m_client->disconnect(this);
    // Behind what was published last.
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
    if (endThread(*m_thread, *m_client, {},
                  QDeadlineTimer(m_isConnected ? StopTime : StopTimeUnconnected))) {
        delete m_thread;
    }
    // Else it waits for a name server or a broker, perhaps until the end of the process.
}

void MqttBroker::start()
{
    emit connectionChanged(
        tr("MQTT: connecting to %1, port %2").arg(m_address.host).arg(m_address.port));
    m_thread->setObjectName(QStringLiteral("mqtt"));
    m_thread->start();
    m_regular.start();
}

void MqttBroker::join(const QString &prefix, const QStringList &subscriptions)
{
    m_prefixes.append(prefix);
    m_subscriptions += subscriptions;
    QMetaObject::invokeMethod(
        m_client, [client = m_client, subscriptions] { client->subscribe(subscriptions); });
}

void MqttBroker::leave(const QString &prefix, const QStringList &subscriptions)
{
    m_prefixes.removeOne(prefix);
    for (const QString &topic : subscriptions) {
        m_subscriptions.removeOne(topic);
    }
    // Not when the connection is about to end: closing it before the broker's answer was read would
    // reset it, and what was published last would be lost. Nor when a camera joins again at once.
    QTimer::singleShot(0, this, [this, subscriptions] { unsubscribe(subscriptions); });
}

void MqttBroker::unsubscribe(QStringList topics)
{
    topics.removeIf([this](const QString &topic) { return m_subscriptions.contains(topic); });
    QMetaObject::invokeMethod(m_client,
                              [client = m_client, topics] { client->unsubscribe(topics); });
}

void MqttBroker::publish(const QList<MqttMessage> &messages)
{
    QMetaObject::invokeMethod(m_client,
                              [client = m_client, messages] { client->publish(messages); });
}

void MqttBroker::accepted()
{
    m_isConnected = true;
    if (!m_told.contains(connectedText())) {
        tellConnected();
    }
    m_lasting.start();
    sayThatItIsThere();
    emit connected();
}

/// Again and again: the last will of an earlier connection, which the broker gives up late, would
/// stay for ever.
void MqttBroker::sayThatItIsThere()
{
    publish({{.topic = m_will, .payload = MqttTopics::Online}});
}

void MqttBroker::tell(const QString &text)
{
    if (!m_told.contains(text)) {
        m_told.append(text);
        emit connectionChanged(text);
    }
}

QString MqttBroker::connectedText() const
{
    return m_prefixes.size() == 1
               ? tr("MQTT: connected to %1 as %2").arg(m_address.host, m_prefixes.constFirst())
               : tr("MQTT: connected to %1 with %2 cameras")
                     .arg(m_address.host, QString::number(m_prefixes.size()));
}

/// From here on, whatever happens is news again.
void MqttBroker::tellConnected()
{
    const QString text = connectedText();
    if (m_told.isEmpty() || m_told.constLast() != text) {
        emit connectionChanged(text);
    }
    m_told = {text};
}

} // namespace vedette

#include "moc_MqttBroker.cpp"
