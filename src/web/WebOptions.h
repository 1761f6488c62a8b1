// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/ListenAddress.h"
#include "config/ServeArguments.h"
#include "web/access/RequestPolicy.h"
#include "web/access/TrustedProxies.h"
#include "web/listen/TlsIdentity.h"

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace vedette {

/// How a relay is served: ServeArguments, checked and ready to use.
struct WebOptions
{
    static constexpr int DefaultViewers = 1000;
    /// More than one process sends to in time; beyond, use several (edges).
    static constexpr int MostViewers = 100'000;
    static constexpr quint16 DefaultPort = 5000;

    QList<ListenAddress> listen;
    std::optional<TlsIdentity> tls;
    int maximumViewers = DefaultViewers;
    HostPolicy hosts;
    TrustedProxies proxies;
    QStringList warnings; ///< whole sentences for the user

    /// Checks arguments. Nothing when something is wrong; *problem then says what, a sentence
    /// without full stop. Without an address to listen on: 127.0.0.1:5000, unless sockets are
    /// inherited.
    static std::optional<WebOptions> check(const ServeArguments &arguments, bool inheritsSockets,
                                           QString *problem);

    Q_DECLARE_TR_FUNCTIONS(WebOptions)
};

/// The identity that arguments ask for; nothing when they ask for none, or, with a text in
/// *problem, when it cannot be had.
std::optional<TlsIdentity> tlsIdentityFor(const ServeArguments &arguments, QString *problem);

} // namespace vedette
