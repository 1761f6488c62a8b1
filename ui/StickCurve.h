// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>

namespace vedette::StickCurve {

/// What a stick's position means: each axis -1…1 in, the same out, in the same direction. Radial:
/// nothing within deadZone (of 1, less than 1), then growing from 0 with the square of the way to 1
/// at the rim, so that small motions are fine; corners beyond the circle count as the rim.
QPointF shaped(QPointF position, double deadZone);

} // namespace vedette::StickCurve
