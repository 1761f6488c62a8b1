// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoLogin.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUuid>

namespace vedette {

namespace {

constexpr auto Realm = "vedette-camera";

QByteArray md5(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

QByteArray parameter(const QByteArray &authorization, const QString &name)
{
    static const QRegularExpression pattern(
        QStringLiteral("[ ,]([a-z]+)=(?:\"([^\"]*)\"|([^ ,]*))"));
    auto matches = pattern.globalMatch(QString::fromUtf8(authorization));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.captured(1) == name) {
            return (match.captured(2) + match.captured(3)).toUtf8();
        }
    }
    return {};
}

} // namespace

DemoLogin::DemoLogin(QString userName, QString password)
    : m_userName(std::move(userName).toUtf8())
    , m_password(std::move(password).toUtf8())
    , m_nonce(QUuid::createUuid().toByteArray(QUuid::Id128))
{
}

bool DemoLogin::isRight(const HttpRequestHead &head, Scheme scheme) const
{
    const QByteArray authorization = head.headers.value("authorization");
    if (scheme == Scheme::Digest) {
        return authorization.startsWith("Digest ") && isRightDigest(head, authorization);
    }
    return authorization == "Basic " + (m_userName + ':' + m_password).toBase64();
}

bool DemoLogin::isRightDigest(const HttpRequestHead &head, const QByteArray &authorization) const
{
    const auto value = [&](const char *name) {
        return parameter(authorization, QLatin1String(name));
    };
    const QByteArray secret = md5(m_userName + ':' + Realm + ':' + m_password);
    const QByteArray request = md5(head.method + ':' + value("uri"));
    const QByteArray response = md5(secret + ':' + m_nonce + ':' + value("nc") + ':' +
                                    value("cnonce") + ':' + value("qop") + ':' + request);
    return value("username") == m_userName && value("nonce") == m_nonce &&
           value("response") == response;
}

QByteArray DemoLogin::challenge(Scheme scheme) const
{
    if (scheme == Scheme::Basic) {
        return QByteArray("WWW-Authenticate: Basic realm=\"") + Realm + "\", charset=\"UTF-8\"\r\n";
    }
    return QByteArray("WWW-Authenticate: Digest realm=\"") + Realm +
           "\", qop=\"auth\", algorithm=MD5, nonce=\"" + m_nonce + "\"\r\n";
}

} // namespace vedette
