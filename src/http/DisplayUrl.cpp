// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/DisplayUrl.h"

#include "base/PasswordSpan.h"

namespace vedette {

QString displayUrl(const QUrl &url)
{
    QUrl shown =
        url.adjusted(url.userName().isEmpty() ? QUrl::RemoveUserInfo : QUrl::RemovePassword);
    if (url.password().isEmpty()) {
        return shown.toString();
    }
    // QUrl would write the stars percent-encoded.
    const QString user = shown.userName();
    shown.setUserName({});
    QString text = shown.toString();
    return text.insert(text.indexOf(QLatin1String("://")) + 3,
                       user + QLatin1Char(':') + HiddenPassword + QLatin1Char('@'));
}

QString displayHost(const QUrl &url)
{
    return url.port() < 0 ? url.host()
                          : QStringLiteral("%1:%2").arg(url.host(), QString::number(url.port()));
}

} // namespace vedette
