// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "config/Login.h"
#include "web/access/LoginThrottle.h"
#include "web/access/Rights.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace vedette {

/// Checks HTTP Basic credentials (RFC 7617, UTF-8), and says whose they are. What is compared are
/// digests of fixed length, under a key of this process alone, always with both logins and in a
/// time that does not depend on where they differ, so the time an answer takes reveals nothing
/// about them. Wrong logins are throttled by address, and by whose user name they came with.
///
/// A request without Basic credentials is Missing, whatever its address did before: it guesses
/// nothing. From an address that has to wait for this login, credentials are refused unseen, right
/// ones too.
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
        Role role = Role::Nobody;           ///< of who is Accepted
        std::chrono::seconds retryAfter{0}; ///< for Throttled, at least 1
    };

    /// Accepts nobody before setCredentials().
    Authenticator();

    /// From now on only these are right. A login without a user name or a password, or with a colon
    /// in the user name (see isUserName()), never is. The two have different user names.
    void setCredentials(const Login &owner, const Login &viewer = {});
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

    /// One login, as digests.
    struct Known
    {
        QByteArray userName;
        QByteArray whole;      ///< with the password
        bool isUsable = false; ///< otherwise nothing is equal to it
    };
    /// What credentials turn out to be.
    struct Claim
    {
        Role named = Role::Nobody;  ///< whose user name it is
        Role proven = Role::Nobody; ///< whose password it is, too
    };

    QByteArray digestOf(const QByteArray &text) const;
    Known known(const Login &login) const;
    Claim claimOf(const QByteArray &token) const;

    QByteArray m_key; ///< of this process alone, so that digests reveal nothing
    Known m_owner;
    Known m_viewer;
    LoginThrottle m_throttle;
};

} // namespace vedette
