// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace vedette {

/// What a gamepad reports at a moment. A value.
struct GamepadReading
{
    QList<double> axes; ///< each -1…1, in SDL's order and direction
    /// In SDL's order; of a plain joystick, behind its buttons come four for each hat: up, right,
    /// down, left.
    QList<bool> buttons;
};

/// One thing on a gamepad that can be used: a button, or an axis in one of its two directions. A
/// value.
struct GamepadControl
{
    enum class Kind { None, Button, Axis };

    /// What more there is of an odd device is left alone: Linux has no more axes, and people no
    /// more fingers.
    static constexpr int MaximumAxes = 64;
    static constexpr int MaximumButtons = 128;
    /// An axis is a pressed button beyond this, of 1: half of a trigger's way.
    static constexpr double PressedBeyond = 0.5;

    Kind kind = Kind::None;
    int index = 0;
    bool isNegative = false; ///< of an axis: towards -1

    static GamepadControl button(int index) { return {Kind::Button, index, false}; }
    static GamepadControl axis(int index, bool isNegative = false)
    {
        return {Kind::Axis, index, isNegative};
    }

    /// As it is kept: "b3", "+a2", "-a2"; empty for none.
    [[nodiscard]] QString toText() const;
    /// None of a text that is not exactly one of these, or beyond the maximum.
    static std::optional<GamepadControl> fromText(const QString &text);

    [[nodiscard]] bool isNone() const { return kind == Kind::None; }
    [[nodiscard]] bool isAxis() const { return kind == Kind::Axis; }
    /// How far an axis is in its direction, -1…1; a button 1 or 0; 0 of what is not there.
    [[nodiscard]] double valueIn(const GamepadReading &reading) const;
    [[nodiscard]] bool isPressedIn(const GamepadReading &reading) const
    {
        return valueIn(reading) > PressedBeyond;
    }

    bool operator==(const GamepadControl &) const = default;
};

} // namespace vedette
