// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadMapping.h"

#include <SDL_gamecontroller.h>

#include <algorithm>

namespace vedette {

namespace {

std::size_t indexOf(GamepadAction action)
{
    return static_cast<std::size_t>(action);
}

bool collide(GamepadAction one, const GamepadControl &ofOne, GamepadAction other,
             const GamepadControl &ofOther)
{
    if (ofOne.isNone() || ofOne.kind != ofOther.kind || ofOne.index != ofOther.index) {
        return false;
    }
    // A stick takes both directions of its axis.
    return isStick(one) || isStick(other) || ofOne.isNegative == ofOther.isNegative;
}

} // namespace

GamepadMapping GamepadMapping::ofGamepad()
{
    using enum GamepadAction;
    GamepadMapping mapping;
    mapping.assign(Turn, GamepadControl::axis(SDL_CONTROLLER_AXIS_LEFTX));
    mapping.assign(Look, GamepadControl::axis(SDL_CONTROLLER_AXIS_LEFTY, true));
    mapping.assign(Left, GamepadControl::button(SDL_CONTROLLER_BUTTON_DPAD_LEFT));
    mapping.assign(Right, GamepadControl::button(SDL_CONTROLLER_BUTTON_DPAD_RIGHT));
    mapping.assign(Up, GamepadControl::button(SDL_CONTROLLER_BUTTON_DPAD_UP));
    mapping.assign(Down, GamepadControl::button(SDL_CONTROLLER_BUTTON_DPAD_DOWN));
    mapping.assign(Fine, GamepadControl::button(SDL_CONTROLLER_BUTTON_LEFTSHOULDER));
    mapping.assign(Fast, GamepadControl::button(SDL_CONTROLLER_BUTTON_RIGHTSHOULDER));
    mapping.assign(Snapshot, GamepadControl::button(SDL_CONTROLLER_BUTTON_X));
    mapping.assign(NextCamera, GamepadControl::button(SDL_CONTROLLER_BUTTON_Y));
    mapping.assign(Home, GamepadControl::button(SDL_CONTROLLER_BUTTON_BACK));
    return mapping;
}

GamepadMapping GamepadMapping::ofJoystick(int firstHatButton)
{
    using enum GamepadAction;
    GamepadMapping mapping;
    mapping.assign(Turn, GamepadControl::axis(0));
    mapping.assign(Look, GamepadControl::axis(1, true));
    mapping.assign(Up, GamepadControl::button(firstHatButton));
    mapping.assign(Right, GamepadControl::button(firstHatButton + 1));
    mapping.assign(Down, GamepadControl::button(firstHatButton + 2));
    mapping.assign(Left, GamepadControl::button(firstHatButton + 3));
    return mapping;
}

GamepadControl GamepadMapping::controlOf(GamepadAction action) const
{
    return m_controls[indexOf(action)];
}

bool GamepadMapping::assign(GamepadAction action, const GamepadControl &control)
{
    if (isStick(action) && control.kind == GamepadControl::Kind::Button) {
        return false;
    }
    for (int i = 0; i < GamepadActionCount; ++i) {
        const auto other = static_cast<GamepadAction>(i);
        if (other != action && collide(action, control, other, controlOf(other))) {
            m_controls[indexOf(other)] = {};
        }
    }
    m_controls[indexOf(action)] = control;
    return true;
}

bool GamepadMapping::isTaken(const GamepadControl &control, GamepadAction by) const
{
    for (int i = 0; i < GamepadActionCount; ++i) {
        const auto other = static_cast<GamepadAction>(i);
        if (other != by && collide(by, control, other, controlOf(other))) {
            return true;
        }
    }
    return false;
}

void GamepadMapping::setDeadZone(int percent)
{
    m_deadZone = std::clamp(percent, SmallestDeadZone, LargestDeadZone);
}

GamepadState GamepadMapping::read(const GamepadReading &reading) const
{
    using enum GamepadAction;
    const auto isDown = [&](GamepadAction action) {
        return controlOf(action).isPressedIn(reading);
    };
    GamepadState state;
    state.stick = {controlOf(Turn).valueIn(reading), controlOf(Look).valueIn(reading)};
    state.directions = {isDown(Left), isDown(Right), isDown(Up), isDown(Down)};
    if (isDown(Fine)) {
        state.pace = Pace::Fine;
    } else if (isDown(Fast)) {
        state.pace = Pace::Fast;
    }
    for (int i = static_cast<int>(Snapshot); i < GamepadActionCount; ++i) {
        state.commands[static_cast<std::size_t>(i)] = isDown(static_cast<GamepadAction>(i));
    }
    return state;
}

} // namespace vedette
