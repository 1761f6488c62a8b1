// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/AddressLogin.h"

namespace vedette {

bool hasOwnLogin(const QUrl &address)
{
    // userName() and userInfo() do not reliably tell empty user info from none.
    return address.authority(QUrl::FullyEncoded).contains(QLatin1Char('@'));
}

QUrl withLogin(const QUrl &address, const QString &userName, const QString &password)
{
    QUrl url = address.adjusted(QUrl::RemoveUserInfo);
    if (url.isEmpty()) {
        return url;
    }
    // A null string removes the user info; an empty one makes it empty.
    url.setUserName(userName.isEmpty() ? QLatin1String("") : userName, QUrl::DecodedMode);
    if (!userName.isEmpty() && !password.isEmpty()) {
        url.setPassword(password, QUrl::DecodedMode);
    }
    return url;
}

} // namespace vedette
