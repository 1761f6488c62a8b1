// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QHostAddress>
#include <QList>
#include <QString>

#include <utility>

namespace vedette {

/// The proxies whose X-Forwarded-For header is believed, and with them whose request it is. By
/// default none: anybody can write such a header.
class TrustedProxies
{
public:
    /// Addresses of a header that are looked at, from its end; a chain of that many proxies of
    /// one's own does not exist.
    static constexpr int MaximumHops = 32;

    /// text: "127.0.0.1", "10.0.0.0/8", "fd00::/8", or "unix" for all who connect to a unix socket.
    /// False when it is none of them, and in *problem what is wrong, a sentence without full stop.
    bool add(const QString &text, QString *problem);

    /// Whose request it is: the peer, unless that is a trusted proxy; then the last address of
    /// xForwardedFor that is not a trusted proxy itself, or its first when all are. The peer again
    /// when that is no IP address or there is none.
    ///
    /// peer: the other end of the connection; not looked at when peerIsUnix, because Qt (6.4) gives
    /// uninitialised memory for it; such a peer is called "unix".
    QString clientAddress(const QString &peer, bool peerIsUnix,
                          const QByteArray &xForwardedFor) const;

private:
    using Subnet = std::pair<QHostAddress, int>;

    bool isTrusted(const QHostAddress &address) const;

    QList<Subnet> m_subnets;
    bool m_trustsUnix = false;

    Q_DECLARE_TR_FUNCTIONS(TrustedProxies)
};

} // namespace vedette
