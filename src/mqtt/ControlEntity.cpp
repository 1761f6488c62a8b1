// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mqtt/ControlEntity.h"

#include "camera/ControlList.h"
#include "steering/ControlAnswer.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace vedette {

namespace {

/// The control's value in the state, as Home Assistant's templates spell it.
QString valueIn(const CameraControl &control)
{
    return QStringLiteral("value_json.controls['%1']").arg(control.id);
}

/// From values to labels, as a template's dictionary; its keys are texts.
QString labelsByValue(const CameraControl &control)
{
    QJsonObject labels;
    for (const CameraControl::Choice &choice : control.choices) {
        labels.insert(QString::number(choice.value), choice.label);
    }
    return QString::fromUtf8(QJsonDocument(labels).toJson(QJsonDocument::Compact));
}

} // namespace

bool ControlEntity::isLight() const
{
    return control.id == LampControl && control.kind != CameraControl::Kind::Choice;
}

QString ControlEntity::component() const
{
    if (isLight()) {
        return QStringLiteral("light");
    }
    switch (control.kind) {
    case CameraControl::Kind::Number:
        return QStringLiteral("number");
    case CameraControl::Kind::Choice:
        return QStringLiteral("select");
    case CameraControl::Kind::Switch:
        break;
    }
    return QStringLiteral("switch");
}

QJsonObject ControlEntity::fields(const MqttTopics &topics) const
{
    QJsonObject fields = isLight() ? lightFields(topics) : ownFields();
    fields.insert(QStringLiteral("name"), control.label);
    fields.insert(QStringLiteral("state_topic"), topics.state());
    fields.insert(QStringLiteral("command_topic"), topics.control(control.id));
    return fields;
}

QJsonObject ControlEntity::lightFields(const MqttTopics &topics) const
{
    const QString value = valueIn(control);
    QJsonObject fields{
        {QStringLiteral("payload_on"), QString::number(control.range.maximum)},
        {QStringLiteral("payload_off"), QString::number(control.range.minimum)},
        {QStringLiteral("state_value_template"),
         QStringLiteral("{{ %1 if %1 is none else (%2 if %1 > %3 else %3) }}")
             .arg(value)
             .arg(control.range.maximum)
             .arg(control.range.minimum)},
    };
    if (control.kind == CameraControl::Kind::Number) {
        fields.insert(QStringLiteral("brightness_state_topic"), topics.state());
        fields.insert(QStringLiteral("brightness_value_template"),
                      QStringLiteral("{{ %1 }}").arg(value));
        fields.insert(QStringLiteral("brightness_command_topic"), topics.control(control.id));
        fields.insert(QStringLiteral("brightness_scale"), control.range.maximum);
        // Not "on" first, which would be as bright as can be.
        fields.insert(QStringLiteral("on_command_type"), QStringLiteral("brightness"));
    }
    return fields;
}

QJsonObject ControlEntity::ownFields() const
{
    QJsonObject fields{
        {QStringLiteral("entity_category"), QStringLiteral("config")},
        {QStringLiteral("value_template"), QStringLiteral("{{ %1 }}").arg(valueIn(control))},
    };
    if (control.kind == CameraControl::Kind::Switch) {
        fields.insert(QStringLiteral("payload_on"), QStringLiteral("1"));
        fields.insert(QStringLiteral("payload_off"), QStringLiteral("0"));
    } else if (control.kind == CameraControl::Kind::Number) {
        fields.insert(QStringLiteral("min"), control.range.minimum);
        fields.insert(QStringLiteral("max"), control.range.maximum);
    } else {
        QJsonArray options;
        for (const CameraControl::Choice &choice : control.choices) {
            options.append(choice.label);
        }
        fields.insert(QStringLiteral("options"), options);
        fields.insert(QStringLiteral("value_template"),
                      QStringLiteral("{{ %1.get(%2 | string) }}")
                          .arg(labelsByValue(control), valueIn(control)));
    }
    return fields;
}

std::optional<int> ControlEntity::valueOf(const QByteArray &payload) const
{
    const QString text = QString::fromUtf8(payload).trimmed();
    bool isNumber = false;
    int value = text.toInt(&isNumber);
    if (!isNumber && control.kind == CameraControl::Kind::Choice) {
        const auto found = std::find_if(
            control.choices.cbegin(), control.choices.cend(),
            [&text](const CameraControl::Choice &choice) { return choice.label == text; });
        isNumber = found != control.choices.cend();
        value = isNumber ? found->value : 0;
    } else if (!isNumber) {
        const bool isOn = text.compare(QLatin1String("on"), Qt::CaseInsensitive) == 0;
        isNumber = isOn || text.compare(QLatin1String("off"), Qt::CaseInsensitive) == 0;
        value = isOn ? control.range.maximum : control.range.minimum;
    }
    return isNumber && isValueOf(control, value) ? std::optional(value) : std::nullopt;
}

} // namespace vedette
