// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/access/TrustedProxies.h"

#include "http/AddressLiteral.h"
#include "http/Authority.h"

#include <algorithm>
#include <optional>

namespace vedette {

namespace {

constexpr int V4Bits = 32;
constexpr int V6Bits = 128;

/// One entry of the header: an address, or an address and a port as some proxies write it.
std::optional<QHostAddress> forwardedAddress(const QByteArray &entry)
{
    if (entry.size() > Authority::MaximumBytes) {
        return std::nullopt;
    }
    const QByteArray trimmed = entry.trimmed();
    if (auto address = addressFromLiteral(QString::fromLatin1(trimmed))) {
        return address;
    }
    const auto authority = Authority::parse(trimmed);
    return authority ? authority->address : std::nullopt;
}

} // namespace

bool TrustedProxies::add(const QString &text, QString *problem)
{
    problem->clear();
    if (text == QLatin1String("unix")) {
        m_trustsUnix = true;
        return true;
    }
    const qsizetype slash = text.indexOf(u'/');
    const auto address = addressFromLiteral(slash < 0 ? text : text.left(slash));
    if (!address) {
        *problem =
            TrustedProxies::tr(
                "\"%1\" is no proxy's address; write one as in 127.0.0.1, 10.0.0.0/8 or unix")
                .arg(text);
        return false;
    }
    const int bits = address->protocol() == QAbstractSocket::IPv4Protocol ? V4Bits : V6Bits;
    bool isNumber = true;
    const int prefix = slash < 0 ? bits : QStringView(text).mid(slash + 1).toUShort(&isNumber);
    if (!isNumber || prefix < 1 || prefix > bits) {
        *problem = TrustedProxies::tr("\"%1\" needs a number from 1 to %2 after its slash")
                       .arg(text, QString::number(bits));
        return false;
    }
    m_subnets.append({*address, prefix});
    return true;
}

bool TrustedProxies::isTrusted(const QHostAddress &address) const
{
    return std::any_of(m_subnets.begin(), m_subnets.end(),
                       [&address](const Subnet &subnet) { return address.isInSubnet(subnet); });
}

QString TrustedProxies::clientAddress(const QString &peer, bool peerIsUnix,
                                      const QByteArray &xForwardedFor) const
{
    const auto peerAddress = peerIsUnix ? std::nullopt : addressFromLiteral(peer);
    QString peerName = peerIsUnix    ? QStringLiteral("unix")
                       : peerAddress ? peerAddress->toString()
                                     : peer;
    if (peerIsUnix ? !m_trustsUnix : !peerAddress || !isTrusted(*peerAddress)) {
        return peerName;
    }
    qsizetype end = xForwardedFor.size();
    for (int hop = 0; hop < MaximumHops; ++hop) {
        const qsizetype comma = end > 0 ? xForwardedFor.lastIndexOf(',', end - 1) : -1;
        const auto address = forwardedAddress(xForwardedFor.mid(comma + 1, end - comma - 1));
        if (!address) {
            return peerName;
        }
        if (comma < 0 || !isTrusted(*address)) {
            return address->toString();
        }
        end = comma;
    }
    return peerName;
}

} // namespace vedette
