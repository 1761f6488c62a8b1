// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <random>

namespace vedette {

/// How long to wait before trying again: half a second at first, doubled after each failure up to
/// ten, longer after a refused login, with jitter, so that many programs do not come back to one
/// camera in step.
class Backoff
{
public:
    static constexpr std::chrono::milliseconds First{500};
    static constexpr std::chrono::milliseconds Longest{10000};
    /// After a refused login: it will be refused again, and many cameras lock out who tries often.
    static constexpr std::chrono::milliseconds FirstAfterRefusal{10000};
    static constexpr std::chrono::milliseconds LongestAfterRefusal{300000};
    /// A wait is shortened by up to this share.
    static constexpr double Jitter = 0.25;

    /// seed makes the jitter repeatable, for tests.
    explicit Backoff(std::mt19937::result_type seed = std::random_device{}());

    /// The next wait: between (1 - Jitter) and 1 times the current step.
    std::chrono::milliseconds next();
    /// The same after a refused login, which takes minutes in the end.
    std::chrono::milliseconds nextAfterRefusal();
    /// It worked: the next failure waits as if it were the first.
    void reset() { m_step = First; }

private:
    std::chrono::milliseconds wait(std::chrono::milliseconds longest);

    std::mt19937 m_random;
    std::chrono::milliseconds m_step = First;
};

} // namespace vedette
