// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/StateFile.h"

#include <QCryptographicHash>

namespace vedette {

QString stateFileName(const QUrl &servoUrl)
{
    const QUrl address = servoUrl.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery |
                                           QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    constexpr qsizetype NameLength = 32;
    return QString::fromLatin1(
        QCryptographicHash::hash(address.toEncoded(), QCryptographicHash::Sha256)
            .toHex()
            .first(NameLength));
}

} // namespace vedette
