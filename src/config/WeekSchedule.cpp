// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/WeekSchedule.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace vedette {

namespace {

constexpr int HourMinutes = 60;
constexpr int DayMinutes = 24 * HourMinutes;
constexpr int WeekDays = 7;
constexpr int WeekMinutes = WeekDays * DayMinutes;

/// 0: Monday; less: it is no day.
int dayOf(const QString &name)
{
    static const QStringList names{
        QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("wed"), QStringLiteral("thu"),
        QStringLiteral("fri"), QStringLiteral("sat"), QStringLiteral("sun")};
    return static_cast<int>(names.indexOf(name.toLower()));
}

} // namespace

std::optional<WeekSchedule> WeekSchedule::parse(const QString &text)
{
    const QStringList entries = text.split(QLatin1Char(','));
    WeekSchedule schedule;
    schedule.m_text = text.simplified();
    const bool isRight =
        entries.size() <= MostEntries &&
        std::all_of(entries.cbegin(), entries.cend(),
                    [&schedule](const QString &entry) { return schedule.take(entry.trimmed()); });
    return isRight ? std::optional(schedule) : std::nullopt;
}

QString WeekSchedule::form()
{
    return tr("times such as 22:00-06:00 or Mon-Fri 08:00-18:00, Sat 00:00-24:00");
}

bool WeekSchedule::take(const QString &entry)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:([A-Za-z]{3})(?:\\s*-\\s*([A-Za-z]{3}))?\\s+)?"
                       "([0-9]{1,2}):([0-9]{2})\\s*-\\s*([0-9]{1,2}):([0-9]{2})$"));
    const auto found = form.match(entry);
    if (!found.hasMatch()) {
        return false;
    }
    const bool isEachDay = !found.hasCaptured(1);
    const int first = isEachDay ? 0 : dayOf(found.captured(1));
    const int last = isEachDay              ? WeekDays - 1
                     : found.hasCaptured(2) ? dayOf(found.captured(2))
                                            : first;
    const int from = found.captured(3).toInt() * HourMinutes + found.captured(4).toInt();
    const int to = found.captured(5).toInt() * HourMinutes + found.captured(6).toInt();
    const bool areMinutes =
        found.captured(4).toInt() < HourMinutes && found.captured(6).toInt() < HourMinutes;
    if (first < 0 || last < 0 || !areMinutes || from >= DayMinutes || to > DayMinutes ||
        from == to) {
        return false;
    }
    const int days = (last - first + WeekDays) % WeekDays + 1;
    for (int i = 0; i < days; ++i) {
        const int midnight = (first + i) % WeekDays * DayMinutes;
        m_spans.append({midnight + from, midnight + to + (to < from ? DayMinutes : 0)});
    }
    return true;
}

bool WeekSchedule::contains(const QDateTime &time) const
{
    const int minute = (time.date().dayOfWeek() - 1) * DayMinutes +
                       time.time().hour() * HourMinutes + time.time().minute();
    return std::any_of(m_spans.cbegin(), m_spans.cend(), [minute](const Span &span) {
        return (minute >= span.from && minute < span.to) || minute + WeekMinutes < span.to;
    });
}

} // namespace vedette
