// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <utility>

namespace vedette {

/// What is published, and kept by the broker for those who come later (retained). A value.
struct MqttMessage
{
    QString topic;
    QByteArray payload;
};

/// A camera's topics, as docs/mqtt.md has them.
class MqttTopics
{
public:
    static constexpr auto Online = "online";
    static constexpr auto Offline = "offline"; ///< also the last will

    explicit MqttTopics(QString prefix)
        : m_prefix(std::move(prefix))
    {
    }

    const QString &prefix() const { return m_prefix; }
    QString availability() const { return m_prefix + QStringLiteral("/availability"); }
    QString state() const { return m_prefix + QStringLiteral("/state"); }
    QString turn() const { return m_prefix + QStringLiteral("/turn"); }
    QString controlServo() const { return m_prefix + QStringLiteral("/control_servo"); }

private:
    QString m_prefix;
};

} // namespace vedette
