// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "web/access/LoginThrottle.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace vedette {

/// Checks HTTP Basic credentials (RFC 7617, UTF-8). What is compared are digests of fixed length,
/// under a key of this process alone, in a time that does not depend on where they differ, so the
/// time an answer takes reveals nothing about the password. Wrong logins are throttled by address.
///
/// A request without Basic credentials is Missing, whatever its address did before: it guesses
/// nothing. From an address that has to wait, credentials are refused unseen, right ones too.
///
/// Lives in one thread; takes a few microseconds, so it may run for each request.
class Authenticator
{
public:
    enum class Verdict {
        Accepted,
        Missing,   ///< answer 401 with challenge()
        Wrong,     ///< answer 401 with challenge()
        Throttled, ///< answer 429 with Retry-After
    };
    struct Result
    {
        Verdict verdict = Verdict::Missing;
        std::chrono::seconds retryAfter{0}; ///< for Throttled, at least 1
    };

    Authenticator(const QString &user, const QString &password);

    /// From now on only these are right. Without a user name or a password, or with a colon in the
    /// user name (see isUserName()), none are.
    void setCredentials(const QString &user, const QString &password);
    /// Whether HTTP can carry this user name: not empty, no colon, no control characters.
    static bool isUserName(const QString &user);

    /// authorization: the value of the Authorization header, empty when there is none. address:
    /// whose request it is, as TrustedProxies::clientAddress() says.
    Result check(const QByteArray &authorization, const QString &address,
                 SteadyClock::time_point now);

    /// The value of the WWW-Authenticate header.
    static QByteArray challenge();

private:
    static constexpr std::size_t DigestBytes = 32; ///< SHA-256

    QByteArray digestOf(const QByteArray &text) const;
    bool isRight(const QByteArray &token) const;

    QByteArray m_key; ///< of this process alone, so that digests reveal nothing
    QByteArray m_right;
    bool m_hasCredentials = false;
    LoginThrottle m_throttle;
};

} // namespace vedette
