// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "calibration/FieldEstimate.h"

#include "steering/Aim.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vedette {

void FieldEstimate::add(double degrees, double part)
{
    const double field = fieldOfShift(degrees, part);
    m_fields.append(field);
    m_error = std::max(m_error, field * std::hypot(ServoError / degrees, ShiftError / part));
}

double FieldEstimate::field() const
{
    return m_fields.isEmpty() ? 0
                              : std::accumulate(m_fields.cbegin(), m_fields.cend(), 0.0) /
                                    static_cast<double>(m_fields.size());
}

double FieldEstimate::uncertainty() const
{
    if (m_fields.isEmpty()) {
        return 0;
    }
    const auto [least, most] = std::minmax_element(m_fields.cbegin(), m_fields.cend());
    return std::max(1.0, m_error + (*most - *least) / 2);
}

} // namespace vedette
