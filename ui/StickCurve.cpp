// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "StickCurve.h"

#include <algorithm>
#include <cmath>

namespace vedette::StickCurve {

QPointF shaped(QPointF position, double deadZone)
{
    const double distance = std::hypot(position.x(), position.y());
    if (!(distance > deadZone)) {
        return {};
    }
    const double way = (std::min(distance, 1.0) - deadZone) / (1 - deadZone);
    return position / distance * (way * way);
}

} // namespace vedette::StickCurve
