// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTest>

#include <SDL.h>

#include <utility>

namespace vedette::test {

/// SDL with nothing but the devices of the test, whatever the machine has; for as long as it lives.
class VirtualGamepads
{
public:
    VirtualGamepads()
    {
        SDL_SetHint(SDL_HINT_JOYSTICK_DEVICE, "/dev/null");
        SDL_SetHint(SDL_HINT_JOYSTICK_HIDAPI, "0");
        if (SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER) != 0) {
            QTest::qFail(SDL_GetError(), __FILE__, __LINE__);
        }
    }
    ~VirtualGamepads() { SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER); }
    Q_DISABLE_COPY_MOVE(VirtualGamepads)
};

/// A device that SDL makes up: plugged in while it lives. VirtualGamepads must be there before.
class VirtualGamepad
{
public:
    static VirtualGamepad controller(const char *name = "Test Controller")
    {
        SDL_VirtualJoystickDesc desc{};
        desc.type = SDL_JOYSTICK_TYPE_GAMECONTROLLER;
        desc.naxes = SDL_CONTROLLER_AXIS_MAX;
        desc.nbuttons = SDL_CONTROLLER_BUTTON_MAX;
        desc.name = name;
        return VirtualGamepad(desc);
    }

    static VirtualGamepad flightStick()
    {
        SDL_VirtualJoystickDesc desc{};
        desc.type = SDL_JOYSTICK_TYPE_FLIGHT_STICK;
        desc.naxes = 2;
        desc.nhats = 1;
        desc.name = "Test Stick";
        return VirtualGamepad(desc);
    }

    VirtualGamepad(VirtualGamepad &&other) noexcept
        : m_joystick(std::exchange(other.m_joystick, nullptr))
    {
    }
    ~VirtualGamepad() { unplug(); }

    void unplug()
    {
        if (m_joystick == nullptr) {
            return;
        }
        const SDL_JoystickID id = SDL_JoystickInstanceID(m_joystick);
        for (int index = 0; index < SDL_NumJoysticks(); ++index) {
            if (SDL_JoystickGetDeviceInstanceID(index) == id) {
                SDL_JoystickDetachVirtual(index);
            }
        }
        SDL_JoystickClose(std::exchange(m_joystick, nullptr));
    }

    void setAxis(int index, double value)
    {
        SDL_JoystickSetVirtualAxis(m_joystick, index,
                                   static_cast<Sint16>(value * (value < 0 ? 32768 : 32767)));
    }
    void setStick(double x, double y)
    {
        setAxis(0, x);
        setAxis(1, y);
    }
    void setButton(SDL_GameControllerButton button, bool down)
    {
        SDL_JoystickSetVirtualButton(m_joystick, button, down ? SDL_PRESSED : SDL_RELEASED);
    }
    void setHat(Uint8 hat) { SDL_JoystickSetVirtualHat(m_joystick, 0, hat); }

private:
    explicit VirtualGamepad(SDL_VirtualJoystickDesc &desc)
    {
        desc.version = SDL_VIRTUAL_JOYSTICK_DESC_VERSION;
        m_joystick = SDL_JoystickOpen(SDL_JoystickAttachVirtualEx(&desc));
        if (m_joystick == nullptr) {
            QTest::qFail(SDL_GetError(), __FILE__, __LINE__);
        }
    }

    SDL_Joystick *m_joystick = nullptr;
};

} // namespace vedette::test
