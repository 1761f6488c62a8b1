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

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

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
        while (!atEnd() && (isBlank(m_text.at(m_position)) || (andCommas && at(',')))) {
            skip();
        }
    }

    QByteArray word()
    {
        const qsizetype begin = m_position;
        while (!atEnd() && !isBlank(m_text.at(m_position)) && !at(',') && !at('=')) {
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

std::optional<QCryptographicHash::Algorithm> hashFor(QByteArray algorithm)
{
    algorithm = algorithm.toLower();
    if (algorithm.isEmpty() || algorithm == "md5") {
        return QCryptographicHash::Md5;
    }
    return algorithm == "sha-256" ? std::optional(QCryptographicHash::Sha256) : std::nullopt;
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

bool HttpLogin::accept(const QList<QByteArray> &challenges)
{
    if (!isAvailable()) {
        return false;
    }
    bool offersBasic = false;
    for (const QByteArray &header : challenges) {
        // What a server asks for goes back to it.
        if (!http::isFieldValue(header)) {
            continue;
        }
        const QList<Challenge> parsed = parse(header);
        for (const Challenge &challenge : parsed) {
            if (challenge.scheme == "digest" && acceptDigest(challenge)) {
                return true;
            }
            offersBasic = offersBasic || challenge.scheme == "basic";
        }
    }
    if (!offersBasic || m_scheme == Scheme::Basic) {
        return false;
    }
    m_scheme = Scheme::Basic;
    return true;
}

bool HttpLogin::acceptDigest(const Challenge &challenge)
{
    const QByteArray algorithm = challenge.parameter("algorithm").value_or(QByteArray());
    const std::optional<QByteArray> nonce = challenge.parameter("nonce");
    const std::optional<QByteArray> quality = challenge.parameter("qop");
    const QList<QByteArray> qualities = quality.value_or(QByteArray()).toLower().split(',');
    const bool hasAuth = std::any_of(qualities.begin(), qualities.end(),
                                     [](const QByteArray &q) { return q.trimmed() == "auth"; });
    if (!nonce || !hashFor(algorithm) || (quality && !hasAuth)) {
        return false;
    }
    m_scheme = Scheme::Digest;
    m_realm = challenge.parameter("realm").value_or(QByteArray());
    m_nonce = *nonce;
    m_opaque = challenge.parameter("opaque").value_or(QByteArray());
    m_algorithm = algorithm;
    m_hasQuality = hasAuth;
    m_nonceCount = 0;
    return true;
}

QByteArray HttpLogin::authorization(const QByteArray &target, const QByteArray &clientNonce)
{
    switch (m_scheme) {
    case Scheme::None:
        return {};
    case Scheme::Basic:
        return "Basic " + QByteArray(m_userName + ':' + m_password).toBase64();
    case Scheme::Digest:
        break;
    }
    return digest(target, clientNonce.isEmpty() ? randomNonce() : clientNonce);
}

QByteArray HttpLogin::digest(const QByteArray &target, const QByteArray &clientNonce)
{
    const QCryptographicHash::Algorithm algorithm = *hashFor(m_algorithm);
    const auto hash = [algorithm](const QByteArray &text) {
        return QCryptographicHash::hash(text, algorithm).toHex();
    };
    const QByteArray count = QByteArray::number(++m_nonceCount, 16).rightJustified(8, '0');
    const QByteArray who = hash(m_userName + ':' + m_realm + ':' + m_password);
    const QByteArray what = hash("GET:" + target);
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
        value += ", qop=auth, nc=" + count + ", cnonce=" + quoted(clientNonce);
    }
    return value;
}

void HttpLogin::forget()
{
    m_scheme = Scheme::None;
}

} // namespace vedette
