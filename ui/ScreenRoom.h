// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSize>

class QWidget;

/// How a window fits on its screen, with what the window manager draws around it.
namespace vedette::ScreenRoom {

/// How large the window may be.
QSize largestSize(const QWidget &window);
/// Moves it up and to the left as far as it is over the edge.
void moveOntoScreen(QWidget &window);

} // namespace vedette::ScreenRoom
