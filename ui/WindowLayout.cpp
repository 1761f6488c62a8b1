// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "WindowLayout.h"

#include "CameraDock.h"
#include "ScreenRoom.h"

#include <QMainWindow>
#include <QSettings>

namespace vedette::WindowLayout {

namespace {

/// A VGA picture at its own size, with room for the joystick beside it.
constexpr QSize DefaultSize{900, 600};

constexpr QLatin1String GeometryKey("window/geometry");
constexpr QLatin1String LayoutKey("window/layout");

} // namespace

void restore(QMainWindow &window, const QList<CameraDock *> &docks)
{
    const QSettings stored;
    const bool hadPlace = window.restoreGeometry(stored.value(GeometryKey).toByteArray());
    const QSize wanted = hadPlace ? window.size() : DefaultSize;
    window.resize(wanted.boundedTo(ScreenRoom::largestSize(window)));
    if (hadPlace) {
        ScreenRoom::moveOntoScreen(window);
    }
    window.restoreState(stored.value(LayoutKey).toByteArray());
    for (CameraDock *const dock : docks) {
        dock->takeRestored();
    }
}

void store(const QMainWindow &window, const QList<CameraDock *> &docks)
{
    for (CameraDock *const dock : docks) {
        dock->showAsWanted();
    }
    QSettings stored;
    stored.setValue(GeometryKey, window.saveGeometry());
    stored.setValue(LayoutKey, window.saveState());
}

} // namespace vedette::WindowLayout
