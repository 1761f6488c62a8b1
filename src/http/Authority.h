// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QString>

#include <optional>

namespace vedette {

/// The `host[:port]` of a Host header and, after its scheme, of an Origin header (RFC 9110, 7.2;
/// RFC 3986, 3.2). A value.
struct Authority
{
    /// A host name has at most 253 characters, and a colon and a port follow; longer ones are
    /// refused unread.
    static constexpr qsizetype MaximumBytes = 260;

    QString host; ///< lower case, without brackets and final dot; an address in its simplest form
    std::optional<QHostAddress> address; ///< when host is an IP literal
    std::optional<quint16> port;         ///< when one is written

    /// Nothing when text is anything else, be it only by a space or a user name.
    static std::optional<Authority> parse(const QByteArray &text);

    /// By host alone.
    bool hasSameHost(const Authority &other) const { return host == other.host; }
};

} // namespace vedette
