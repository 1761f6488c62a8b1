// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "AlwaysOnTop.h"

#include <QGuiApplication>
#include <QWidget>
#include <QWindow>

namespace vedette {

bool canStayOnTop()
{
    return !QGuiApplication::platformName().startsWith(QLatin1String("wayland"));
}

void setAlwaysOnTop(QWidget &window, bool onTop)
{
    // QWidget::setWindowFlags() hides the window, which closes the camera's connection.
    Qt::WindowFlags flags = window.windowFlags();
    flags.setFlag(Qt::WindowStaysOnTopHint, onTop);
    window.overrideWindowFlags(flags);
    if (window.windowHandle() != nullptr) {
        window.windowHandle()->setFlag(Qt::WindowStaysOnTopHint, onTop);
    }
}

} // namespace vedette
