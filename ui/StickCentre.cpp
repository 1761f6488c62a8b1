// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "StickCentre.h"

#include <algorithm>
#include <cmath>

namespace vedette {

namespace {

double centredAxis(double value, double centre)
{
    const double way = value > centre ? 1 - centre : 1 + centre;
    return std::clamp((value - centre) / way, -1.0, 1.0);
}

bool isWithin(QPointF offset, double limit)
{
    return std::abs(offset.x()) <= limit && std::abs(offset.y()) <= limit;
}

} // namespace

QPointF StickCentre::centred(QPointF raw, std::chrono::milliseconds now)
{
    if (!m_isWatched || !isWithin(raw - m_still, Stillness)) {
        m_isWatched = true;
        m_still = raw;
        m_since = now;
    } else if (now - m_since >= RestTime && isWithin(raw, MaximumDrift)) {
        m_centre = m_still;
    }
    return {centredAxis(raw.x(), m_centre.x()), centredAxis(raw.y(), m_centre.y())};
}

} // namespace vedette
