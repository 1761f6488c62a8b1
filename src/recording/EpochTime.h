// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Segment.h"

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <algorithm>

namespace vedette {

/// The start of 2200, in ms since 1970: later times are wrong, and do not fit into every clock.
inline constexpr qint64 LatestEpochMs = 7'258'118'400'000;

/// In ms since 1970.
constexpr qint64 epochMs(WallTime time)
{
    return std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

/// What is out of range becomes the nearest that is in it.
constexpr WallTime wallTimeOf(qint64 epochMs)
{
    return WallTime(std::chrono::milliseconds(std::clamp<qint64>(epochMs, 0, LatestEpochMs)));
}

/// The nearest time that is in range, and that can be reckoned with.
constexpr WallTime inRange(WallTime time)
{
    return std::clamp(time, wallTimeOf(0), wallTimeOf(LatestEpochMs));
}

/// By the clock of this computer's time zone.
inline QDateTime localTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(epochMs(time));
}

/// In ISO 8601, UTC, with milliseconds.
inline QString isoText(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(epochMs(time), QTimeZone::utc())
        .toString(Qt::ISODateWithMs);
}

} // namespace vedette
