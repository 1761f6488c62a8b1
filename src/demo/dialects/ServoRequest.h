// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/HttpRequestHead.h"

#include <QByteArray>

#include <chrono>

namespace vedette {

/// One request at a camera's servo port.
struct ServoRequest
{
    HttpRequestHead head;
    QByteArray body;
};

/// How the firmware answers it.
struct ServoAnswer
{
    QByteArray status = "200 OK";
    QByteArray body;
    QByteArray contentType = "text/html";
    QByteArray moreHeaders; ///< each with its line end
    /// Why the request is none that this firmware takes; empty: it is right.
    QByteArray wrong;
    /// The firmware answers only when this has passed.
    std::chrono::milliseconds delay{0};

    static ServoAnswer right(const QByteArray &body = {},
                             const QByteArray &contentType = "text/html")
    {
        return {"200 OK", body, contentType, {}, {}, {}};
    }
    static ServoAnswer refused(const QByteArray &why, const QByteArray &status,
                               const QByteArray &body = {},
                               const QByteArray &contentType = "text/html")
    {
        return {status, body, contentType, {}, why, {}};
    }
    static ServoAnswer badRequest(const QByteArray &why) { return refused(why, "400 Bad Request"); }
    static ServoAnswer notFound(const QByteArray &why) { return refused(why, "404 Not Found"); }
    /// 204, in the place of a body that says nothing.
    static ServoAnswer noContent() { return {"204 No Content", {}, "text/plain", {}, {}, {}}; }
};

} // namespace vedette
