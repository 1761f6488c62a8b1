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
    if (m_pending < MaximumPending) {
        ++m_pending;
        emit received(topic, payload);
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
