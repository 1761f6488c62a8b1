// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

#include <optional>

namespace vedette {

/// A certificate that only its own fingerprint vouches for, and its key; both PEM.
struct SelfSignedCertificate
{
    QByteArray certificate;
    QByteArray key; ///< EC P-256, PKCS #8, not encrypted

    /// Makes a new key and a certificate of a server, valid between the two times, for these host
    /// names and IP addresses (none: localhost). Nothing when OpenSSL cannot, or a name is not
    /// valid.
    static std::optional<SelfSignedCertificate> make(const QStringList &hostNames,
                                                     const QDateTime &from, const QDateTime &until);
};

} // namespace vedette
