// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mqtt/MqttClient.h"

#include <utility>

namespace vedette {

MqttClient::MqttClient(MqttOptions options)
    : m_options(std::move(options))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &MqttClient::start);
}

MqttClient::~MqttClient() = default;

void MqttClient::start()
{
    m_session = new MqttSession(m_options, m_speaksVersion5, this);
    connect(m_session, &MqttSession::accepted, this, &MqttClient::accepted);
    connect(m_session, &MqttSession::received, this, &MqttClient::take);
    connect(m_session, &MqttSession::ended, this, &MqttClient::ended);
    m_session->open();
}

void MqttClient::subscribe(const QStringList &topics)
{
    QStringList more = topics;
    more.removeIf([this](const QString &topic) { return m_options.subscriptions.contains(topic); });
    m_options.subscriptions += more;
    if (m_session != nullptr) {
        m_session->subscribe(more);
    }
}

void MqttClient::unsubscribe(const QStringList &topics)
{
    for (const QString &topic : topics) {
        m_options.subscriptions.removeAll(topic);
        m_pending.remove(topic);
    }
    if (m_session != nullptr) {
        m_session->unsubscribe(topics);
    }
}

void MqttClient::publish(const QList<MqttMessage> &messages)
{
    for (const MqttMessage &message : messages) {
        // The first that fails ends the session.
        if (m_session != nullptr) {
            m_session->publish(message);
        }
    }
}

void MqttClient::accepted()
{
    emit connected();
}

void MqttClient::take(const QString &topic, const QByteArray &payload)
{
    // A broker may send what nobody asked for.
    if (!m_options.subscriptions.contains(topic)) {
        return;
    }
    int &pending = m_pending[topic];
    if (pending < MaximumPending) {
        ++pending;
        emit received(topic, payload);
    }
}

void MqttClient::commandDone(const QString &topic)
{
    // None is left of a topic that was unsubscribed from meanwhile.
    const auto pending = m_pending.find(topic);
    if (pending != m_pending.end() && *pending > 0) {
        --*pending;
    }
}

void MqttClient::ended(const QString &reason)
{
    MqttSession *const session = std::exchange(m_session, nullptr);
    session->deleteLater();
    m_speaksVersion5 = !session->isVersionRefused();
    if (!m_speaksVersion5) {
        m_retry.start(std::chrono::milliseconds(0));
        return;
    }
    if (session->age() > LastingTime) {
        m_backoff.reset();
    }
    emit lost(reason);
    m_retry.start(m_backoff.next());
}

} // namespace vedette

#include "moc_MqttClient.cpp"
