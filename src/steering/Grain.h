// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <algorithm>
#include <cmath>

namespace vedette {

/// The smallest movement a camera makes, in degrees, of which all its movements are multiples.
struct Grain
{
    int pan = 1;
    int tilt = 1;
    bool isStep = false; ///< a request moves by no more than this

    bool operator==(const Grain &) const = default;
};

/// The nearest multiple of grain, at least one where anything was asked for.
inline int inGrains(int degrees, int grain)
{
    if (degrees == 0 || grain == 1) {
        return degrees;
    }
    const int count = std::max(1, qRound(std::abs(static_cast<double>(degrees)) / grain));
    return degrees < 0 ? -count * grain : count * grain;
}

} // namespace vedette
