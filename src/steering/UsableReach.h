// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"

#include <QStringList>

namespace vedette {

/// What counts of where a camera may be sent. A value.
struct UsableReach
{
    CameraReach reach;
    QStringList warnings; ///< for the user, a sentence each: what does not count, and why
};

/// Of config's limits and centre, those that its servos can keep: a centre that they never point
/// to, and limits that leave them no place, are not what was meant. Touches no network.
UsableReach usableReach(const CameraConfig &config);

} // namespace vedette
