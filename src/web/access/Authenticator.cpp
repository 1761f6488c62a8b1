// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/access/Authenticator.h"

#include <openssl/crypto.h>

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <algorithm>
#include <optional>

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

Authenticator::Authenticator(const QString &user, const QString &password)
{
    std::array<quint32, DigestBytes / sizeof(quint32)> key{};
    QRandomGenerator::system()->fillRange(key.data(), key.size());
    m_key = QByteArray(reinterpret_cast<const char *>(key.data()), DigestBytes);
    setCredentials(user, password);
}

void Authenticator::setCredentials(const QString &user, const QString &password)
{
    m_hasCredentials = isUserName(user) && !password.isEmpty();
    m_right = digestOf(user.toUtf8() + ':' + password.toUtf8());
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

bool Authenticator::isRight(const QByteArray &token) const
{
    const auto decoded =
        QByteArray::fromBase64Encoding(token, QByteArray::AbortOnBase64DecodingErrors);
    // What cannot be decoded is digested and compared all the same.
    const QByteArray digest = digestOf(decoded ? *decoded : token);
    const bool isEqual = CRYPTO_memcmp(digest.constData(), m_right.constData(), DigestBytes) == 0;
    return isEqual && static_cast<bool>(decoded) && m_hasCredentials;
}

Authenticator::Result Authenticator::check(const QByteArray &authorization, const QString &address,
                                           SteadyClock::time_point now)
{
    const auto token = basicToken(authorization);
    if (!token) {
        return {.verdict = Verdict::Missing, .retryAfter = {}};
    }
    const std::chrono::seconds wait = m_throttle.retryAfter(address, now);
    if (wait.count() > 0) {
        return {.verdict = Verdict::Throttled, .retryAfter = wait};
    }
    if (!isRight(*token)) {
        m_throttle.failed(address, now);
        return {.verdict = Verdict::Wrong, .retryAfter = {}};
    }
    m_throttle.succeeded(address);
    return {.verdict = Verdict::Accepted, .retryAfter = {}};
}

QByteArray Authenticator::challenge()
{
    return QByteArrayLiteral("Basic realm=\"Vedette\", charset=\"UTF-8\"");
}

} // namespace vedette
