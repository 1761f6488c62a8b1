// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mqtt/HomeAssistant.h"

#include "stream/StreamStatus.h"
#include "Version.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>

#include <array>

#include <utility>

namespace vedette::homeassistant {

namespace {

/// Where Home Assistant looks, unless its user changed it.
constexpr QLatin1String DiscoveryPrefix("homeassistant");

/// Characters of a hash, in hexadecimal; a home's few cameras are told apart by fewer.
constexpr qsizetype HashLength = 8;

/// No other program's and no other camera's, and of the characters that a level of a discovery
/// topic may have.
QString identifierOf(const QString &prefix)
{
    const QString whole =
        prefix.startsWith(QLatin1String("vedette/")) ? prefix : QStringLiteral("vedette_") + prefix;
    QString id = whole;
    for (QChar &c : id) {
        const bool isAllowed = (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
                               (c >= QLatin1Char('A') && c <= QLatin1Char('Z')) ||
                               (c >= QLatin1Char('0') && c <= QLatin1Char('9')) ||
                               c == QLatin1Char('-');
        if (!isAllowed) {
            c = QLatin1Char('_');
        }
    }
    // "a/b" and "a_b" are two cameras.
    if (id != whole) {
        id += QLatin1Char('_') +
              QString::fromLatin1(
                  QCryptographicHash::hash(prefix.toUtf8(), QCryptographicHash::Sha256)
                      .toHex()
                      .left(HashLength));
    }
    return id;
}

QJsonArray stateNames()
{
    QJsonArray names;
    const QMetaEnum states = QMetaEnum::fromType<StreamState>();
    for (int i = 0; i < states.keyCount(); ++i) {
        names.append(QString::fromLatin1(states.key(i)).toLower());
    }
    return names;
}

/// Makes the messages of one camera, whose entities share all but a few fields.
class Device
{
public:
    Device(const MqttTopics &topics, QString name)
        : m_topics(topics)
        , m_name(std::move(name))
        , m_id(identifierOf(topics.prefix()))
    {
    }

    MqttMessage message(const QString &component, const QString &name, QJsonObject fields) const
    {
        fields.insert(QStringLiteral("unique_id"), m_id + QLatin1Char('_') + name);
        insertAvailability(fields);
        fields.insert(QStringLiteral("device"),
                      QJsonObject{{QStringLiteral("identifiers"), QJsonArray{m_id}},
                                  {QStringLiteral("name"), m_name},
                                  {QStringLiteral("manufacturer"), QStringLiteral("Vedette")},
                                  {QStringLiteral("model"), QStringLiteral("vedette-server")},
                                  {QStringLiteral("sw_version"), QLatin1String(Version)}});
        fields.insert(QStringLiteral("origin"),
                      QJsonObject{{QStringLiteral("name"), QStringLiteral("Vedette")},
                                  {QStringLiteral("sw_version"), QLatin1String(Version)}});
        return {.topic = topicOf(component, name),
                .payload = QJsonDocument(fields).toJson(QJsonDocument::Compact)};
    }
    /// An entity that shows part of the state.
    MqttMessage shown(const QString &component, const QString &name, const QString &valueTemplate,
                      QJsonObject fields) const
    {
        fields.insert(QStringLiteral("state_topic"), m_topics.state());
        fields.insert(QStringLiteral("value_template"), valueTemplate);
        return message(component, name, fields);
    }
    MqttMessage button(const QString &direction, bool isSteerable) const
    {
        const QString name = QStringLiteral("turn_") + direction;
        if (!isSteerable) {
            return {.topic = topicOf(QStringLiteral("button"), name), .payload = {}};
        }
        return message(
            QStringLiteral("button"), name,
            {{QStringLiteral("name"), QStringLiteral("Turn ") + direction},
             {QStringLiteral("icon"), QStringLiteral("mdi:arrow-%1-bold").arg(direction)},
             {QStringLiteral("command_topic"), m_topics.turn()},
             {QStringLiteral("payload_press"), direction}});
    }

private:
    /// A camera that shares its connection is there while both are.
    void insertAvailability(QJsonObject &fields) const
    {
        const QString topic = QStringLiteral("topic");
        if (m_topics.connection().isEmpty()) {
            fields.insert(QStringLiteral("availability_topic"), m_topics.availability());
            return;
        }
        fields.insert(QStringLiteral("availability"),
                      QJsonArray{QJsonObject{{topic, m_topics.connection()}},
                                 QJsonObject{{topic, m_topics.availability()}}});
        fields.insert(QStringLiteral("availability_mode"), QStringLiteral("all"));
    }
    QString topicOf(const QString &component, const QString &name) const
    {
        return QStringLiteral("%1/%2/%3/%4/config").arg(DiscoveryPrefix, component, m_id, name);
    }

    MqttTopics m_topics;
    QString m_name;
    QString m_id;
};

} // namespace

QList<MqttMessage> discovery(const MqttTopics &topics, const QString &cameraName, bool isSteerable)
{
    const Device device(topics, cameraName);
    const QString sensor = QStringLiteral("sensor");
    const QString name = QStringLiteral("name");
    const QString icon = QStringLiteral("icon");
    const QString stateClass = QStringLiteral("state_class");
    const QString measurement = QStringLiteral("measurement");
    QList<MqttMessage> messages{
        device.shown(QStringLiteral("binary_sensor"), QStringLiteral("live"),
                     QStringLiteral("{{ 'ON' if value_json.live else 'OFF' }}"),
                     {{name, QStringLiteral("Live")}, {icon, QStringLiteral("mdi:cctv")}}),
        device.shown(sensor, QStringLiteral("state"), QStringLiteral("{{ value_json.state }}"),
                     {{name, QStringLiteral("State")},
                      {QStringLiteral("device_class"), QStringLiteral("enum")},
                      {QStringLiteral("options"), stateNames()}}),
        device.shown(sensor, QStringLiteral("viewers"), QStringLiteral("{{ value_json.viewers }}"),
                     {{name, QStringLiteral("Viewers")},
                      {icon, QStringLiteral("mdi:eye")},
                      {stateClass, measurement}}),
        device.shown(sensor, QStringLiteral("fps"), QStringLiteral("{{ value_json.fps }}"),
                     {{name, QStringLiteral("Frame rate")},
                      {QStringLiteral("unit_of_measurement"), QStringLiteral("fps")},
                      {stateClass, measurement}}),
    };
    for (const char *direction : std::array{"left", "right", "up", "down"}) {
        messages += device.button(QLatin1String(direction), isSteerable);
    }
    return messages;
}

} // namespace vedette::homeassistant
