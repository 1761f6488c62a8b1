// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "media/Bitmap.h"

#include <array>

namespace vedette {

/// Where the three planes of a picture go that films are made of: brightness, and blue and red of
/// each 2 × 2 pixels.
struct Yuv420Planes
{
    std::array<uchar *, 3> bytes;
    std::array<int, 3> strides; ///< bytes from row to row
};

/// Writes the bitmap's pixels from its upper left corner on, in JPEG's own colours (BT.601, full
/// range). size: even, and no larger than the bitmap. False: that failed. Any thread.
[[nodiscard]] bool writeYuv420(const Bitmap &bitmap, QSize size, Yuv420Planes planes);

} // namespace vedette
