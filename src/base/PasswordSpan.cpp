// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/PasswordSpan.h"

#include <algorithm>
#include <cctype>

namespace vedette {

namespace {

bool isDelimiterOfAddress(char c)
{
    return c == '/' || c == '?' || c == '#';
}

qsizetype authorityLength(QByteArrayView behindScheme)
{
    return std::find_if(behindScheme.begin(), behindScheme.end(), isDelimiterOfAddress) -
           behindScheme.begin();
}

bool isNumeric(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
}

/// A host's address or a name with a dot; a name without one may as well be a user's.
bool isSurelyHost(QByteArrayView text)
{
    if (text.startsWith('[')) {
        return true;
    }
    const qsizetype colon = text.indexOf(':');
    const QByteArrayView name = colon >= 0 ? text.first(colon) : text;
    return name.contains('.') && std::all_of(name.begin(), name.end(), [](char c) {
               return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-';
           });
}

} // namespace

qsizetype userInfoLength(QByteArrayView behindScheme)
{
    const qsizetype end = authorityLength(behindScheme);
    const qsizetype lastAt = behindScheme.lastIndexOf('@');
    const QByteArrayView authority = behindScheme.first(end);
    const qsizetype at = authority.lastIndexOf('@');
    const qsizetype colon = authority.indexOf(':');
    if (lastAt <= end || colon < 0) {
        return at;
    }
    const QByteArrayView host = authority.sliced(at + 1);
    const QByteArrayView behind = behindScheme.sliced(lastAt + 1);
    const bool hasNoPort =
        at < 0 && !host.startsWith('[') && !isNumeric(authority.sliced(colon + 1));
    const bool isHostBehind = isSurelyHost(behind.first(authorityLength(behind)));
    const bool hasFragment = behindScheme.first(lastAt).contains('#');
    const bool isMeant = hasNoPort || ((hasFragment || isHostBehind) && !isSurelyHost(host));
    return isMeant ? lastAt : at;
}

PasswordSpan passwordSpan(QByteArrayView text)
{
    static constexpr QByteArrayView SchemeEnd("://");
    const qsizetype scheme = text.indexOf(SchemeEnd);
    const qsizetype userInfo = scheme < 0 ? 0 : scheme + SchemeEnd.size();
    const qsizetype colon = text.indexOf(':', userInfo);
    if (colon < 0) {
        return {};
    }
    const QByteArrayView rest = text.sliced(colon + 1);
    const bool isPort = isNumeric(rest.first(authorityLength(rest)));
    // host:81/a@b has none.
    const qsizetype at =
        isPort && userInfoLength(text.sliced(userInfo)) < 0 ? -1 : rest.lastIndexOf('@');
    return at < 0 ? PasswordSpan() : PasswordSpan{.begin = colon + 1, .length = at};
}

QString withoutPassword(const QString &typed)
{
    QByteArray text = typed.toUtf8();
    const PasswordSpan password = passwordSpan(text);
    if (password.length > 0) {
        text.replace(password.begin, password.length,
                     QByteArrayView(HiddenPassword.data(), HiddenPassword.size()));
    }
    return QString::fromUtf8(text);
}

} // namespace vedette
