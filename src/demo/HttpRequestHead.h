// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>

#include <optional>

namespace vedette {

/// The head of one HTTP/1.1 request (RFC 9112), as far as a small camera reads it.
struct HttpRequestHead
{
    /// esp_http_server's own limit is smaller; this only bounds the memory of a hostile client.
    static constexpr qsizetype MaximumBytes = 8 * 1024;

    QByteArray lines; ///< as sent, with the empty line at the end
    QByteArray method;
    QByteArray path;
    QByteArray query;                      ///< as sent, without the question mark
    QHash<QByteArray, QByteArray> headers; ///< names in lower case

    /// Nothing when these lines, up to the empty one, are no request.
    static std::optional<HttpRequestHead> parse(QByteArrayView lines);
    /// How many bytes of a body follow; nothing when that cannot be told, or there are too many.
    std::optional<qsizetype> bodyBytes() const;
};

} // namespace vedette
