// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Motion.h"

#include <QPointF>

#include <array>

namespace vedette {

/// Where everything on a gamepad is that steers.
struct GamepadState
{
    QPointF stick;                    ///< raw: each axis -1…1, x to the right, y up
    std::array<bool, 4> directions{}; ///< the D-pad, by Direction
    Pace pace = Pace::Normal;         ///< right shoulder: fast, left shoulder: fine

    bool operator==(const GamepadState &) const = default;
};

} // namespace vedette
