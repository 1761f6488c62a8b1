// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Motion.h"

#include <QPointF>
#include <QString>

#include <array>
#include <memory>

struct _SDL_GameController;
struct _SDL_Joystick;

namespace vedette {

/// Where everything on a gamepad is that steers.
struct GamepadState
{
    QPointF stick;                    ///< raw: each axis -1…1, x to the right, y up
    std::array<bool, 4> directions{}; ///< the D-pad, by Direction
    Pace pace = Pace::Normal;         ///< right shoulder: fast, left shoulder: fine

    bool operator==(const GamepadState &) const = default;
};

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
    GamepadDevice(_SDL_GameController *controller, _SDL_Joystick *joystick);
    GamepadState controllerState() const;
    GamepadState joystickState() const;

    _SDL_GameController *m_controller; ///< null for a plain joystick
    _SDL_Joystick *m_joystick;         ///< owned by m_controller, if there is one
};

} // namespace vedette
