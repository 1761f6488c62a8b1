// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Motion.h"

namespace vedette {

/// Where the servos should be, by what they were told. They cannot be asked (DESIGN 2.1), so this
/// is right when the camera was powered on with us, and otherwise from the first time each axis was
/// driven against its end on; it is wrong again when the camera restarts or somebody else moves it.
///
/// In the firmware's own degrees, traverse and elevation: both start at 90 and are clamped to
/// 0…180. Turning left and looking down count up, as `tr` and `el` do; the signs of Move are the
/// opposite (positive pan right, positive tilt up).
class PositionEstimate
{
public:
    static constexpr int Centre = 90;   ///< degrees, after power-on
    static constexpr int Highest = 180; ///< degrees; the lowest is 0

    /// The camera said that it moved.
    void moved(Move move);

    int pan() const { return m_pan; }   ///< traverse, 0 (right) … 180 (left)
    int tilt() const { return m_tilt; } ///< elevation, 0 (up) … 180 (down)

private:
    int m_pan = Centre;
    int m_tilt = Centre;
};

} // namespace vedette
