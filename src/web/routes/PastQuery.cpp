// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/PastQuery.h"

#include "recording/Playback.h"
#include "web/routes/TimeText.h"

#include <QCoreApplication>

#include <cmath>

namespace vedette {

AskedTime::AskedTime(const QUrlQuery &query, const QString &name)
    : isThere(query.hasQueryItem(name))
    , time(timeOfText(query.queryItemValue(name, QUrl::FullyDecoded)))
{
}

Answer wrongTime(const QString &name)
{
    return Answer::text(
        400, QCoreApplication::translate("PastQuery",
                                         "%1 must be a time such as 2026-11-30T09:35:12.000Z, or "
                                         "milliseconds since 1970")
                 .arg(name));
}

std::variant<PlaybackQuery, Answer> playbackQueryOf(const QString &query)
{
    const QString fromName = QStringLiteral("from");
    const QString speedName = QStringLiteral("speed");
    const QUrlQuery items(query);
    const auto from = AskedTime(items, fromName).time;
    bool isNumber = true;
    const double speed =
        items.hasQueryItem(speedName) ? items.queryItemValue(speedName).toDouble(&isNumber) : 1;
    if (!from) {
        return wrongTime(fromName);
    }
    if (!isNumber || !(std::abs(speed) <= Playback::FastestSpeed) || speed == 0) {
        return Answer::text(
            400, QCoreApplication::translate("PastQuery",
                                             "speed must be a number from -%1 to %1, and not 0")
                     .arg(Playback::FastestSpeed));
    }
    return PlaybackQuery{.from = *from, .speed = speed};
}

} // namespace vedette
