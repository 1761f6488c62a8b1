// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadCommands.h"

#include "CameraMenu.h"
#include "GamepadInput.h"
#include "PlacesMenu.h"
#include "wall/Wall.h"

#include <QAction>

namespace vedette {

void connectGamepads(const GamepadInput &gamepads, const CameraMenu &menu, PlacesMenu &places,
                     Wall &wall)
{
    QObject::connect(&gamepads, &GamepadInput::snapshotRequested, menu.snapshot(),
                     &QAction::trigger);
    QObject::connect(&gamepads, &GamepadInput::homeRequested, &places, &PlacesMenu::goHome);
    QObject::connect(&gamepads, &GamepadInput::presetRequested, &places, &PlacesMenu::goToPreset);
    QObject::connect(&gamepads, &GamepadInput::nextCameraRequested, &wall, [&wall] {
        const QStringList order = wall.order();
        if (order.size() > 1) {
            wall.select(order[(order.indexOf(wall.selected()) + 1) % order.size()]);
        }
    });
}

} // namespace vedette
