// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "GamepadDevice.h"
#include "StickCentre.h"

#include <chrono>
#include <memory>

namespace vedette {

/// A connected gamepad: the device, what of it does what, and what is done on it now. GUI thread.
class Gamepad
{
public:
    /// With what the user has kept for this kind.
    explicit Gamepad(std::unique_ptr<GamepadDevice> device);

    [[nodiscard]] const GamepadDevice &device() const { return *m_device; }
    [[nodiscard]] const GamepadMapping &mapping() const { return m_mapping; }
    /// What is held then counts only after a rest.
    void setMapping(const GamepadMapping &mapping);

    /// Reads the device.
    void update(std::chrono::milliseconds now);
    /// What is held now counts only after everything was released.
    void awaitRest();

    /// As the device reported it last.
    [[nodiscard]] const GamepadReading &reading() const { return m_reading; }
    /// The stick from where it rests, before dead zone and curve: each axis -1…1, x right, y up.
    [[nodiscard]] QPointF stick() const { return m_stick; }
    /// What is held now, the stick after dead zone and curve.
    [[nodiscard]] const GamepadState &held() const { return m_held; }
    /// What of it counts: nothing while a rest is awaited.
    [[nodiscard]] GamepadState state() const { return m_awaitsRest ? GamepadState() : m_held; }

private:
    std::unique_ptr<GamepadDevice> m_device;
    GamepadMapping m_mapping;
    StickCentre m_centre;
    GamepadReading m_reading;
    QPointF m_stick;
    GamepadState m_held;
    bool m_awaitsRest = true;
};

} // namespace vedette
