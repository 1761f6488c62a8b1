// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "GamepadAction.h"
#include "steering/Motion.h"

#include <QPointF>

#include <array>
#include <bitset>

namespace vedette {

/// What is done on a gamepad, whatever on it is used for that. A value.
struct GamepadState
{
    QPointF stick;                            ///< each axis -1…1, x to the right, y up
    std::array<bool, 4> directions{};         ///< pressed, by Direction
    Pace pace = Pace::Normal;                 ///< fine counts when both are pressed
    std::bitset<GamepadActionCount> commands; ///< pressed: snapshot and what comes after it

    [[nodiscard]] bool isSteering() const
    {
        return !stick.isNull() || directions != decltype(directions){};
    }
    /// Nothing is held but the pace.
    [[nodiscard]] bool isAtRest() const { return !isSteering() && commands.none(); }

    bool operator==(const GamepadState &) const = default;
};

} // namespace vedette
