// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Segment.h"

#include <QString>

/// Moments as the user's locale writes them, in local time.
namespace vedette {

enum class TimePrecision {
    Minutes,
    Seconds,
    Milliseconds,
};

/// The time of day, "09:35:12".
QString timeText(WallTime time, TimePrecision precision);
/// "Mon 30/11/2026".
QString dateText(WallTime time);
/// Both.
QString momentText(WallTime time, TimePrecision precision);

} // namespace vedette
