// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/search/SearchPlan.h"

#include "config/WebAddress.h"
#include "http/AddressLiteral.h"

#include <algorithm>
#include <array>

namespace vedette {

namespace {

/// By how many cameras have them; the firmwares are in FirmwareTable.
constexpr std::array Places{
    "/status",
    "/",
    ":81/stream",
    "/mjpeg",
    "/stream",
    ":81/",
    "/mjpeg/1",
    ":8080/",
    "/sustain?video=1",
    "/wc.mjpeg",
    "/?action=stream",
    ":8080/?action=stream",
    ":8080/stream",
    "/x/ch0.mjpg",
    ":8081/1/stream",
    ":82/stream",
    "/cgi-bin/snapshot.sh?res=low",
};

/// The address with a scheme.
QString whole(const QString &typed)
{
    QString text = typed.trimmed();
    if (text.contains(QLatin1String("://"))) {
        return text;
    }
    const auto literal = addressFromLiteral(text);
    const bool isIpv6 = literal && literal->protocol() == QAbstractSocket::IPv6Protocol;
    return QStringLiteral("http://") + (isIpv6 ? QStringLiteral("[%1]").arg(text) : text);
}

QString pathOf(const QString &place)
{
    return place.sliced(place.indexOf(QLatin1Char('/')));
}

} // namespace

QString problemWithSearchedAddress(const QString &typed)
{
    return WebAddress::problemWith(whole(typed));
}

QUrl atCamera(const QUrl &camera, const QString &place)
{
    QUrl url(camera);
    url.setUserInfo({});
    url.setFragment({});
    const QStringView port = QStringView(place).first(place.indexOf(QLatin1Char('/')));
    if (!port.isEmpty()) {
        url.setPort(port.sliced(1).toInt());
    }
    const QUrl path(pathOf(place));
    url.setPath(path.path());
    url.setQuery(path.hasQuery() ? path.query() : QString());
    return url;
}

SearchPlan searchPlanFor(const QString &typed)
{
    const QUrl camera = WebAddress::of(whole(typed)).adjusted(QUrl::RemoveUserInfo);
    const bool hasOnePort = camera.port() > 0 || camera.scheme() == QLatin1String("https");
    SearchPlan plan;
    const auto add = [&plan](const SearchPlace &wanted) {
        const auto isSame = [&](const SearchPlace &place) { return place.url == wanted.url; };
        if (std::none_of(plan.cbegin(), plan.cend(), isSame)) {
            plan.append(wanted);
        }
    };
    const QString path =
        camera.path() + (camera.hasQuery() ? QLatin1Char('?') + camera.query() : QString());
    if (path.size() > 1) {
        const QString port =
            camera.port() > 0 ? QStringLiteral(":%1").arg(camera.port()) : QString();
        add({camera.adjusted(QUrl::RemoveFragment), port + path});
    }
    for (const char *const known : Places) {
        const QString place = QLatin1String(known);
        const QString wanted = hasOnePort ? pathOf(place) : place;
        const QUrl url = atCamera(camera, wanted);
        // Asked at the port that the firmware has, it tells as much as without one.
        const bool isAtItsPort = atCamera(camera, place).port() == camera.port();
        add({url, hasOnePort && isAtItsPort ? place : wanted});
    }
    return plan;
}

} // namespace vedette
