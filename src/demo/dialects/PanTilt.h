// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/ServoMotor.h"

namespace vedette {

/// A direction, an angle or a speed, as people see it: to the right and up, in degrees or degrees
/// a second.
struct RightUp
{
    double right = 0;
    double up = 0;

    RightUp operator*(double factor) const { return {right * factor, up * factor}; }
};

/// The two servos that a simulated camera stands on, as its firmware moves them: to the right of
/// and above the centre, 90° to each side.
class PanTilt
{
public:
    static constexpr double Reach = 90; ///< degrees, to each side of the centre

    /// Each axis is clamped.
    void turnBy(RightUp degrees);
    void turnTo(RightUp degrees);
    /// Runs until the end, or until it is told otherwise; an axis with 0 stops.
    void run(RightUp degreesPerSecond);
    void runPan(double rightPerSecond);
    void runTilt(double upPerSecond);
    void stop() { run({}); }
    void centre() { turnTo({}); }
    /// As after power-on.
    void restart();

    /// Where it points now, and where it was last told to point.
    RightUp position() const;
    RightUp target() const;
    bool isMoving() const;
    /// What the last turnBy asked for, unclamped; zero after anything else.
    RightUp lastTurn() const { return m_lastTurn; }

    /// Pan; larger is further to the left.
    const ServoMotor &traverse() const { return m_traverse; }
    /// Tilt; larger is further down.
    const ServoMotor &elevation() const { return m_elevation; }

private:
    ServoMotor m_traverse;
    ServoMotor m_elevation;
    RightUp m_lastTurn;
};

} // namespace vedette
