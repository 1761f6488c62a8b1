// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "SharedAddress.h"

#include "Sharing.h"

#include <QHostAddress>

namespace vedette {

bool isForBrowsers(const QUrl &address)
{
    return !address.host().isEmpty();
}

bool isForOthers(const QUrl &address)
{
    return isForBrowsers(address) && !QHostAddress(address.host()).isLoopback();
}

QUrl addressForMost(const QStringList &addresses)
{
    QUrl most;
    for (const QString &address : addresses) {
        QUrl url(Sharing::addressForOthers(address));
        if (isForOthers(url)) {
            return url;
        }
        if (most.isEmpty() || (isForBrowsers(url) && !isForBrowsers(most))) {
            most = url;
        }
    }
    return most;
}

} // namespace vedette
