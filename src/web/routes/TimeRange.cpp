// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/TimeRange.h"

#include "web/routes/RequestJson.h"
#include "web/routes/TimeText.h"

namespace vedette {

std::variant<TimeRange, Answer> TimeRange::of(RequestJson &json)
{
    const auto from = timeOfText(json.text(From));
    const auto to = timeOfText(json.text(To));
    json.refuseOthers();
    if (!json.problem().isEmpty()) {
        return Answer::text(400, json.problem());
    }
    if (!from || !to) {
        return wrongTime(from ? To : From);
    }
    const TimeRange range{.from = *from, .to = *to};
    return range.isRight() ? std::variant<TimeRange, Answer>(range) : wrongRange();
}

Answer TimeRange::wrongTime(const QString &name)
{
    return Answer::text(400, tr("%1 must be a time such as 2026-11-30T09:35:12.000Z, or "
                                "milliseconds since 1970")
                                 .arg(name));
}

Answer TimeRange::wrongRange()
{
    return Answer::text(
        400, tr("from must be before to, and at most %1 days before it")
                 .arg(std::chrono::duration_cast<std::chrono::hours>(Longest).count() / 24));
}

} // namespace vedette
