// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "StickCurve.h"

#include <algorithm>
#include <cmath>

namespace vedette::StickCurve {

QPointF shaped(QPointF position)
{
    const double distance = std::hypot(position.x(), position.y());
    if (!(distance > DeadZone)) {
        return {};
    }
    const double way = (std::min(distance, 1.0) - DeadZone) / (1 - DeadZone);
    return position / distance * (way * way);
}

} // namespace vedette::StickCurve
