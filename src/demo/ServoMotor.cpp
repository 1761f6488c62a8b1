// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/ServoMotor.h"

#include <algorithm>
#include <cmath>

namespace vedette {

void ServoMotor::turn(double degrees, TimePoint now)
{
    turnTo((m_isRunning ? position(now) : m_target) + degrees, now);
}

void ServoMotor::turnTo(double degrees, TimePoint now)
{
    m_from = position(now);
    m_since = now;
    m_target = std::clamp<double>(degrees, 0, Highest);
    m_speed = Speed;
    m_isRunning = false;
}

void ServoMotor::run(double degreesPerSecond, TimePoint now)
{
    m_from = position(now);
    m_since = now;
    m_speed = std::abs(degreesPerSecond);
    m_isRunning = m_speed > 0;
    m_target = !m_isRunning ? m_from : degreesPerSecond > 0 ? Highest : 0;
}

double ServoMotor::position(TimePoint now) const
{
    const std::chrono::duration<double> elapsed = now - m_since;
    const double reach = m_speed * elapsed.count();
    return std::clamp<double>(m_target, m_from - reach, m_from + reach);
}

} // namespace vedette
