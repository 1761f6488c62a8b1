// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/access/RequestPolicy.h"

#include "http/AddressLiteral.h"
#include "http/Authority.h"
#include "http/HttpNumbers.h"

#include <QHostInfo>
#include <QUrl>

#include <algorithm>

namespace vedette {

namespace {

QString withoutScope(QHostAddress address)
{
    address = simplified(address);
    address.setScopeId({});
    return address.toString();
}

/// What a user wrote, as it stands in a Host header.
std::optional<Authority> authorityFromUser(const QString &text)
{
    if (const auto address = addressFromLiteral(text)) {
        return Authority{.host = withoutScope(*address), .address = address, .port = {}};
    }
    const auto isAscii = [](QChar c) { return c.unicode() < 128; };
    const bool isPlain = std::all_of(text.begin(), text.end(), isAscii);
    return Authority::parse(isPlain ? text.toLatin1() : QUrl::toAce(text));
}

} // namespace

HostPolicy::HostPolicy(const QStringList &extraHosts)
    : m_hosts{QStringLiteral("localhost")}
{
    const QString ownName = QHostInfo::localHostName().toLower();
    const QString shortName = ownName.section(u'.', 0, 0);
    if (!shortName.isEmpty()) {
        m_hosts << ownName << shortName << shortName + QLatin1String(".local");
    }
    for (const QString &host : extraHosts) {
        if (const auto authority = authorityFromUser(host)) {
            m_hosts << authority->host;
        }
    }
}

bool HostPolicy::isHost(const QString &text)
{
    return authorityFromUser(text).has_value();
}

void HostPolicy::addListenAddress(const ListenAddress &address)
{
    if (address.isUnix()) {
        return;
    }
    m_hosts << withoutScope(address.host);
    if (address.host == QHostAddress(QHostAddress::Any) ||
        address.host == QHostAddress(QHostAddress::AnyIPv4) ||
        address.host == QHostAddress(QHostAddress::AnyIPv6)) {
        m_listensOnAll = true;
    }
}

bool HostPolicy::allows(const QByteArray &hostHeader, const QHostAddress &localAddress,
                        bool isHttp10) const
{
    if (hostHeader.isEmpty()) {
        return isHttp10;
    }
    const auto authority = Authority::parse(hostHeader);
    if (!authority) {
        return false;
    }
    if (m_hosts.contains(authority->host)) {
        return true;
    }
    if (!authority->address) {
        return false;
    }
    return authority->address->isLoopback() || (m_listensOnAll && !localAddress.isNull() &&
                                                authority->host == withoutScope(localAddress));
}

bool mayMoveCamera(const MoveRequest &request)
{
    const QByteArray &origin = request.origin;
    const QByteArray site = request.secFetchSite.trimmed().toLower();
    if (site == "cross-site" || site == "same-site") {
        return false;
    }
    if (origin.isEmpty()) {
        const bool isBrowser = request.userAgent.startsWith("Mozilla/5.0 (");
        return !isBrowser || !site.isEmpty();
    }
    const qsizetype colon = origin.indexOf("://");
    const QByteArray scheme = origin.left(std::max<qsizetype>(colon, 0)).toLower();
    const bool isHttps = scheme == "https";
    if (!isHttps && (scheme != "http" || request.isEncrypted)) {
        return false;
    }
    const auto from = Authority::parse(origin.mid(colon + 3));
    const auto here = Authority::parse(request.host);
    if (!from || !here) {
        return false;
    }
    const quint16 defaultPort = isHttps ? http::DefaultTlsPort : http::DefaultPort;
    return from->hasSameHost(*here) &&
           from->port.value_or(defaultPort) == here->port.value_or(defaultPort);
}

} // namespace vedette
