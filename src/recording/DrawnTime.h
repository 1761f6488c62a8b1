// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "media/Bitmap.h"
#include "recording/Segment.h"

#include <QString>

namespace vedette {

/// Draws the local date and time, to the second, into the picture's lower left corner: white on
/// black, in a size that goes with the picture's. What has no room is cut off. The bitmap is its
/// caller's alone. Any thread.
void drawTime(Bitmap &bitmap, WallTime time);
/// As it is drawn: 2026-11-30 09:35:12.
[[nodiscard]] QString drawnTime(WallTime time);

} // namespace vedette
