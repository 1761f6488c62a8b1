// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadDevice.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace vedette {

namespace {

/// What a device calls itself may be anything.
constexpr int LongestName = 60; // characters
/// Of the text of a GUID, with its end.
constexpr int GuidBytes = 33;

double unit(Sint16 value)
{
    return std::max(-1.0, value / double(SDL_JOYSTICK_AXIS_MAX));
}

} // namespace

std::unique_ptr<GamepadDevice> GamepadDevice::open(int deviceIndex)
{
    SDL_GameController *controller = nullptr;
    SDL_Joystick *joystick = nullptr;
    if (SDL_IsGameController(deviceIndex) == SDL_TRUE) {
        controller = SDL_GameControllerOpen(deviceIndex);
        joystick = controller != nullptr ? SDL_GameControllerGetJoystick(controller) : nullptr;
    } else {
        joystick = SDL_JoystickOpen(deviceIndex);
    }
    return joystick != nullptr
               ? std::unique_ptr<GamepadDevice>(new GamepadDevice(controller, joystick))
               : nullptr;
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
    const QString name = QString::fromUtf8(SDL_JoystickName(m_joystick)).simplified();
    return name.isEmpty() ? QCoreApplication::translate("GamepadDevice", "Gamepad")
                          : name.left(LongestName);
}

QString GamepadDevice::guid() const
{
    std::array<char, GuidBytes> text{};
    SDL_JoystickGetGUIDString(SDL_JoystickGetGUID(m_joystick), text.data(), GuidBytes);
    return QString::fromLatin1(text.data());
}

bool GamepadDevice::isAttached() const
{
    return SDL_JoystickGetAttached(m_joystick) == SDL_TRUE;
}

int GamepadDevice::firstHatButton() const
{
    return std::clamp(SDL_JoystickNumButtons(m_joystick), 0, GamepadControl::MaximumButtons);
}

GamepadMapping GamepadDevice::defaults() const
{
    return isController() ? GamepadMapping::ofGamepad()
                          : GamepadMapping::ofJoystick(firstHatButton());
}

GamepadReading GamepadDevice::reading() const
{
    return isController() ? controllerReading() : joystickReading();
}

GamepadReading GamepadDevice::controllerReading() const
{
    GamepadReading reading;
    // SDL answers 0 for what is not there.
    for (int axis = 0; axis < SDL_CONTROLLER_AXIS_MAX; ++axis) {
        reading.axes += unit(
            SDL_GameControllerGetAxis(m_controller, static_cast<SDL_GameControllerAxis>(axis)));
    }
    for (int button = 0; button < SDL_CONTROLLER_BUTTON_MAX; ++button) {
        reading.buttons += SDL_GameControllerGetButton(
                               m_controller, static_cast<SDL_GameControllerButton>(button)) != 0;
    }
    return reading;
}

GamepadReading GamepadDevice::joystickReading() const
{
    GamepadReading reading;
    const int axes = std::min(SDL_JoystickNumAxes(m_joystick), GamepadControl::MaximumAxes);
    for (int axis = 0; axis < axes; ++axis) {
        reading.axes += unit(SDL_JoystickGetAxis(m_joystick, axis));
    }
    const int buttons = firstHatButton();
    for (int button = 0; button < buttons; ++button) {
        reading.buttons += SDL_JoystickGetButton(m_joystick, button) != 0;
    }
    const int hats = SDL_JoystickNumHats(m_joystick);
    for (int hat = 0; hat < hats && reading.buttons.size() + 4 <= GamepadControl::MaximumButtons;
         ++hat) {
        const Uint8 at = SDL_JoystickGetHat(m_joystick, hat);
        for (const int direction : {SDL_HAT_UP, SDL_HAT_RIGHT, SDL_HAT_DOWN, SDL_HAT_LEFT}) {
            reading.buttons += (at & direction) != 0;
        }
    }
    return reading;
}

} // namespace vedette
