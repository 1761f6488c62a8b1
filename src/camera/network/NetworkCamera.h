// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

namespace vedette {

/// What names itself in the local network. All text of it comes from there: it is shortened, and
/// control characters are gone, but it is to be shown as plain text alone. A value.
struct NetworkCamera
{
    /// Of a name, in UTF-16 units. In mDNS a name has at most 63 bytes.
    static constexpr int MaximumNameLength = 64;

    QString name;    ///< of the service, for people: "esp32cam"
    QString host;    ///< "esp32cam.local"
    QString address; ///< an IP address, with a scope where one is needed; always valid
    quint16 port = 0;
    bool looksLikeCamera = false; ///< by its name or its kind; otherwise some web server

    [[nodiscard]] bool isAt(const NetworkCamera &other) const
    {
        return address == other.address && port == other.port;
    }
    /// What to give to StreamSearch.
    [[nodiscard]] QString addressToSearch() const;

    bool operator==(const NetworkCamera &) const = default;
};

/// What a service of this type ("_http._tcp") says it is; without an address when its own is not
/// valid.
/// interface: the network interface's number, of which a link-local address is.
[[nodiscard]] NetworkCamera networkCameraOf(const QString &type, const QString &name,
                                            const QString &host, const QString &address,
                                            quint16 port, int interface);

/// `old`, the address of a camera that may have another one now, at found's: the same port and
/// path, and no login, which must not be sent there before the user has confirmed it.
[[nodiscard]] QUrl movedTo(const QUrl &old, const NetworkCamera &found);
/// old has found's mDNS name ("esp32cam.local"), which this computer perhaps cannot look up.
[[nodiscard]] bool isNamedIn(const QUrl &old, const NetworkCamera &found);

} // namespace vedette
