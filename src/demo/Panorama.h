// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/DemoPlace.h"

#include <QImage>
#include <QSizeF>

namespace vedette {

/// The garden's own measure: one unit is one pixel of a VGA camera.
inline constexpr QSizeF PanoramaUnits{2240, 1120};
/// Where the road runs, in units from the top.
inline constexpr double RoadTop = 700;

/// The part of the demo scene that stands still: sky, hills, houses, trees, a fence. Always the
/// same for one place. scale: pixels for each unit.
QImage paintPanorama(double scale, const DemoPlace &place);

} // namespace vedette
