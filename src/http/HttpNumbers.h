// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUrl>

/// Numbers of HTTP (RFC 9110: 4.2 ports, 15 statuses) that more than one folder goes by.
namespace vedette::http {

inline constexpr quint16 DefaultPort = 80;
inline constexpr quint16 DefaultTlsPort = 443;

inline constexpr int Continue = 100;
inline constexpr int Ok = 200;
inline constexpr int NoContent = 204;
inline constexpr int MultipleChoices = 300;
inline constexpr int NotModified = 304;
inline constexpr int BadRequest = 400;
inline constexpr int Unauthorized = 401;
inline constexpr int Forbidden = 403;
inline constexpr int NotFound = 404;
inline constexpr int InternalServerError = 500;

/// The request was understood and done.
inline constexpr bool isSuccess(int status)
{
    return status >= Ok && status < MultipleChoices;
}
inline constexpr bool isRedirect(int status)
{
    return status >= MultipleChoices && status < BadRequest;
}
/// The server's own trouble: it may have begun what it was asked for.
inline constexpr bool isServerError(int status)
{
    return status >= InternalServerError;
}

/// The port that an http or https address means, named or not.
inline quint16 portOf(const QUrl &url)
{
    const bool isTls = url.scheme() == QLatin1String("https");
    return static_cast<quint16>(url.port(isTls ? DefaultTlsPort : DefaultPort));
}

} // namespace vedette::http
