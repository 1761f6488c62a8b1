// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "GamepadControl.h"
#include "GamepadState.h"

#include <array>

namespace vedette {

/// Which thing on a gamepad does what, and the stick's dead zone. Two actions never share one. A
/// value; pure.
class GamepadMapping
{
public:
    static constexpr int SmallestDeadZone = 5; // percent
    static constexpr int LargestDeadZone = 50; // percent
    /// Worn sticks do not return exactly.
    static constexpr int DefaultDeadZone = 15; // percent

    /// Nothing does anything.
    GamepadMapping() = default;
    /// Of devices whose buttons SDL knows: the left stick, the D-pad, the shoulders.
    static GamepadMapping ofGamepad();
    /// Of others: the first two axes, and the first hat, which begins at this button.
    static GamepadMapping ofJoystick(int firstHatButton);

    [[nodiscard]] GamepadControl controlOf(GamepadAction action) const;
    /// None takes it away. Another action that had it has none from then on. False, and nothing is
    /// changed, for a button as a stick.
    bool assign(GamepadAction action, const GamepadControl &control);
    /// Whether another action has it, or has the axis of it as a stick.
    [[nodiscard]] bool isTaken(const GamepadControl &control, GamepadAction by) const;

    /// Percent of the stick's way that counts for nothing, within the limits above.
    [[nodiscard]] int deadZone() const { return m_deadZone; }
    void setDeadZone(int percent);

    /// What a reading means; the stick as it is, without dead zone and curve.
    [[nodiscard]] GamepadState read(const GamepadReading &reading) const;

    bool operator==(const GamepadMapping &) const = default;

private:
    std::array<GamepadControl, GamepadActionCount> m_controls{};
    int m_deadZone = DefaultDeadZone;
};

} // namespace vedette
