// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/ServoProfile.h"

#include "dialects/DialectLibrary.h"

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

DialectPointer usualDialect()
{
    static const DialectPointer usual = [] {
        const QList<DialectPointer> &all = DialectLibrary::builtIn();
        return *std::find_if(all.cbegin(), all.cend(), [](const DialectPointer &dialect) {
            return dialect->id == QLatin1String("tr-el");
        });
    }();
    return usual;
}

QByteArray targetFor(const QUrl &servoUrl, const QByteArray &target)
{
    QByteArray path = servoUrl.path(QUrl::FullyEncoded).toLatin1();
    const QByteArray query = servoUrl.query(QUrl::FullyEncoded).toLatin1();
    const QList<QByteArray> own = query.isEmpty() ? QList<QByteArray>() : query.split('&');
    if (!target.startsWith('?')) {
        while (path.endsWith('/')) {
            path.chop(1);
        }
        return query.isEmpty() ? path + target
                               : path + target + (target.contains('?') ? '&' : '?') + query;
    }
    const auto nameOf = [](const QByteArray &item) {
        return QByteArray::fromPercentEncoding(item.first(
            std::max<qsizetype>(item.contains('=') ? item.indexOf('=') : item.size(), 0)));
    };
    const QList<QByteArray> added = target.mid(1).split('&');
    QList<QByteArray> items = own;
    items.removeIf([&](const QByteArray &item) {
        return std::any_of(added.cbegin(), added.cend(),
                           [&](const QByteArray &other) { return nameOf(item) == nameOf(other); });
    });
    items += added;
    return (path.isEmpty() ? "/" : path) + '?' + items.join('&');
}

} // namespace vedette::ServoProfile
