// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Motion.h"

#include <QPalette>
#include <QPointF>
#include <QRectF>

#include <array>
#include <optional>

class QPainter;

namespace vedette {

/// The joystick's measures, as shares of its radius.
struct JoystickMeasures
{
    static constexpr double Arrow = 0.84;      ///< from the centre to the middle of an arrow
    static constexpr double ArrowReach = 0.17; ///< of an arrow to each side; a finger gets more
    static constexpr double ArrowInner = 0.66; ///< what is outside of this is the ring of arrows
    static constexpr double Knob = 0.30;       ///< the knob's radius
    static constexpr double Travel = 0.36;     ///< of the knob's centre at full deflection
};

/// What a joystick looks like at a moment.
struct JoystickLook
{
    QRectF square;              ///< the largest centred square of the widget
    QPointF stick;              ///< each axis -1…1, y positive up
    std::array<bool, 4> held{}; ///< by Direction
    std::optional<Direction> hovered;
    bool isDragged = false;
    bool hasFocus = false;
    bool isEnabled = true;
};

/// Draws it, sharp at any scale, in the palette's light or dark.
void paintJoystick(QPainter &painter, const JoystickLook &look, const QPalette &palette);

} // namespace vedette
