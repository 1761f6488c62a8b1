// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/PasswordSpan.h"

#include <algorithm>
#include <cctype>

namespace vedette {

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
    const auto pathAt = std::find_if(rest.begin(), rest.end(),
                                     [](char c) { return c == '/' || c == '?' || c == '#'; });
    const QByteArrayView port = rest.first(pathAt - rest.begin());
    const bool isPort = std::all_of(port.begin(), port.end(), [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0;
    });
    // host:81/a@b has none.
    const qsizetype at = isPort ? -1 : rest.lastIndexOf('@');
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
