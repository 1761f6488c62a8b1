// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "WindowLayout.h"

#include "CameraDock.h"

#include <QMainWindow>
#include <QScreen>
#include <QSettings>
#include <QStyle>

namespace vedette::WindowLayout {

namespace {

/// A VGA picture at its own size, with room for the joystick beside it.
constexpr QSize DefaultSize{900, 600};
/// Of what a window manager draws at the sides and below, in pixels.
constexpr int FrameWidth = 4;

constexpr QLatin1String GeometryKey("window/geometry");
constexpr QLatin1String LayoutKey("window/layout");

/// What fits on its screen with a frame, which Qt knows only once the window is shown.
QSize largestSize(const QMainWindow &window)
{
    const int title = window.style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, &window);
    return window.screen()->availableSize() - QSize(2 * FrameWidth, title + FrameWidth);
}

} // namespace

void restore(QMainWindow &window, const QList<CameraDock *> &docks)
{
    const QSettings stored;
    if (!window.restoreGeometry(stored.value(GeometryKey).toByteArray())) {
        window.resize(DefaultSize);
    }
    window.resize(window.size().boundedTo(largestSize(window)));
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
