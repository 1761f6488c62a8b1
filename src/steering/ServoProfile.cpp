// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/ServoProfile.h"

#include <QUrlQuery>

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
    const QString traverse = QStringLiteral("tr");
    const QString elevation = QStringLiteral("el");

    QUrlQuery query(servoUrl);
    query.removeAllQueryItems(traverse);
    query.removeAllQueryItems(elevation);
    query.addQueryItem(traverse, QString::number(-within.pan));
    query.addQueryItem(elevation, QString::number(-within.tilt));

    QUrl url = servoUrl.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    url.setQuery(query);
    return url;
}

} // namespace vedette::ServoProfile
