// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "calibration/CalibrationLeg.h"

#include <cmath>

namespace vedette {

void CalibrationLeg::begin(const GreyPicture &before)
{
    m_before = before;
    m_rest.begin();
    m_acknowledgedAt.reset();
}

void CalibrationLeg::acknowledge(Time now)
{
    m_acknowledgedAt = now;
}

std::optional<PictureShift> CalibrationLeg::take(const GreyPicture &picture, Time arrival)
{
    if (!m_acknowledgedAt || arrival < *m_acknowledgedAt || !m_rest.take(picture, arrival)) {
        return std::nullopt;
    }
    const PictureShift shift = PictureShift::between(m_before, picture);
    const bool hasMoved =
        !shift.isSure() || std::abs(shift.right) >= Moved || std::abs(shift.down) >= Moved;
    return hasMoved || arrival - *m_acknowledgedAt >= Latest ? std::optional(shift) : std::nullopt;
}

} // namespace vedette
