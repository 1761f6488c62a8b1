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

    /// connection: where several cameras share a connection, the topic that says whether it is
    /// there; empty: availability() says so.
    explicit MqttTopics(QString prefix, QString connection = {})
        : m_prefix(std::move(prefix))
        , m_connection(std::move(connection))
    {
    }
    /// That topic for cameras like the one of this prefix and id: beside the camera when its own
    /// is named after it, as server.env's is for each, else below it.
    static QString connectionBeside(const QString &prefix, const QString &id)
    {
        const QString level = QLatin1Char('/') + id;
        return connectionBelow(prefix.endsWith(level) ? prefix.chopped(level.size()) : prefix);
    }
    static QString connectionBelow(const QString &prefix)
    {
        return prefix + QStringLiteral("/connection");
    }

    const QString &prefix() const { return m_prefix; }
    const QString &connection() const { return m_connection; }
    QString availability() const { return m_prefix + QStringLiteral("/availability"); }
    QString state() const { return m_prefix + QStringLiteral("/state"); }
    QString turn() const { return m_prefix + QStringLiteral("/turn"); }
    /// Where a control is set, below which its id stands.
    QString control(const QString &id) const { return m_prefix + QStringLiteral("/control/") + id; }
    QString controlServo() const { return m_prefix + QStringLiteral("/control_servo"); }
    QString home() const { return m_prefix + QStringLiteral("/home"); }
    QString preset() const { return m_prefix + QStringLiteral("/preset"); }
    QString record() const { return m_prefix + QStringLiteral("/record"); }
    QString patrol() const { return m_prefix + QStringLiteral("/patrol"); }

private:
    QString m_prefix;
    QString m_connection;
};

} // namespace vedette
