// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/PastQuery.h"

#include "recording/Playback.h"
#include "web/routes/TimeRange.h"
#include "web/routes/TimeText.h"

#include <QCoreApplication>

#include <cmath>

namespace vedette {

AskedTime::AskedTime(const QUrlQuery &query, const QString &name)
    : isThere(query.hasQueryItem(name))
    , time(timeOfText(query.queryItemValue(name, QUrl::FullyDecoded)))
{
}

std::variant<PlaybackQuery, Answer> playbackQueryOf(const QString &query)
{
    const QString speedName = QStringLiteral("speed");
    const QUrlQuery items(query);
    const auto from = AskedTime(items, TimeRange::From).time;
    bool isNumber = true;
    const double speed =
        items.hasQueryItem(speedName) ? items.queryItemValue(speedName).toDouble(&isNumber) : 1;
    if (!from) {
        return TimeRange::wrongTime(TimeRange::From);
    }
    if (!isNumber || !(std::abs(speed) <= Playback::FastestSpeed) ||
        std::abs(speed) < Playback::SlowestSpeed) {
        return Answer::text(400, QCoreApplication::translate(
                                     "PastQuery", "speed must be from %1 to %2, or from -%2 to -%1")
                                     .arg(Playback::SlowestSpeed)
                                     .arg(Playback::FastestSpeed));
    }
    return PlaybackQuery{.from = *from, .speed = speed};
}

} // namespace vedette
