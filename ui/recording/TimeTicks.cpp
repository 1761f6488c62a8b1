// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/TimeTicks.h"

#include "recording/EpochTime.h"
#include "recording/MomentText.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace vedette {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds Day = 24h;
constexpr std::array<milliseconds, 20> TickSteps{
    1s,    2s,    5s, 10s, 15s, 30s, 1min, 2min, 5min,    10min,
    15min, 30min, 1h, 2h,  3h,  6h,  12h,  Day,  2 * Day, 7 * Day,
};

milliseconds stepFor(const TimeScale &scale, int labelWidth)
{
    const milliseconds least = scale.pixel() * labelWidth;
    const auto *const found = std::lower_bound(TickSteps.begin(), TickSteps.end(), least);
    return found == TickSteps.end() ? TickSteps.back() : *found;
}

void add(QList<TimeTick> &ticks, const TimeScale &scale, WallTime time, milliseconds step)
{
    // In the hour that a clock is put forward by, two of the times of day are the same moment.
    if (!scale.contains(time) || (!ticks.isEmpty() && ticks.last().time >= time)) {
        return;
    }
    const QDateTime local = localTime(time);
    const bool isDay = local == local.date().startOfDay();
    const TimePrecision precision = step < 1min ? TimePrecision::Seconds : TimePrecision::Minutes;
    ticks += {time, isDay ? dateText(time) : timeText(time, precision), isDay};
}

/// By the clock of each day, as days have 23 to 25 hours.
void addHours(QList<TimeTick> &ticks, const TimeScale &scale, milliseconds step)
{
    const QDate last = localTime(scale.end()).date();
    for (QDate day = localTime(scale.begin()).date(); day <= last; day = day.addDays(1)) {
        if (step >= Day) {
            if (day.toJulianDay() % (step / Day) == 0) {
                add(ticks, scale, wallTimeOf(day.startOfDay().toMSecsSinceEpoch()), step);
            }
            continue;
        }
        for (milliseconds time{0}; time < Day; time += step) {
            const QDateTime local(day, QTime::fromMSecsSinceStartOfDay(int(time.count())));
            add(ticks, scale, wallTimeOf(local.toMSecsSinceEpoch()), step);
        }
    }
}

/// From the first one on, as clocks differ from UTC by quarters of an hour.
void addMinutes(QList<TimeTick> &ticks, const TimeScale &scale, milliseconds step)
{
    const QDateTime begin = localTime(scale.begin());
    const milliseconds local(begin.toMSecsSinceEpoch() + begin.offsetFromUtc() * qint64(1000));
    for (WallTime time = scale.begin() - local % step; time <= scale.end(); time += step) {
        add(ticks, scale, time, step);
    }
}

} // namespace

QList<TimeTick> timeTicks(const TimeScale &scale, int labelWidth)
{
    const milliseconds step = stepFor(scale, labelWidth);
    QList<TimeTick> ticks;
    if (step >= 1h) {
        addHours(ticks, scale, step);
    } else {
        addMinutes(ticks, scale, step);
    }
    return ticks;
}

} // namespace vedette
