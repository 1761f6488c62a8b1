// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QMainWindow;

namespace vedette {

class ControlsDock;
class JoystickDock;
class PresetsDock;

/// Where the window and what is docked to it were when it was last closed; kept in the user's
/// settings.
namespace WindowLayout {

struct Docks
{
    JoystickDock &joystick;
    ControlsDock &controls;
    PresetsDock &presets;
};

void restore(QMainWindow &window, const Docks &docks);
void store(const QMainWindow &window, const Docks &docks);

} // namespace WindowLayout

} // namespace vedette
