// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace vedette {

/// How the camera is to be shared with browsers, as the user wrote it on the command line; what it
/// means is WebOptions' business. A value.
struct ServeArguments
{
    QStringList listen; ///< --listen, or --serve of the window
    QString tlsCertificate;
    QString tlsKey;
    bool tlsSelfSigned = false;
    QString maximumViewers; ///< empty: the default
    QStringList hosts;
    QStringList trustedProxies;

    bool operator==(const ServeArguments &) const = default;
};

} // namespace vedette
