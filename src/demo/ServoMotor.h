// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace vedette {

/// A hobby servo as the firmware drives it: told an angle or a speed, clamped to 0…180°, and
/// turning there at its own speed. Pure: the time is an argument.
class ServoMotor
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    static constexpr int Centre = 90;   ///< degrees, where it is after power-on
    static constexpr int Highest = 180; ///< degrees; the lowest is 0
    /// Degrees a second: a small servo takes about 0.15 s for 60°.
    static constexpr double Speed = 400;

    /// Turns by this many degrees, from where it was last told to be, or from where it is when it
    /// runs.
    void turn(double degrees, TimePoint now);
    /// Turns to this angle.
    void turnTo(double degrees, TimePoint now);
    /// Runs to the end of its range at so many degrees a second, until it is told otherwise. 0
    /// stops it where it is.
    void run(double degreesPerSecond, TimePoint now);
    /// Where it was last told to be, in degrees. While it runs, the end of the range.
    double target() const { return m_target; }
    /// Where it is, in degrees.
    double position(TimePoint now) const;
    bool isMoving(TimePoint now) const { return position(now) != m_target; }

private:
    double m_target = Centre;
    double m_from = Centre;
    double m_speed = Speed;
    bool m_isRunning = false;
    TimePoint m_since;
};

} // namespace vedette
