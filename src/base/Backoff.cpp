// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/Backoff.h"

#include <algorithm>

namespace vedette {

Backoff::Backoff(std::mt19937::result_type seed)
    : m_random(seed)
{
}

std::chrono::milliseconds Backoff::next()
{
    return wait(Longest);
}

std::chrono::milliseconds Backoff::nextAfterRefusal()
{
    m_step = std::max(m_step, FirstAfterRefusal);
    return wait(LongestAfterRefusal);
}

std::chrono::milliseconds Backoff::wait(std::chrono::milliseconds longest)
{
    m_step = std::min(m_step, longest);
    const double share = std::uniform_real_distribution(1.0 - Jitter, 1.0)(m_random);
    const std::chrono::duration<double, std::milli> wait = m_step * share;
    m_step = std::min(m_step * 2, longest);
    return std::chrono::duration_cast<std::chrono::milliseconds>(wait);
}

} // namespace vedette
