// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/TimeText.h"

#include "recording/EpochTime.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace vedette {

std::optional<WallTime> timeOfText(const QString &text)
{
    const bool isNumber =
        !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [](QChar letter) {
            return letter >= QLatin1Char('0') && letter <= QLatin1Char('9');
        });
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime) {
        time.setTimeZone(QTimeZone::utc());
    }
    bool isRight = !isNumber && time.isValid();
    const qint64 ms = isNumber ? text.toLongLong(&isRight) : time.toMSecsSinceEpoch();
    return isRight && ms >= 0 && ms <= LatestEpochMs ? std::optional(wallTimeOf(ms)) : std::nullopt;
}

} // namespace vedette
