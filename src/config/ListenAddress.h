// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QHostAddress>
#include <QString>

#include <optional>

namespace vedette {

/// Where a server listens: an address of this machine and a TCP port, or a unix socket. A value.
struct ListenAddress
{
    /// What a unix socket's path has room for, in bytes (sockaddr_un, less the final NUL).
    static constexpr qsizetype MaximumPathBytes = 107;

    QHostAddress host; ///< null for a unix socket; QHostAddress::Any: all, IPv4 and IPv6
    quint16 port = 0;  ///< 0: any free one
    QString unixPath;  ///< absolute; empty for TCP

    /// Reads "127.0.0.1:5000", "[::1]:0", "localhost:5000", "0.0.0.0:5000", "*:5000" (all, IPv4 and
    /// IPv6) or "unix:/run/vedette.sock". Otherwise nothing, and in *problem what is wrong and what
    /// to write, a sentence without full stop.
    static std::optional<ListenAddress> parse(const QString &text, QString *problem);

    bool isUnix() const { return !unixPath.isEmpty(); }
    /// Whether only this machine can connect.
    bool isLoopback() const { return isUnix() || host.isLoopback(); }
    /// "http://127.0.0.1:5000/", or "unix:/path". actualPort: the one listened on, in place of 0.
    QString display(quint16 actualPort, bool encrypted) const;

    bool operator==(const ListenAddress &) const = default;

    Q_DECLARE_TR_FUNCTIONS(ListenAddress)
};

} // namespace vedette
