// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QMainWindow;

namespace vedette {

class ControlsDock;
class JoystickDock;

/// Where the window and its joystick were when it was last closed; kept in the user's settings.
namespace WindowLayout {

void restore(QMainWindow &window, JoystickDock &joystick, ControlsDock &controls);
void store(const QMainWindow &window, JoystickDock &joystick, ControlsDock &controls);

} // namespace WindowLayout

} // namespace vedette
