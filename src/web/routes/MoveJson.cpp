// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/MoveJson.h"

#include "steering/ServoProfile.h"
#include "web/routes/RequestJson.h"

#include <cmath>

namespace vedette {

std::variant<Move, QPointF, QString> moveOfJson(const QByteArray &body)
{
    constexpr double Most = ServoProfile::MaximumDegrees;
    RequestJson json(body);
    const double pan = json.number(QStringLiteral("pan"), -Most, Most);
    const double tilt = json.number(QStringLiteral("tilt"), -Most, Most);
    const bool isRelative = json.yesOrNo(QStringLiteral("relative"), true);
    json.refuseOthers();
    if (isRelative && (std::floor(pan) != pan || std::floor(tilt) != tilt)) {
        json.refuse(RequestJson::tr("A relative move is of whole degrees."));
    }
    if (!json.problem().isEmpty()) {
        return json.problem();
    }
    if (!isRelative) {
        return QPointF(pan, tilt);
    }
    return Move{.pan = static_cast<int>(pan), .tilt = static_cast<int>(tilt)};
}

std::variant<Aim, QString> aimOfJson(const QByteArray &body)
{
    RequestJson json(body);
    const auto part = [&json](const QString &key) { return json.number(key, 0, 1); };
    Aim aim;
    aim.from = {part(QStringLiteral("x")), part(QStringLiteral("y"))};
    if (json.has(QStringLiteral("toX")) || json.has(QStringLiteral("toY"))) {
        aim.to = {part(QStringLiteral("toX")), part(QStringLiteral("toY"))};
    }
    json.refuseOthers();
    if (!json.problem().isEmpty()) {
        return json.problem();
    }
    return aim;
}

} // namespace vedette
