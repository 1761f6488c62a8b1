// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/ServoProfile.h"

#include <QStringList>

#include <algorithm>

namespace vedette::ServoProfile {

namespace {

/// Of the firmware's second server.
constexpr int UsualPort = 81;

} // namespace

QUrl guessedUrl(const QUrl &cameraUrl)
{
    if (cameraUrl.host().isEmpty()) {
        return {};
    }
    QUrl url;
    url.setScheme(cameraUrl.scheme());
    url.setHost(cameraUrl.host());
    url.setPort(UsualPort);
    url.setPath(QStringLiteral("/control_servo"));
    return url;
}

Move clamped(Move move)
{
    return {.pan = std::clamp(move.pan, -MaximumDegrees, MaximumDegrees),
            .tilt = std::clamp(move.tilt, -MaximumDegrees, MaximumDegrees)};
}

QUrl requestUrl(const QUrl &servoUrl, Move move)
{
    const Move within = clamped(move);
    const QString own = servoUrl.query(QUrl::FullyEncoded);
    QStringList items = own.isEmpty() ? QStringList() : own.split(u'&');
    const auto isOfTheMove = [](const QString &item) {
        const QString name = QUrl::fromPercentEncoding(item.section(u'=', 0, 0).toLatin1());
        return name == QLatin1String("tr") || name == QLatin1String("el");
    };
    items.removeIf(isOfTheMove);
    items += QStringLiteral("tr=%1").arg(-within.pan);
    items += QStringLiteral("el=%1").arg(-within.tilt);

    QUrl url = servoUrl.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    // Not by QUrlQuery, which would write the other items in its own way.
    url.setQuery(items.join(u'&'));
    return url;
}

} // namespace vedette::ServoProfile
