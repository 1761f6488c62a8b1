// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "WindowLayout.h"

#include "controls/ControlsDock.h"
#include "JoystickDock.h"
#include "places/PresetsDock.h"

#include <QMainWindow>
#include <QSettings>

namespace vedette::WindowLayout {

namespace {

/// A VGA picture at its own size, with room for the joystick beside it.
constexpr QSize DefaultSize{900, 600};

constexpr QLatin1String GeometryKey("window/geometry");
constexpr QLatin1String LayoutKey("window/layout");

} // namespace

void restore(QMainWindow &window, const Docks &docks)
{
    const QSettings stored;
    if (!window.restoreGeometry(stored.value(GeometryKey).toByteArray())) {
        window.resize(DefaultSize);
    }
    window.restoreState(stored.value(LayoutKey).toByteArray());
    docks.joystick.takeRestored();
    docks.controls.takeRestored();
    docks.presets.takeRestored();
}

void store(const QMainWindow &window, const Docks &docks)
{
    docks.joystick.showAsWanted();
    docks.controls.showAsWanted();
    docks.presets.showAsWanted();
    QSettings stored;
    stored.setValue(GeometryKey, window.saveGeometry());
    stored.setValue(LayoutKey, window.saveState());
}

} // namespace vedette::WindowLayout
