// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Motion.h"

#include <QPointF>
#include <QSet>

#include <array>

namespace vedette {

/// What is held by everything that steers: keys, joysticks on the screen, gamepads. A direction is
/// held until the last of them has released it. Pure.
class HeldInputs
{
public:
    /// Who holds something; only its address counts.
    using Source = const void *;

    void press(Source source, Direction direction) { holders(direction).insert(source); }
    /// Whether nothing holds the direction any more.
    bool release(Source source, Direction direction);
    /// A stick: each axis -1…1, x to the right, y up. The stick moved last counts.
    void deflect(QPointF deflection) { m_deflection = deflection; }
    void clear() { *this = {}; }

    [[nodiscard]] QPointF stick() const { return m_deflection; }
    /// By Direction.
    [[nodiscard]] std::array<bool, 4> directions() const;
    /// Where a stick would be that does all of this, within the unit circle: directions count
    /// before sticks.
    [[nodiscard]] QPointF shownStick() const;

private:
    QSet<Source> &holders(Direction direction)
    {
        return m_holders[static_cast<std::size_t>(direction)];
    }
    [[nodiscard]] bool isHeld(Direction direction) const
    {
        return !m_holders[static_cast<std::size_t>(direction)].isEmpty();
    }

    std::array<QSet<Source>, 4> m_holders;
    QPointF m_deflection;
};

} // namespace vedette
