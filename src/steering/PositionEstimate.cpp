// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/PositionEstimate.h"

#include "steering/ServoProfile.h"

#include <algorithm>

namespace vedette {

void PositionEstimate::moved(Move move)
{
    // As it was sent: one request carries no more than this.
    const Move sent = ServoProfile::clamped(move);
    m_pan = std::clamp(m_pan - sent.pan, 0, Highest);
    m_tilt = std::clamp(m_tilt - sent.tilt, 0, Highest);
}

} // namespace vedette
