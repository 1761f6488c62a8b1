// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace vedette {

/// Has Qt repaint widgets that move, instead of copying their pixels: after a copy it takes them
/// for covered by nothing, and a tile that moved while the window went full screen is painted over
/// the panel that is above it. To be called before there are windows and other threads.
inline void repaintMovedWidgets()
{
    qputenv("QT_NO_FAST_MOVE", "1");
}

} // namespace vedette
