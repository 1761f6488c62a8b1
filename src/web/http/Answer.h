// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/HttpCompat.h"

#include <QByteArray>
#include <QString>

namespace vedette {

/// An answer to a browser: status, headers and body. A value. Every answer carries the headers that
/// keep it out of frames, other sites' hands and, unless it says otherwise, caches.
struct Answer
{
    using Headers = HttpServerCompat::Headers;

    int status = 200;
    QByteArray contentType = "text/plain; charset=utf-8";
    QByteArray cacheControl = "no-store";
    QByteArray body; ///< of a 304 what would be sent otherwise: nothing but its length goes out
    Headers more;    ///< besides those that every answer has

    static Answer text(int status, const QString &text);
    /// A small page: a title, which is its heading too, and a paragraph.
    static Answer page(int status, const QString &title, const QString &paragraph);
    static Answer json(const QByteArray &body);
    /// status as far as HTTP knows it; else 502, since such answers come from a camera.
    static int knownStatus(int status);

    /// All headers but those that say how long the body is and what becomes of the connection.
    Headers headers() const;
    /// The head of a stream that ends with its connection.
    QByteArray streamHead() const;
    /// All of it, for a connection that closes afterwards.
    QByteArray toBytes() const;
};

} // namespace vedette
