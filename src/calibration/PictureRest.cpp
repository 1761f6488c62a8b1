// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "calibration/PictureRest.h"

#include "calibration/PictureShift.h"

#include <cmath>

namespace vedette {

void PictureRest::begin()
{
    m_last = {};
    m_still = 0;
}

bool PictureRest::take(const GreyPicture &picture, Time arrival)
{
    if (!m_last.isNull() && arrival - m_lastAt < Interval) {
        return m_still >= Wanted;
    }
    if (!m_last.isNull()) {
        const PictureShift shift = PictureShift::roughly(m_last, picture);
        const bool isStill =
            shift.isSure() && std::abs(shift.right) < Largest && std::abs(shift.down) < Largest;
        m_still = isStill ? m_still + 1 : 0;
    }
    m_last = picture;
    m_lastAt = arrival;
    return m_still >= Wanted;
}

} // namespace vedette
