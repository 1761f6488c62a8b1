// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/ServoMotor.h"

#include <algorithm>

namespace vedette {

void ServoMotor::turn(int degrees, TimePoint now)
{
    m_from = position(now);
    m_since = now;
    m_target = std::clamp(m_target + degrees, 0, Highest);
}

double ServoMotor::position(TimePoint now) const
{
    const std::chrono::duration<double> elapsed = now - m_since;
    const double reach = Speed * elapsed.count();
    return std::clamp<double>(m_target, m_from - reach, m_from + reach);
}

} // namespace vedette
