// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "calibration/Estimate.h"

#include <algorithm>
#include <numeric>

namespace vedette {

void Estimate::add(double degrees, double error)
{
    m_all.append(degrees);
    m_error = std::max(m_error, degrees * error);
}

double Estimate::degrees() const
{
    return m_all.isEmpty() ? 0
                           : std::accumulate(m_all.cbegin(), m_all.cend(), 0.0) /
                                 static_cast<double>(m_all.size());
}

double Estimate::uncertainty() const
{
    if (m_all.isEmpty()) {
        return 0;
    }
    const auto [least, most] = std::minmax_element(m_all.cbegin(), m_all.cend());
    return std::max(1.0, m_error + (*most - *least) / 2);
}

} // namespace vedette
