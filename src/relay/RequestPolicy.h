// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "relay/ListenAddress.h"

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

/// Whether a request may move the camera: not when a page from elsewhere makes a browser send it,
/// which attaches the user's credentials on its own (cross-site request forgery). Each argument is
/// a header's value, empty when there is none; encrypted: whether this connection is TLS.
///
/// secFetchSite: refused when it is "cross-site" or "same-site" (another name or port of the same
/// site). origin: refused when it is "null", no http or https origin, or another host or port than
/// hostHeader says. A port that is not written is the default one: in Origin that of its scheme.
/// Host says no scheme; on an encrypted connection it is https, and Origin must be https too. On a
/// plain one it is Origin's scheme, because TLS may end at a proxy in front of us. So the proxy has
/// to pass Host on as it was, with its port.
bool mayMoveCamera(const QByteArray &origin, const QByteArray &secFetchSite,
                   const QByteArray &hostHeader, bool encrypted);

} // namespace vedette
