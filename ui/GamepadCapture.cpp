// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadCapture.h"

#include <algorithm>
#include <cmath>

namespace vedette {

GamepadControl GamepadCapture::take(const GamepadReading &reading)
{
    const GamepadControl button = isStick(m_action) ? GamepadControl() : buttonIn(reading);
    return button.isNone() ? axisIn(reading) : button;
}

GamepadControl GamepadCapture::buttonIn(const GamepadReading &reading)
{
    for (qsizetype i = 0; i < reading.buttons.size(); ++i) {
        const bool wasDown = m_start.buttons.value(i);
        if (reading.buttons[i] && !wasDown) {
            return GamepadControl::button(static_cast<int>(i));
        }
        if (!reading.buttons[i] && wasDown) {
            m_start.buttons[i] = false;
        }
    }
    return {};
}

GamepadControl GamepadCapture::axisIn(const GamepadReading &reading)
{
    for (qsizetype i = 0; i < reading.axes.size(); ++i) {
        const double value = reading.axes[i];
        const double way = value - m_start.axes.value(i);
        // What was held returns to its middle, which is as long a way.
        const bool isAway = std::abs(value) > GamepadControl::PressedBeyond;
        if (isAway && std::abs(way) > Way && (way < 0) == (value < 0)) {
            return GamepadControl::axis(static_cast<int>(i), way < 0);
        }
        if (std::abs(value) < std::abs(m_start.axes.value(i))) {
            m_start.axes[i] = value;
        }
    }
    return {};
}

} // namespace vedette
