// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadSettings.h"

#include "steering/SteeringLog.h"

#include <QSettings>

#include <optional>

namespace vedette::GamepadSettings {

namespace {

constexpr QLatin1String DeadZoneKey("deadZone");

QString groupOf(const QString &guid)
{
    return QStringLiteral("gamepads/") + guid;
}

QString keyOf(GamepadAction action)
{
    using enum GamepadAction;
    switch (action) {
    case Turn:
        return QStringLiteral("turn");
    case Look:
        return QStringLiteral("look");
    case Left:
        return QStringLiteral("left");
    case Right:
        return QStringLiteral("right");
    case Up:
        return QStringLiteral("up");
    case Down:
        return QStringLiteral("down");
    case Fine:
        return QStringLiteral("fine");
    case Fast:
        return QStringLiteral("fast");
    case Snapshot:
        return QStringLiteral("snapshot");
    case NextCamera:
        return QStringLiteral("nextCamera");
    case Home:
        return QStringLiteral("home");
    default:
        return QStringLiteral("preset%1").arg(presetOf(action));
    }
}

/// None of a value that is no text, as an INI file's lists are none.
std::optional<GamepadControl> controlIn(const QVariant &value)
{
    return value.typeId() == QMetaType::QString ? GamepadControl::fromText(value.toString())
                                                : std::nullopt;
}

/// None when a kept value is wrong.
std::optional<GamepadMapping> kept(const QSettings &stored, const GamepadMapping &defaults)
{
    GamepadMapping mapping;
    QList<GamepadAction> missing;
    for (int i = 0; i < GamepadActionCount; ++i) {
        const auto action = static_cast<GamepadAction>(i);
        const QString key = keyOf(action);
        if (!gamepadActions().contains(action) || !stored.contains(key)) {
            missing += action;
            continue;
        }
        const std::optional<GamepadControl> control = controlIn(stored.value(key));
        if (!control || mapping.isTaken(*control, action) || !mapping.assign(action, *control)) {
            return std::nullopt;
        }
    }
    for (const GamepadAction action : std::as_const(missing)) {
        const GamepadControl control = defaults.controlOf(action);
        if (!mapping.isTaken(control, action)) {
            mapping.assign(action, control);
        }
    }
    if (stored.contains(DeadZoneKey)) {
        bool isNumber = false;
        const int percent = stored.value(DeadZoneKey).toInt(&isNumber);
        mapping.setDeadZone(percent);
        if (!isNumber || mapping.deadZone() != percent) {
            return std::nullopt;
        }
    }
    return mapping;
}

} // namespace

GamepadMapping load(const QString &guid, const GamepadMapping &defaults)
{
    QSettings stored;
    stored.beginGroup(groupOf(guid));
    const std::optional<GamepadMapping> mapping = kept(stored, defaults);
    if (!mapping) {
        qCWarning(steeringLog) << "The settings of gamepad" << guid
                               << "are not valid; the defaults are used.";
    }
    return mapping.value_or(defaults);
}

void save(const QString &guid, const GamepadMapping &mapping)
{
    QSettings stored;
    stored.beginGroup(groupOf(guid));
    for (const GamepadAction action : gamepadActions()) {
        stored.setValue(keyOf(action), mapping.controlOf(action).toText());
    }
    stored.setValue(DeadZoneKey, mapping.deadZone());
}

void forget(const QString &guid)
{
    QSettings().remove(groupOf(guid));
}

} // namespace vedette::GamepadSettings
