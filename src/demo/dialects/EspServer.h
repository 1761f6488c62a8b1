// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/dialects/ServoRequest.h"

/// The answers of Espressif's esp_http_server, on which most ESP32 cameras are built.
namespace vedette::esp {

/// A servo's angle that is the centre, in degrees. One that stands upright turns to the left as its
/// angle grows; that of the tilt, down.
inline constexpr double Middle = 90;

inline ServoAnswer notFound(const QByteArray &why)
{
    return ServoAnswer::refused(why, "404 Not Found", "Nothing matches the given URI");
}

inline ServoAnswer serverError(const QByteArray &why)
{
    return ServoAnswer::refused(why, "500 Internal Server Error",
                                "Server has encountered an unexpected error");
}

inline ServoAnswer wrongMethod()
{
    return ServoAnswer::refused("not this method", "405 Method Not Allowed",
                                "Request method for this URI is not handled by server");
}

/// 200, for pages of any origin.
inline ServoAnswer ok(const QByteArray &body = {}, const QByteArray &contentType = "text/html")
{
    ServoAnswer answer = ServoAnswer::right(body, contentType);
    answer.moreHeaders = "Access-Control-Allow-Origin: *\r\n";
    return answer;
}

} // namespace vedette::esp
