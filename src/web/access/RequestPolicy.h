// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/ListenAddress.h"

#include <QByteArray>
#include <QHostAddress>
#include <QSet>
#include <QString>
#include <QStringList>

namespace vedette {

/// Which Host headers are answered. A page on evil.example can let its own name point to this
/// machine's address (DNS rebinding), and is then same-origin with whatever it fetches from here;
/// but its requests carry its own name.
///
/// Allowed, at any port: localhost and loopback addresses; the addresses listened on, or, when that
/// is every address, the one this connection came to; this machine's own name, also with ".local";
/// and what the user named. Everything that is not a well-formed `host[:port]` is refused.
class HostPolicy
{
public:
    /// extraHosts: names and addresses that the user gave with --host; those that are neither are
    /// left out (see isHost()).
    explicit HostPolicy(const QStringList &extraHosts = {});

    /// Whether text may be given with --host: a name (also with letters beyond ASCII) or an IP
    /// address, with or without brackets and port.
    static bool isHost(const QString &text);

    void addListenAddress(const ListenAddress &address);
    /// hostHeader: the Host header's value, empty when there is none; that is allowed only in
    /// HTTP/1.0. localAddress: this end of the connection, null for a unix socket.
    bool allows(const QByteArray &hostHeader, const QHostAddress &localAddress,
                bool isHttp10 = false) const;

private:
    QSet<QString> m_hosts; ///< as Authority::host
    bool m_listensOnAll = false;
};

/// What shows where a request that would move the camera comes from.
struct MoveRequest
{
    // The headers' values, each empty when there is none.
    QByteArray origin;
    QByteArray secFetchSite;
    QByteArray host;
    QByteArray userAgent;
    bool isEncrypted = false; ///< this connection is TLS
};

/// Whether a request may move the camera: not when a page from elsewhere makes a browser send it,
/// which attaches the user's credentials on its own (cross-site request forgery).
///
/// secFetchSite: refused when it is "cross-site" or "same-site" (another name or port of the same
/// site). origin: refused when it is "null", no http or https origin, or another host or port than
/// host says. A port that is not written is the default one: in Origin that of its scheme.
/// Host says no scheme; on an encrypted connection it is https, and Origin must be https too. On a
/// plain one it is Origin's scheme, because TLS may end at a proxy in front of us. So the proxy has
/// to pass Host on as it was, with its port.
///
/// userAgent: refused when it is a browser's and neither of the others is there. Over plain HTTP a
/// browser sends no Sec-Fetch-Site (Fetch Metadata, 2.4: trustworthy addresses only), and no Origin
/// with a GET, so that it could be any page's picture with the camera's address in it. What a page
/// of ours sends, POST, always carries an Origin.
bool mayMoveCamera(const MoveRequest &request);

} // namespace vedette
