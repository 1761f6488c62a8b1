// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/TimeScale.h"

#include <QList>
#include <QString>

namespace vedette {

/// A mark on a timeline's axis. A value.
struct TimeTick
{
    WallTime time;
    QString label;
    bool isDay = false; ///< a day begins
};

/// At round times of the local clock, by time; no closer than labels of this width allow, in
/// pixels.
QList<TimeTick> timeTicks(const TimeScale &scale, int labelWidth);

} // namespace vedette
