// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Gamepad.h"

#include "GamepadSettings.h"
#include "StickCurve.h"

#include <cmath>
#include <utility>

namespace vedette {

namespace {

/// The stick's steps. A stick that is held trembles by less, and each change crosses threads.
constexpr double StickResolution = 1.0 / 128;

double rounded(double value)
{
    return std::round(value / StickResolution) * StickResolution;
}

} // namespace

Gamepad::Gamepad(std::unique_ptr<GamepadDevice> device)
    : m_device(std::move(device))
    , m_mapping(GamepadSettings::load(m_device->guid(), m_device->defaults()))
{
}

void Gamepad::setMapping(const GamepadMapping &mapping)
{
    m_mapping = mapping;
    m_centre = {};
    awaitRest();
}

void Gamepad::update(std::chrono::milliseconds now)
{
    m_reading = m_device->reading();
    m_held = m_mapping.read(m_reading);
    m_stick = m_centre.centred(m_held.stick, now);
    const QPointF stick = StickCurve::shaped(m_stick, m_mapping.deadZone() / 100.0);
    m_held.stick = {rounded(stick.x()), rounded(stick.y())};
    m_awaitsRest = m_awaitsRest && !m_held.isAtRest();
}

void Gamepad::awaitRest()
{
    m_awaitsRest = true;
    m_centre.interrupt();
}

} // namespace vedette
