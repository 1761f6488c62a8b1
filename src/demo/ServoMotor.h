// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace vedette {

/// A hobby servo as the firmware drives it: told a relative angle, clamped to 0…180°, and turning
/// there at its own speed. Pure: the time is an argument.
class ServoMotor
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    static constexpr int Centre = 90;   ///< degrees, where it is after power-on
    static constexpr int Highest = 180; ///< degrees; the lowest is 0
    /// Degrees a second: a small servo takes about 0.15 s for 60°.
    static constexpr double Speed = 400;

    /// Turns by this many degrees, from where it was last told to be.
    void turn(int degrees, TimePoint now);
    /// Where it was last told to be, in degrees.
    int target() const { return m_target; }
    /// Where it is, in degrees.
    double position(TimePoint now) const;

private:
    int m_target = Centre;
    double m_from = Centre;
    TimePoint m_since;
};

} // namespace vedette
