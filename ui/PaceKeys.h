// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Motion.h"

#include <Qt>

namespace vedette {

/// Which pace the held modifier keys ask for. Ctrl wins over Shift: who presses both means to be
/// careful.
inline Pace paceFor(Qt::KeyboardModifiers modifiers)
{
    if (modifiers.testFlag(Qt::ControlModifier)) {
        return Pace::Fine;
    }
    return modifiers.testFlag(Qt::ShiftModifier) ? Pace::Fast : Pace::Normal;
}

} // namespace vedette
