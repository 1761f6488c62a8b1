// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace vedette {

class CameraMenu;
class GamepadInput;
class Wall;

/// Has what gamepads request carried out by the window's menu and its wall; all must live equally
/// long. What is connected here is what offeredGamepadActions() may offer.
void connectGamepads(const GamepadInput &gamepads, const CameraMenu &menu, Wall &wall);

} // namespace vedette
