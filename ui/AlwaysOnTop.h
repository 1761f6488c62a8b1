// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace vedette {

/// Whether windows can ask for it: under Wayland only the desktop itself can, in the menu of the
/// title bar.
bool canStayOnTop();
/// Keeps the window above all others, or no longer, without hiding it in between.
void setAlwaysOnTop(QWidget &window, bool onTop);

} // namespace vedette
