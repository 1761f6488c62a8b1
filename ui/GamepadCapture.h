// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "GamepadAction.h"
#include "GamepadControl.h"

#include <utility>

namespace vedette {

/// Waits for what a user wants to use for an action: the first button that goes down, or the first
/// axis that moves far, after the beginning. What is held at the beginning does not count until it
/// was released. Pure.
class GamepadCapture
{
public:
    /// How far an axis has to move from where it was: farther than by accident.
    static constexpr double Way = 0.6;

    GamepadCapture(GamepadAction action, GamepadReading start)
        : m_action(action)
        , m_start(std::move(start))
    {
    }

    /// What is used in the reading; none: nothing yet. For a stick, its axis in the direction it
    /// was moved to.
    GamepadControl take(const GamepadReading &reading);
    [[nodiscard]] GamepadAction action() const { return m_action; }

private:
    GamepadControl buttonIn(const GamepadReading &reading);
    [[nodiscard]] GamepadControl axisIn(const GamepadReading &reading);

    GamepadAction m_action;
    GamepadReading m_start;
};

} // namespace vedette
