// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/StreamAnswers.h"

#include <QUrlQuery>

namespace vedette {

std::optional<FramePace> StreamAnswers::paceOf(const QString &query, const FramePace &usual)
{
    const QUrlQuery items(query);
    const QString name = QStringLiteral("fps");
    const QStringList values = items.allQueryItemValues(name);
    if (values.isEmpty()) {
        return usual;
    }
    bool isNumber = false;
    const double rate = values.join(QLatin1Char('&')).toDouble(&isNumber); // two are none
    // So put, "nan" is not one either.
    const bool isRate = isNumber && rate >= FramePace::Slowest && rate <= FramePace::Fastest;
    return isRate ? std::optional(FramePace(rate)) : std::nullopt;
}

Answer StreamAnswers::wrongPace(const QString &path)
{
    return Answer::text(400, tr("fps is a number of pictures a second, from %1 to %2: %3?fps=5")
                                 .arg(FramePace::Slowest)
                                 .arg(FramePace::Fastest)
                                 .arg(path));
}

Answer StreamAnswers::full()
{
    Answer full = Answer::page(503, tr("All places are taken"),
                               tr("As many viewers as this server allows are watching. Try again "
                                  "in a moment."));
    full.more.emplaceBack("Retry-After", QByteArray::number(RetryWhenFull.count()));
    return full;
}

} // namespace vedette
