// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/AxisPosition.h"

#include <algorithm>
#include <cmath>

namespace vedette {

namespace {

/// A position is known when it is known to half a degree: what is shown is whole degrees.
constexpr double ToleranceDegrees = 0.5;

} // namespace

AxisPosition::AxisPosition(const AxisScale &scale)
    : m_minimum(scale.axis().minimum)
    , m_maximum(std::max(scale.axis().minimum, scale.axis().maximum))
    , m_clamps(scale.axis().clamps)
    , m_tolerance(ToleranceDegrees * scale.unitsPerDegree())
    , m_at(scale.axis().centre)
    , m_lowest(m_minimum)
    , m_highest(m_maximum)
{
}

double AxisPosition::clamped(double units) const
{
    return std::clamp(units, m_minimum, m_maximum);
}

bool AxisPosition::isNear(double one, double other) const
{
    return std::abs(one - other) <= m_tolerance;
}

void AxisPosition::set(double units)
{
    m_at = m_lowest = m_highest = clamped(units);
    m_isLost = false;
}

void AxisPosition::turned(double by)
{
    const bool staysInside = m_lowest + by >= m_minimum && m_highest + by <= m_maximum;
    m_at = clamped(m_at + by);
    if (!m_clamps && !staysInside) {
        // At an end, the firmware may have stopped there or have ignored the request.
        mayHaveTurned(by);
        return;
    }
    m_lowest = clamped(m_lowest + by);
    m_highest = clamped(m_highest + by);
    m_isLost = m_isLost && !isSure();
    if (!m_isLost) {
        m_at = std::clamp(m_at, m_lowest, m_highest);
    }
}

void AxisPosition::mayHaveTurned(double by)
{
    m_lowest = std::min(m_lowest, clamped(m_lowest + by));
    m_highest = std::max(m_highest, clamped(m_highest + by));
}

void AxisPosition::mayBeAt(double units)
{
    m_lowest = std::min(m_lowest, clamped(units));
    m_highest = std::max(m_highest, clamped(units));
}

void AxisPosition::lose()
{
    m_lowest = m_minimum;
    m_highest = m_maximum;
    m_isLost = true;
}

bool AxisPosition::restore(double at, double lowest, double highest, bool isLost)
{
    const bool isOrdered =
        m_minimum <= lowest && lowest <= at && at <= highest && highest <= m_maximum;
    if (!isOrdered) {
        return false;
    }
    m_at = at;
    m_lowest = lowest;
    m_highest = highest;
    m_isLost = isLost;
    return true;
}

} // namespace vedette
