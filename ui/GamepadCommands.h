// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace vedette {

class CameraMenu;
class GamepadInput;
class PlacesMenu;
class Wall;

/// Has what gamepads request carried out by the window's menus and its wall; all must live equally
/// long.
void connectGamepads(const GamepadInput &gamepads, const CameraMenu &menu, PlacesMenu &places,
                     Wall &wall);

} // namespace vedette
