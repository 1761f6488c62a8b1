// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>

namespace vedette::StickCurve {

/// A stick nearer to its middle than this (of 1) rests: worn sticks do not return exactly.
inline constexpr double DeadZone = 0.15;

/// What a stick's position means: each axis -1…1 in, the same out, in the same direction. Radial:
/// nothing within DeadZone, then growing from 0 with the square of the way to 1 at the rim, so that
/// small motions are fine; corners beyond the circle count as the rim.
QPointF shaped(QPointF position);

} // namespace vedette::StickCurve
