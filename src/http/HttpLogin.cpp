// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/HttpLogin.h"

#include "http/AddressLogin.h"
#include "http/HttpSyntax.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace vedette {

namespace {

/// Walks over the text of a header.
class Cursor
{
public:
    explicit Cursor(const QByteArray &text)
        : m_text(text)
    {
    }

    bool atEnd() const { return m_position >= m_text.size(); }
    bool at(char c) const { return !atEnd() && m_text.at(m_position) == c; }
    void skip() { ++m_position; }

    void skipBlanks(bool andCommas = false)
    {
        while (!atEnd() && (http::isBlank(m_text.at(m_position)) || (andCommas && at(',')))) {
            skip();
        }
    }

    QByteArray word()
    {
        const qsizetype begin = m_position;
        while (!atEnd() && !http::isBlank(m_text.at(m_position)) && !at(',') && !at('=')) {
            skip();
        }
        return m_text.mid(begin, m_position - begin);
    }

    QByteArray value()
    {
        if (!at('"')) {
            return word();
        }
        QByteArray text;
        for (skip(); !atEnd() && !at('"'); skip()) {
            if (at('\\') && m_position + 1 < m_text.size()) {
                skip();
            }
            text += m_text.at(m_position);
        }
        skip();
        return text;
    }

private:
    const QByteArray &m_text;
    qsizetype m_position = 0;
};

QByteArray quoted(QByteArray text)
{
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

/// RFC 7616, 3.3 and 3.4.2.
struct DigestAlgorithm
{
    QCryptographicHash::Algorithm hash = QCryptographicHash::Md5;
    bool isForSession = false; ///< the password's hash is mixed with the first nonces
};

std::optional<DigestAlgorithm> algorithmNamed(const QByteArray &name)
{
    static constexpr QByteArrayView SessionEnd = "-sess";
    QByteArray hash = name.toLower();
    DigestAlgorithm algorithm;
    algorithm.isForSession = hash.endsWith(SessionEnd);
    hash.chop(algorithm.isForSession ? SessionEnd.size() : 0);
    if (hash == "sha-256") {
        algorithm.hash = QCryptographicHash::Sha256;
    } else if (hash != "md5" && !name.isEmpty()) {
        return std::nullopt;
    }
    return algorithm;
}

/// "auth" is among the qualities of protection that a challenge offers.
bool offersAuth(const QByteArray &qualities)
{
    return http::hasListItem(qualities, "auth");
}

/// Whether a server's word may be shown to a user.
bool isShowable(const QByteArray &word)
{
    constexpr qsizetype MaximumShownBytes = 32;
    return http::isToken(word) && word.size() <= MaximumShownBytes;
}

QByteArray randomNonce()
{
    std::array<quint32, 4> numbers{};
    QRandomGenerator::system()->fillRange(numbers.data(), numbers.size());
    return QByteArray(reinterpret_cast<const char *>(numbers.data()), sizeof(numbers)).toHex();
}

} // namespace

HttpLogin::HttpLogin(const QString &userName, const QString &password)
    : m_userName(userName.toUtf8())
    , m_password(password.toUtf8())
{
}

HttpLogin HttpLogin::forAddress(const QUrl &address, const QString &userName,
                                const QString &password)
{
    return hasOwnLogin(address) ? HttpLogin(address.userName(QUrl::FullyDecoded),
                                            address.password(QUrl::FullyDecoded))
                                : HttpLogin(userName, password);
}

std::optional<QByteArray> HttpLogin::Challenge::parameter(QByteArrayView name) const
{
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [name](const auto &entry) { return entry.first == name; });
    return found == parameters.end() ? std::nullopt : std::optional(found->second);
}

QList<HttpLogin::Challenge> HttpLogin::parse(const QList<QByteArray> &headers)
{
    QList<Challenge> challenges;
    for (const QByteArray &header : headers) {
        // What a server asks for goes back to it.
        if (http::isFieldValue(header)) {
            challenges += parse(header);
        }
    }
    return challenges;
}

/// One header may hold several challenges, each a word and then `name=value` pairs; a word that is
/// not followed by an equals sign begins the next challenge.
QList<HttpLogin::Challenge> HttpLogin::parse(const QByteArray &header)
{
    QList<Challenge> challenges;
    Cursor cursor(header);
    for (cursor.skipBlanks(true); !cursor.atEnd(); cursor.skipBlanks(true)) {
        const QByteArray word = cursor.word().toLower();
        cursor.skipBlanks();
        if (!cursor.at('=')) {
            challenges.append({.scheme = word, .parameters = {}});
            continue;
        }
        cursor.skip();
        cursor.skipBlanks();
        const QByteArray value = cursor.value();
        if (!challenges.isEmpty()) {
            challenges.last().parameters.append({word, value});
        }
    }
    return challenges;
}

