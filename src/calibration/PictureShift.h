// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "calibration/GreyPicture.h"

namespace vedette {

/// How far what is in the middle of one picture has moved in another one. A value.
struct PictureShift
{
    double right = 0;      ///< in parts of the picture's width
    double down = 0;       ///< in parts of its height
    double confidence = 0; ///< 0…1, and nearer to 1 the more of the one is found in the other

    /// Of pictures that show nothing of each other it is below 0.1; still ones have 0.9.
    static constexpr double LeastConfidence = 0.25;
    [[nodiscard]] bool isSure() const { return confidence >= LeastConfidence; }

    /// By phase correlation: first of the whole pictures; then of a half of each, so placed that
    /// both show the same, half of the movement to either side of the middle. Pictures of different
    /// sizes, or null ones, have nothing in common.
    static PictureShift between(const GreyPicture &before, const GreyPicture &after);
    /// The same of the whole pictures alone, which is less exact when much has moved, and takes a
    /// quarter of the time.
    static PictureShift roughly(const GreyPicture &before, const GreyPicture &after);
};

} // namespace vedette
