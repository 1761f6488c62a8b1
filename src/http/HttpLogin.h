// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace vedette {

/// Answers a server's WWW-Authenticate with Digest (RFC 7616: MD5 and SHA-256, for each request or
/// for a session; with quality "auth" or none) or, where the server offers nothing better, Basic
/// (RFC 7617, UTF-8). Remembers the challenge, so that later requests carry their login from the
/// start.
class HttpLogin
{
public:
    /// An empty user name: there is no login.
    HttpLogin(const QString &userName, const QString &password);
    /// The login in address itself, which may be none (see AddressLogin.h); else this one.
    static HttpLogin forAddress(const QUrl &address, const QString &userName,
                                const QString &password);

    bool isAvailable() const { return !m_userName.isEmpty(); }
    /// Takes up what a 401 asked for. False when there is nothing (more) to offer: no user name, no
    /// scheme known here, or the very login just refused.
    bool accept(const QList<QByteArray> &challenges);
    /// The value of Authorization for a request of `target` (path and query as sent); empty before
    /// any challenge. `clientNonce` is chosen afresh unless a test gives one.
    QByteArray authorization(const QByteArray &target, const QByteArray &clientNonce = {},
                             const QByteArray &method = "GET");
    /// The kind of login that challenges ask for, as they name it, when it is none of those known
    /// here: another user name or password would not help. Nothing when one of them is known; empty
    /// when they name none that can be shown.
    static std::optional<QByteArray> unknownKind(const QList<QByteArray> &challenges);
    /// The login was refused for good: the next request starts without.
    void forget();

private:
    enum class Scheme { None, Basic, Digest };
    struct Challenge
    {
        QByteArray scheme;                                   ///< lower case
        QList<std::pair<QByteArray, QByteArray>> parameters; ///< names lower case

        std::optional<QByteArray> parameter(QByteArrayView name) const;
    };

    static QList<Challenge> parse(const QList<QByteArray> &headers);
    static QList<Challenge> parse(const QByteArray &header);
    static bool isKnown(const Challenge &challenge);
    void acceptDigest(const Challenge &challenge);
    QByteArray digest(const QByteArray &method, const QByteArray &target,
                      const QByteArray &clientNonce);

    QByteArray m_userName;
    QByteArray m_password;
    Scheme m_scheme = Scheme::None;
    QByteArray m_realm;
    QByteArray m_nonce;
    QByteArray m_opaque;
    QByteArray m_algorithm;    ///< as the server wrote it
    bool m_hasQuality = false; ///< the server knows qop=auth
    quint32 m_nonceCount = 0;
};

} // namespace vedette
