// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/MomentText.h"

#include "recording/EpochTime.h"

#include <QLocale>
#include <QRegularExpression>

namespace vedette {

namespace {

/// The locale's own format, with seconds or without: none of QLocale's has them everywhere, and no
/// time zone.
QString timeFormat(const QLocale &locale, TimePrecision precision)
{
    static const QRegularExpression ofSeconds(QStringLiteral("\\W?ss"));
    QString format = locale.timeFormat(QLocale::ShortFormat).remove(ofSeconds);
    const qsizetype minutes = format.indexOf(QLatin1String("mm"));
    if (precision == TimePrecision::Minutes || minutes < 1) {
        return format;
    }
    const QChar before = format[minutes - 1];
    QString seconds = before.isLetter() ? QStringLiteral(":") : QString(before);
    seconds += QLatin1String("ss");
    if (precision == TimePrecision::Milliseconds) {
        seconds += locale.decimalPoint() + QLatin1String("zzz");
    }
    return format.insert(minutes + 2, seconds);
}

} // namespace

QString timeText(WallTime time, TimePrecision precision)
{
    const QLocale locale;
    return locale.toString(localTime(time).time(), timeFormat(locale, precision));
}

QString dateText(WallTime time)
{
    const QLocale locale;
    const QDate date = localTime(time).date();
    return locale.dayName(date.dayOfWeek(), QLocale::ShortFormat) + QLatin1Char(' ') +
           locale.toString(date, QLocale::ShortFormat);
}

QString momentText(WallTime time, TimePrecision precision)
{
    return dateText(time) + QLatin1Char(' ') + timeText(time, precision);
}

} // namespace vedette
