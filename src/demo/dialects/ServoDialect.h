// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/dialects/ServoRequest.h"
#include "demo/dialects/SteeredCamera.h"

#include <QString>
#include <QStringList>

#include <span>

namespace vedette {

/// The requests by which one firmware, or a family of them, is steered: what it takes, what that
/// does, and how it answers. Written from the firmwares' own sources and from programs that steer
/// them, and strict: what is missing, unknown or out of range is refused as there.
struct ServoDialect
{
    enum class Login {
        None,        ///< or in the query, where the dialect looks itself
        Digest,      ///< RFC 7616, for each request
        KeyOrDigest, ///< the header X-API-Key with the password; else Basic or Digest
    };
    enum class Transport { Http, WebSocket };

    QLatin1String id;
    QLatin1String firmware; ///< for people
    /// What the servos' address ends with; empty where the dialect's requests say it.
    QLatin1String path;
    Login login;
    Transport transport;
    ServoAnswer (*answer)(const ServoRequest &request, SteeredCamera &camera);

    static std::span<const ServoDialect> all();
    /// nullptr when no dialect has this id.
    static const ServoDialect *find(const QString &id);
    static QStringList ids();
};

} // namespace vedette
