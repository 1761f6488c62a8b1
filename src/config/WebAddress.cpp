// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/WebAddress.h"

#include "base/PasswordSpan.h"
#include "base/TextProblems.h"

#include <QRegularExpression>

#include <algorithm>

namespace vedette {

namespace {

constexpr QLatin1String AddressSchemeEnd("://");

/// What RFC 3986 (3.2.1) allows in user info, and letters of other scripts, which QUrl encodes.
bool isAllowedInUserInfo(QChar c)
{
    return c.unicode() > 0x7F || c.isLetterOrNumber() ||
           QLatin1String("-._~!$&'()*+,;=:").contains(c);
}

bool isEncodedAt(QStringView text, qsizetype at)
{
    static const QRegularExpression encoded(QStringLiteral("%[0-9A-Fa-f]{2}"));
    return encoded.match(text.mid(at, 3).toString()).hasMatch();
}

/// The characters of user info that need to be encoded, each once.
QString unencodedIn(QStringView userInfo)
{
    QString found;
    for (qsizetype at = 0; at < userInfo.size(); ++at) {
        const QChar c = userInfo[at];
        if (!isAllowedInUserInfo(c) && !isEncodedAt(userInfo, at) && !found.contains(c)) {
            found += c;
        }
    }
    return found;
}

/// "# as %23 and / as %2F".
QString encodings(const QString &characters)
{
    QStringList pairs;
    for (const QChar c : characters) {
        const QString shown = c == QLatin1Char(' ') ? WebAddress::tr("a space") : QString(c);
        const auto code = static_cast<uint>(c.unicode());
        pairs += WebAddress::tr("%1 as %2")
                     .arg(shown,
                          QStringLiteral("%") + QString::number(code, 16).toUpper().rightJustified(
                                                    2, QLatin1Char('0')));
    }
    const QString last = pairs.takeLast();
    return pairs.isEmpty() ? last
                           : WebAddress::tr("%1 and %2").arg(pairs.join(QLatin1String(", ")), last);
}

QString problemWithUserInfo(const QString &typed)
{
    const QByteArray bytes = typed.toUtf8();
    const qsizetype scheme = bytes.indexOf(AddressSchemeEnd.data());
    if (scheme < 0) {
        return {};
    }
    const QByteArray rest = bytes.sliced(scheme + AddressSchemeEnd.size());
    const qsizetype length = userInfoLength(rest);
    const QString unencoded =
        length < 0 ? QString() : unencodedIn(QString::fromUtf8(rest.first(length)));
    if (unencoded.isEmpty()) {
        return {};
    }
    QString problem = WebAddress::tr("in the user name and password of an address, write %1")
                          .arg(encodings(unencoded));
    const bool mayBePath =
        unencoded.contains(QLatin1Char('/')) || unencoded.contains(QLatin1Char('?'));
    return mayBePath ? problem + WebAddress::tr("; in its path or query, write @ as %40") : problem;
}

/// What browsers and curl accept, in the spelling of RFC 3986 and 6874.
QString inStrictSpelling(QString typed)
{
    static const QRegularExpression bareZone(
        QStringLiteral("^([a-zA-Z]+://[^/?#]*\\[[0-9a-fA-F:.]+)"
                       "%(?!25)([^\\]/?#]+\\])"));
    typed.replace(bareZone, QStringLiteral("\\1%25\\2"));
    const qsizetype scheme = typed.indexOf(AddressSchemeEnd);
    const qsizetype authority = scheme < 0 ? 0 : scheme + AddressSchemeEnd.size();
    static const QRegularExpression behindAuthority(QStringLiteral("[/?#]"));
    const qsizetype path = typed.indexOf(behindAuthority, authority);
    if (path < 0) {
        return typed;
    }
    QString tail = typed.sliced(path);
    for (const char c : {'|', '^', '{', '}', '`'}) {
        tail.replace(QLatin1Char(c), QStringLiteral("%") + QString::number(c, 16).toUpper());
    }
    return typed.first(path) + tail;
}

} // namespace

QString WebAddress::problemOfAnyScheme(const QString &typed)
{
    const QString invisible = invisibleCharacter(typed);
    if (!invisible.isEmpty()) {
        return tr("there is an invisible character in it, %1; delete it").arg(invisible);
    }
    const QString quote = typographicQuote(typed);
    if (!quote.isEmpty()) {
        return tr("it begins with the quotation mark %1; leave it out, or write \"").arg(quote);
    }
    return problemWithUserInfo(typed);
}

QString WebAddress::problemWith(const QString &typed)
{
    QString problem = problemOfAnyScheme(typed);
    if (!problem.isEmpty()) {
        return problem;
    }
    if (!typed.contains(AddressSchemeEnd)) {
        return tr("an address begins with http:// or https://");
    }
    const QUrl url(inStrictSpelling(typed), QUrl::StrictMode);
    const QString scheme = typed.first(typed.indexOf(AddressSchemeEnd)).toLower();
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https")) {
        return tr("only http and https addresses can be opened");
    }
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0) {
        return tr("this is not a valid address");
    }
    return {};
}

QUrl WebAddress::of(const QString &typed)
{
    return QUrl(inStrictSpelling(typed), QUrl::StrictMode);
}

} // namespace vedette
