// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/access/Authenticator.h"

#include <openssl/crypto.h>

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace vedette {

namespace {

constexpr QByteArrayView Scheme("Basic");

/// What follows the scheme's name; nothing when it is another scheme, or none.
std::optional<QByteArray> basicToken(const QByteArray &authorization)
{
    const QByteArray value = authorization.trimmed();
    if (value.left(Scheme.size()).compare(Scheme, Qt::CaseInsensitive) != 0) {
        return std::nullopt;
    }
    const QByteArray rest = value.mid(Scheme.size());
    if (!rest.isEmpty() && !rest.startsWith(' ')) {
        return std::nullopt;
    }
    return rest.trimmed();
}

} // namespace

Authenticator::Authenticator()
{
    std::array<quint32, DigestBytes / sizeof(quint32)> key{};
    QRandomGenerator::system()->fillRange(key.data(), key.size());
    m_key = QByteArray(reinterpret_cast<const char *>(key.data()), DigestBytes);
    setCredentials({});
}

void Authenticator::setCredentials(const Login &owner, const Login &viewer)
{
    m_owner = known(owner);
    m_viewer = known(viewer);
}

bool Authenticator::isUserName(const QString &user)
{
    return !user.isEmpty() && std::none_of(user.begin(), user.end(), [](QChar c) {
        return c == u':' || c.category() == QChar::Other_Control;
    });
}

QByteArray Authenticator::digestOf(const QByteArray &text) const
{
    return QMessageAuthenticationCode::hash(text, m_key, QCryptographicHash::Sha256);
}

Authenticator::Known Authenticator::known(const Login &login) const
{
    const QByteArray userName = login.userName.toUtf8();
    return {.userName = digestOf(userName),
            .whole = digestOf(userName + ':' + login.password.toUtf8()),
            .isUsable = isUserName(login.userName) && !login.password.isEmpty()};
}

Authenticator::Claim Authenticator::claimOf(const QByteArray &token) const
{
    const auto decoded =
        QByteArray::fromBase64Encoding(token, QByteArray::AbortOnBase64DecodingErrors);
    // What cannot be decoded is digested and compared all the same.
    const QByteArray text = decoded ? *decoded : token;
    const QByteArray whole = digestOf(text);
    const QByteArray userName = digestOf(text.left(text.indexOf(':')));
    Claim claim;
    const std::array<std::pair<Role, const Known *>, 2> all{
        {{Role::Viewer, &m_viewer}, {Role::Owner, &m_owner}}};
    for (const auto &[role, login] : all) {
        const bool mayBe = static_cast<bool>(decoded) && login->isUsable;
        const bool isNamed =
            CRYPTO_memcmp(userName.constData(), login->userName.constData(), DigestBytes) == 0;
        const bool isProven =
            CRYPTO_memcmp(whole.constData(), login->whole.constData(), DigestBytes) == 0;
        claim.named = isNamed && mayBe ? role : claim.named;
        claim.proven = isProven && mayBe ? role : claim.proven;
    }
    return claim;
}

Authenticator::Result Authenticator::check(const QByteArray &authorization, const QString &address,
                                           SteadyClock::time_point now)
{
    const auto token = basicToken(authorization);
    if (!token) {
        return {.verdict = Verdict::Missing};
    }
    const Claim claim = claimOf(*token);
    const std::chrono::seconds wait = m_throttle.retryAfter(address, claim.named, now);
    if (wait.count() > 0) {
        return {.verdict = Verdict::Throttled, .retryAfter = wait};
    }
    if (claim.proven == Role::Nobody) {
        m_throttle.failed(address, claim.named, now);
        return {.verdict = Verdict::Wrong};
    }
    m_throttle.succeeded(address, claim.named);
    return {.verdict = Verdict::Accepted, .role = claim.proven};
}

QByteArray Authenticator::challenge()
{
    return QByteArrayLiteral("Basic realm=\"Vedette\", charset=\"UTF-8\"");
}

} // namespace vedette
