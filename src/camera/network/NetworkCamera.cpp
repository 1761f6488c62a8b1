// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/network/NetworkCamera.h"

#include "http/AddressLiteral.h"
#include "http/HttpNumbers.h"

#include <QHostAddress>

#include <algorithm>

namespace vedette {

namespace {

constexpr QLatin1String LocalDomain(".local");

/// One line of what can be seen, not too long.
QString cleaned(const QString &text)
{
    QString clean = text.left(NetworkCamera::MaximumNameLength);
    clean.removeIf([](QChar c) {
        return !c.isPrint() || c.category() == QChar::Other_Format || c.isSurrogate();
    });
    return clean.trimmed();
}

bool isCameraName(const QString &name)
{
    return name.startsWith(QLatin1String("esp"), Qt::CaseInsensitive) ||
           name.contains(QLatin1String("cam"), Qt::CaseInsensitive);
}

} // namespace

QString NetworkCamera::addressToSearch() const
{
    const bool isIpv6 = address.contains(QLatin1Char(':'));
    const QString literal = isIpv6 ? QStringLiteral("[%1]").arg(address) : address;
    return port == http::DefaultPort ? address : QStringLiteral("%1:%2").arg(literal).arg(port);
}

NetworkCamera networkCameraOf(const QString &type, const QString &name, const QString &host,
                              const QString &address, quint16 port, int interface)
{
    QHostAddress parsed = addressFromLiteral(address).value_or(QHostAddress());
    if (parsed.isNull() || parsed.isMulticast() || parsed.isBroadcast() || port == 0) {
        return {};
    }
    if (parsed.isLinkLocal() && parsed.protocol() == QAbstractSocket::IPv6Protocol) {
        parsed.setScopeId(QString::number(interface));
    }
    const bool isBuilt = type != QLatin1String("_http._tcp");
    // Over-the-air updates and ESPHome's own protocol have ports of their own; the page is at 80.
    return {.name = cleaned(name),
            .host = cleaned(host),
            .address = parsed.toString(),
            .port = isBuilt ? http::DefaultPort : port,
            .looksLikeCamera = isBuilt || isCameraName(name) || isCameraName(host)};
}

QUrl movedTo(const QUrl &old, const NetworkCamera &found)
{
    QUrl url = old.adjusted(QUrl::RemoveUserInfo);
    url.setHost(found.address);
    return url;
}

bool isNamedIn(const QUrl &old, const NetworkCamera &found)
{
    return old.host().endsWith(LocalDomain, Qt::CaseInsensitive) &&
           old.host().compare(found.host, Qt::CaseInsensitive) == 0;
}

} // namespace vedette
