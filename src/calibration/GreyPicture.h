// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "media/Bitmap.h"

#include <vector>

namespace vedette {

/// A small picture in shades of grey, as pictures are compared. A value.
struct GreyPicture
{
    /// Enough to see movements of a tenth of a degree, and compared in milliseconds.
    static constexpr int Width = 320;

    int width = 0;
    int height = 0;
    std::vector<float> pixels; ///< row by row, 0 (black) to 255

    /// Of the same shape, Width wide; null of one that is null or not at least a hundredth as high
    /// as wide, and the other way round.
    static GreyPicture of(const Bitmap &bitmap);
    [[nodiscard]] bool isNull() const { return pixels.empty(); }

    /// Of all pixels.
    [[nodiscard]] double brightness() const;
    /// How far pixels differ from that, usually.
    [[nodiscard]] double contrast() const;
};

} // namespace vedette
