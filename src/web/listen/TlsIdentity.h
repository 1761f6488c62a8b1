// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QDateTime>
#include <QSslConfiguration>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace vedette {

/// What a TLS server shows its clients and how it talks to them: TLS 1.2 and up, forward secrecy
/// and authenticated encryption only, no client certificates. A value.
struct TlsIdentity
{
    QSslConfiguration configuration;
    QString fingerprint; ///< of the certificate: SHA-256, "AA:BB:…"
    QDateTime expires;   ///< the certificate

    Q_DECLARE_TR_FUNCTIONS(TlsIdentity)
};

/// Certificate and key files are a few KB; more is another file.
inline constexpr qint64 MaximumPemBytes = 256 * 1024;
/// Longer than 398 days browsers do not accept; an hour more is the allowance for wrong clocks.
inline constexpr std::chrono::days SelfSignedLifetime{397};
/// A self-signed certificate that would expire within this is replaced.
inline constexpr std::chrono::days SelfSignedRenewal{7};

/// Reads a certificate (PEM; its chain may follow) and its key (PEM, RSA or elliptic curve, not
/// encrypted; may be the same file). Nothing when they cannot be used, and in *problem why, a
/// sentence without full stop that names the file.
std::optional<TlsIdentity> loadTlsIdentity(const QString &certificateFile, const QString &keyFile,
                                           QString *problem);

/// The certificate kept in folder as self-signed.crt and self-signed.key (readable for its owner
/// only). Made, with its folder, when there is none; made again, with another fingerprint, when it
/// expires within SelfSignedRenewal, cannot be used, or lacks one of hostNames: the names and IP
/// addresses under which clients come, none of them twice. Nothing, and *problem, when it cannot be
/// written.
std::optional<TlsIdentity> selfSignedIdentity(const QString &folder, const QStringList &hostNames,
                                              QString *problem);

} // namespace vedette
