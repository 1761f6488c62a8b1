// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadDevice.h"

#include <algorithm>

namespace vedette {

namespace {

double unit(Sint16 value)
{
    return std::max(-1.0, value / double(SDL_JOYSTICK_AXIS_MAX));
}

void setDirection(GamepadState &state, Direction direction, bool down)
{
    state.directions[static_cast<std::size_t>(direction)] = down;
}

} // namespace

std::unique_ptr<GamepadDevice> GamepadDevice::openFirst()
{
    const int count = SDL_NumJoysticks();
    for (int index = 0; index < count; ++index) {
        if (SDL_IsGameController(index) == SDL_FALSE) {
            continue;
        }
        if (SDL_GameController *controller = SDL_GameControllerOpen(index)) {
            return std::unique_ptr<GamepadDevice>(
                new GamepadDevice(controller, SDL_GameControllerGetJoystick(controller)));
        }
    }
    for (int index = 0; index < count; ++index) {
        if (SDL_Joystick *joystick = SDL_JoystickOpen(index)) {
            return std::unique_ptr<GamepadDevice>(new GamepadDevice(nullptr, joystick));
        }
    }
    return nullptr;
}

GamepadDevice::GamepadDevice(SDL_GameController *controller, SDL_Joystick *joystick)
    : m_controller(controller)
    , m_joystick(joystick)
{
}

GamepadDevice::~GamepadDevice()
{
    if (m_controller != nullptr) {
        SDL_GameControllerClose(m_controller);
    } else {
        SDL_JoystickClose(m_joystick);
    }
}

QString GamepadDevice::name() const
{
    return QString::fromUtf8(SDL_JoystickName(m_joystick));
}

bool GamepadDevice::isAttached() const
{
    return SDL_JoystickGetAttached(m_joystick) == SDL_TRUE;
}

GamepadState GamepadDevice::state() const
{
    return m_controller != nullptr ? controllerState() : joystickState();
}

GamepadState GamepadDevice::controllerState() const
{
    const auto axis = [this](SDL_GameControllerAxis which) {
        return unit(SDL_GameControllerGetAxis(m_controller, which));
    };
    const auto isDown = [this](SDL_GameControllerButton which) {
        return SDL_GameControllerGetButton(m_controller, which) != 0;
    };
    GamepadState state;
    state.stick = {axis(SDL_CONTROLLER_AXIS_LEFTX), -axis(SDL_CONTROLLER_AXIS_LEFTY)};
    setDirection(state, Direction::Left, isDown(SDL_CONTROLLER_BUTTON_DPAD_LEFT));
    setDirection(state, Direction::Right, isDown(SDL_CONTROLLER_BUTTON_DPAD_RIGHT));
    setDirection(state, Direction::Up, isDown(SDL_CONTROLLER_BUTTON_DPAD_UP));
    setDirection(state, Direction::Down, isDown(SDL_CONTROLLER_BUTTON_DPAD_DOWN));
    if (isDown(SDL_CONTROLLER_BUTTON_LEFTSHOULDER)) {
        state.pace = Pace::Fine;
    } else if (isDown(SDL_CONTROLLER_BUTTON_RIGHTSHOULDER)) {
        state.pace = Pace::Fast;
    }
    return state;
}

GamepadState GamepadDevice::joystickState() const
{
    // SDL answers 0 for an axis or a hat that is not there.
    const Uint8 hat = SDL_JoystickGetHat(m_joystick, 0);
    GamepadState state;
    state.stick = {unit(SDL_JoystickGetAxis(m_joystick, 0)),
                   -unit(SDL_JoystickGetAxis(m_joystick, 1))};
    setDirection(state, Direction::Left, (hat & SDL_HAT_LEFT) != 0);
    setDirection(state, Direction::Right, (hat & SDL_HAT_RIGHT) != 0);
    setDirection(state, Direction::Up, (hat & SDL_HAT_UP) != 0);
    setDirection(state, Direction::Down, (hat & SDL_HAT_DOWN) != 0);
    return state;
}

} // namespace vedette
