// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "GamepadAction.h"
#include "GamepadControl.h"

#include <QString>

namespace vedette {

class GamepadDevice;

/// What people call what is on a gamepad, and what it does.
namespace GamepadNames {

QString ofAction(GamepadAction action);
/// What to do while one waits for what is to be used for it.
QString promptFor(GamepadAction action);
/// A dash for none.
QString ofControl(const GamepadControl &control, const GamepadDevice &device);
/// What is pressed and moved in a reading, in words; empty for nothing.
QString ofReading(const GamepadReading &reading, const GamepadDevice &device);

} // namespace GamepadNames

} // namespace vedette
