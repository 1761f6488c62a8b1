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
    /// One that somebody uses; where the camera cannot, it is taken away.
    MqttMessage control(const QString &component, const QString &name, bool isThere,
                        const QJsonObject &fields) const
    {
        return isThere ? message(component, name, fields)
                       : MqttMessage{.topic = topicOf(component, name), .payload = {}};
    }
    MqttMessage button(const QString &name, bool isThere, const QString &label, const QString &icon,
                       const QString &topic, const QString &payload) const
    {
        return control(QStringLiteral("button"), name, isThere,
                       {{QStringLiteral("name"), label},
                        {QStringLiteral("icon"), icon},
                        {QStringLiteral("command_topic"), topic},
                        {QStringLiteral("payload_press"), payload}});
    }
    QList<MqttMessage> buttons(const Controls &controls) const
    {
        QList<MqttMessage> messages;
        for (const char *const way : std::array{"left", "right", "up", "down"}) {
            const QString direction = QLatin1String(way);
            messages += button(QStringLiteral("turn_") + direction, controls.canTurn,
                               QStringLiteral("Turn ") + direction,
                               QStringLiteral("mdi:arrow-%1-bold").arg(direction), m_topics.turn(),
                               direction);
        }
        messages += button(QStringLiteral("home"), controls.canGoHome, QStringLiteral("Home"),
                           QStringLiteral("mdi:home"), m_topics.home(), QStringLiteral("go"));
        messages += button(QStringLiteral("patrol_start"), controls.canPatrol,
                           QStringLiteral("Start patrol"), QStringLiteral("mdi:play"),
                           m_topics.patrol(), QStringLiteral("start"));
        messages +=
            button(QStringLiteral("patrol_stop"), controls.canPatrol, QStringLiteral("Stop patrol"),
                   QStringLiteral("mdi:stop"), m_topics.patrol(), QStringLiteral("stop"));
        return messages;
    }
    /// Degrees to the right and up.
    QList<MqttMessage> position(bool isThere) const
    {
        QList<MqttMessage> messages;
        for (const auto &[axis, name] : {std::pair{"pan", "Pan"}, std::pair{"tilt", "Tilt"}}) {
            const QString part = QLatin1String(axis);
            messages += control(QStringLiteral("sensor"), part, isThere,
                                {{QStringLiteral("name"), QLatin1String(name)},
                                 {QStringLiteral("icon"), QStringLiteral("mdi:angle-acute")},
                                 {QStringLiteral("unit_of_measurement"), QStringLiteral("°")},
                                 {QStringLiteral("state_topic"), m_topics.state()},
                                 {QStringLiteral("value_template"),
                                  QStringLiteral("{{ value_json.position.%1 }}").arg(part)}});
        }
        return messages;
    }
    QList<MqttMessage> recording(bool isThere) const
    {
        const QString name = QStringLiteral("name");
        const QString state = QStringLiteral("state_topic");
        const QString value = QStringLiteral("value_template");
        return {
            control(QStringLiteral("switch"), QStringLiteral("record"), isThere,
                    {{name, QStringLiteral("Record")},
                     {QStringLiteral("icon"), QStringLiteral("mdi:record-rec")},
                     {QStringLiteral("command_topic"), m_topics.record()},
                     {state, m_topics.state()},
                     {value, QStringLiteral("{{ 'ON' if value_json.recording.on else 'OFF' }}")}}),
            control(QStringLiteral("binary_sensor"), QStringLiteral("recording_problem"), isThere,
                    {{name, QStringLiteral("Recording problem")},
                     {QStringLiteral("device_class"), QStringLiteral("problem")},
                     {state, m_topics.state()},
                     {value,
                      QStringLiteral("{{ 'ON' if value_json.recording.problem else 'OFF' }}")}})};
    }
    /// A list to choose from; the number is what is published.
    MqttMessage presets(const QStringList &presets) const
    {
        return control(
            QStringLiteral("select"), QStringLiteral("preset"), !presets.isEmpty(),
            {{QStringLiteral("name"), QStringLiteral("Preset")},
             {QStringLiteral("icon"), QStringLiteral("mdi:map-marker")},
             {QStringLiteral("command_topic"), m_topics.preset()},
             {QStringLiteral("command_template"), QStringLiteral("{{ value.split(':')[0] }}")},
             {QStringLiteral("options"), QJsonArray::fromStringList(presets)}});
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

QList<MqttMessage> discovery(const MqttTopics &topics, const QString &cameraName,
                             const Controls &controls)
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
    messages += device.buttons(controls);
    messages += device.recording(controls.canRecord);
    messages += device.position(controls.hasPosition);
    messages += device.presets(controls.presets);
    for (const ControlEntity &setting : controls.settings) {
        messages += device.control(setting.component(), setting.name(), setting.isThere,
                                   setting.fields(topics));
    }
    return messages;
}

} // namespace vedette::homeassistant
