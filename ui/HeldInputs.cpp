// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "HeldInputs.h"

#include <algorithm>
#include <cmath>

namespace vedette {

bool HeldInputs::release(Source source, Direction direction)
{
    QSet<Source> &all = holders(direction);
    all.remove(source);
    return all.isEmpty();
}

std::array<bool, 4> HeldInputs::directions() const
{
    return {isHeld(Direction::Left), isHeld(Direction::Right), isHeld(Direction::Up),
            isHeld(Direction::Down)};
}

QPointF HeldInputs::shownStick() const
{
    const QPointF keys(int(isHeld(Direction::Right)) - int(isHeld(Direction::Left)),
                       int(isHeld(Direction::Up)) - int(isHeld(Direction::Down)));
    const QPointF stick = keys.isNull() ? m_deflection : keys;
    return stick / std::max(1.0, std::hypot(stick.x(), stick.y()));
}

} // namespace vedette
