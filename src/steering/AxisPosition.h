// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/AxisScale.h"

namespace vedette {

/// Where one axis of a camera is, in its firmware's units: where it should be by what was
/// acknowledged, and between which two ends it can be, as what failed may have been carried out or
/// not. Against an end at which the firmware stops, a camera becomes known. A value.
class AxisPosition
{
public:
    AxisPosition() = default;
    /// In the middle, which nobody knows yet.
    explicit AxisPosition(const AxisScale &scale);

    /// Where it should be.
    [[nodiscard]] double at() const { return m_at; }
    [[nodiscard]] double lowest() const { return m_lowest; }
    [[nodiscard]] double highest() const { return m_highest; }
    /// Nothing is known but a guess, at().
    [[nodiscard]] bool isLost() const { return m_isLost; }
    /// The two ends are within half a degree.
    [[nodiscard]] bool isSure() const { return m_highest - m_lowest <= m_tolerance; }
    /// Both are the same place.
    [[nodiscard]] bool isNear(double one, double other) const;

    void set(double units);
    /// It was told to turn by so much, and said that it did.
    void turned(double by);
    /// It was told so, and may have done it.
    void mayHaveTurned(double by);
    void mayBeAt(double units);
    /// It may be anywhere.
    void lose();
    /// As it was when this was kept. False, and nothing is done, when that cannot be.
    [[nodiscard]] bool restore(double at, double lowest, double highest, bool isLost);

private:
    [[nodiscard]] double clamped(double units) const;

    double m_minimum = 0;
    double m_maximum = 180;
    bool m_clamps = false;
    double m_tolerance = 0.5;
    double m_at = 90;
    double m_lowest = 0;
    double m_highest = 180;
    bool m_isLost = true;
};

} // namespace vedette
