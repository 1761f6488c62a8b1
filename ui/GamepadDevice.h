// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "GamepadMapping.h"

#include <QString>

#include <SDL_gamecontroller.h>
#include <SDL_joystick.h>

#include <memory>

namespace vedette {

/// One open game controller, whose buttons SDL knows, or a plain joystick. SDL's joystick subsystem
/// must be up for as long as it lives. GUI thread.
class GamepadDevice
{
public:
    /// The device at that place of SDL's list; none if it cannot be opened.
    static std::unique_ptr<GamepadDevice> open(int deviceIndex);
    ~GamepadDevice();
    GamepadDevice(const GamepadDevice &) = delete;
    GamepadDevice &operator=(const GamepadDevice &) = delete;

    /// As the device calls itself, cut to a readable length; never empty.
    [[nodiscard]] QString name() const;
    /// The kind of device, in SDL's form: 32 hexadecimal digits.
    [[nodiscard]] QString guid() const;
    [[nodiscard]] SDL_JoystickID id() const { return SDL_JoystickInstanceID(m_joystick); }
    [[nodiscard]] bool isAttached() const;
    [[nodiscard]] bool isController() const { return m_controller != nullptr; }
    /// Of a plain joystick: how many buttons come before the hats'.
    [[nodiscard]] int firstHatButton() const;
    [[nodiscard]] GamepadMapping defaults() const;
    /// As of the last SDL_JoystickUpdate().
    [[nodiscard]] GamepadReading reading() const;

private:
    GamepadDevice(SDL_GameController *controller, SDL_Joystick *joystick);
    [[nodiscard]] GamepadReading controllerReading() const;
    [[nodiscard]] GamepadReading joystickReading() const;

    SDL_GameController *m_controller; ///< null for a plain joystick
    SDL_Joystick *m_joystick;         ///< owned by m_controller, if there is one
};

} // namespace vedette
