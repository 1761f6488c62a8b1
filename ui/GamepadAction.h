// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QMetaType>

namespace vedette {

/// What something on a gamepad can do.
enum class GamepadAction {
    Turn, ///< an axis: to the right and, the other way, to the left
    Look, ///< an axis: up and, the other way, down
    Left,
    Right,
    Up,
    Down,
    Fine,
    Fast,
    Snapshot,
    NextCamera,
    Home,
    Preset1,
    Preset9 = Preset1 + 8, ///< those between have no names of their own
};

inline constexpr int GamepadActionCount = static_cast<int>(GamepadAction::Preset9) + 1;

/// Proportional; all others are pressed.
constexpr bool isStick(GamepadAction action)
{
    return action == GamepadAction::Turn || action == GamepadAction::Look;
}

/// 1…9; 0 of an action that is no preset.
constexpr int presetOf(GamepadAction action)
{
    return action < GamepadAction::Preset1
               ? 0
               : static_cast<int>(action) - static_cast<int>(GamepadAction::Preset1) + 1;
}

/// What users may choose, and what is kept: all, in the order shown.
inline const QList<GamepadAction> &gamepadActions()
{
    static const QList<GamepadAction> all = [] {
        QList<GamepadAction> actions;
        for (int index = 0; index < GamepadActionCount; ++index) {
            actions.append(static_cast<GamepadAction>(index));
        }
        return actions;
    }();
    return all;
}

} // namespace vedette

Q_DECLARE_METATYPE(vedette::GamepadAction)