bool HttpLogin::isKnown(const Challenge &challenge)
{
    const std::optional<QByteArray> qualities = challenge.parameter("qop");
    return challenge.scheme == "basic" ||
           (challenge.scheme == "digest" && challenge.parameter("nonce") &&
            algorithmNamed(challenge.parameter("algorithm").value_or(QByteArray())) &&
            (!qualities || offersAuth(*qualities)));
}

std::optional<QByteArray> HttpLogin::unknownKind(const QList<QByteArray> &challenges)
{
    const QList<Challenge> parsed = parse(challenges);
    if (std::any_of(parsed.begin(), parsed.end(), isKnown)) {
        return std::nullopt;
    }
    const Challenge first = parsed.value(0);
    const QByteArray algorithm = first.parameter("algorithm").value_or(QByteArray());
    return isShowable(first.scheme) && isShowable(algorithm) ? first.scheme + ' ' + algorithm
           : isShowable(first.scheme)                        ? first.scheme
                                                             : QByteArray();
}

bool HttpLogin::accept(const QList<QByteArray> &challenges)
{
    if (!isAvailable()) {
        return false;
    }
    const QList<Challenge> parsed = parse(challenges);
    const auto known = [&parsed](QByteArrayView scheme) {
        return std::find_if(parsed.begin(), parsed.end(), [scheme](const Challenge &challenge) {
            return challenge.scheme == scheme && isKnown(challenge);
        });
    };
    if (const auto digest = known("digest"); digest != parsed.end()) {
        acceptDigest(*digest);
        return true;
    }
    if (known("basic") == parsed.end() || m_scheme == Scheme::Basic) {
        return false;
    }
    m_scheme = Scheme::Basic;
    return true;
}

void HttpLogin::acceptDigest(const Challenge &challenge)
{
    m_scheme = Scheme::Digest;
    m_realm = challenge.parameter("realm").value_or(QByteArray());
    m_nonce = challenge.parameter("nonce").value_or(QByteArray());
    m_opaque = challenge.parameter("opaque").value_or(QByteArray());
    m_algorithm = challenge.parameter("algorithm").value_or(QByteArray());
    m_hasQuality = challenge.parameter("qop").has_value();
    m_nonceCount = 0;
}

QByteArray HttpLogin::authorization(const QByteArray &target, const QByteArray &clientNonce,
                                    const QByteArray &method)
{
    switch (m_scheme) {
    case Scheme::None:
        return {};
    case Scheme::Basic:
        return "Basic " + QByteArray(m_userName + ':' + m_password).toBase64();
    case Scheme::Digest:
        break;
    }
    return digest(method, target, clientNonce.isEmpty() ? randomNonce() : clientNonce);
}

QByteArray HttpLogin::digest(const QByteArray &method, const QByteArray &target,
                             const QByteArray &clientNonce)
{
    const DigestAlgorithm algorithm = algorithmNamed(m_algorithm).value_or(DigestAlgorithm());
    const auto hash = [kind = algorithm.hash](const QByteArray &text) {
        return QCryptographicHash::hash(text, kind).toHex();
    };
    const QByteArray count = QByteArray::number(++m_nonceCount, 16).rightJustified(8, '0');
    // Each request begins a session of its own: servers recompute it from what the request says.
    QByteArray who = hash(m_userName + ':' + m_realm + ':' + m_password);
    if (algorithm.isForSession) {
        who = hash(who + ':' + m_nonce + ':' + clientNonce);
    }
    const QByteArray what = hash(method + ':' + target);
    const QByteArray freshness =
        m_hasQuality ? m_nonce + ':' + count + ':' + clientNonce + ":auth" : m_nonce;
    const QByteArray response = hash(who + ':' + freshness + ':' + what);

    QByteArray value = "Digest username=" + quoted(m_userName) + ", realm=" + quoted(m_realm) +
                       ", nonce=" + quoted(m_nonce) + ", uri=" + quoted(target) + ", response=\"" +
                       response + '"';
    if (!m_algorithm.isEmpty()) {
        value += ", algorithm=" + m_algorithm;
    }
    if (!m_opaque.isEmpty()) {
        value += ", opaque=" + quoted(m_opaque);
    }
    if (m_hasQuality) {
        value += ", qop=auth, nc=" + count;
    }
    if (m_hasQuality || algorithm.isForSession) {
        value += ", cnonce=" + quoted(clientNonce);
    }
    return value;
}

void HttpLogin::forget()
{
    m_scheme = Scheme::None;
}

} // namespace vedette
