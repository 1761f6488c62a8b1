// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "GamepadState.h"

#include <QString>

#include <SDL_gamecontroller.h>
#include <SDL_joystick.h>

#include <memory>

namespace vedette {

/// One open game controller, or a plain joystick (its first two axes and first hat). SDL's joystick
/// subsystem must be up for as long as it lives. GUI thread.
class GamepadDevice
{
public:
    /// The first device that SDL has a mapping for, else the first joystick; none if there is none
    /// or none can be opened.
    static std::unique_ptr<GamepadDevice> openFirst();
    ~GamepadDevice();
    GamepadDevice(const GamepadDevice &) = delete;
    GamepadDevice &operator=(const GamepadDevice &) = delete;

    QString name() const;
    bool isAttached() const;
    /// As of the last SDL_JoystickUpdate().
    GamepadState state() const;

private:
    GamepadDevice(SDL_GameController *controller, SDL_Joystick *joystick);
    GamepadState controllerState() const;
    GamepadState joystickState() const;

    SDL_GameController *m_controller; ///< null for a plain joystick
    SDL_Joystick *m_joystick;         ///< owned by m_controller, if there is one
};

} // namespace vedette
