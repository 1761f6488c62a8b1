// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/http/Answer.h"

#include <QDateTime>
#include <QHash>
#include <QLocale>
#include <QTimeZone>

namespace vedette {

namespace {

/// RFC 9110, 15; RFC 6585.
const QHash<int, QByteArray> &reasonPhrases()
{
    static const QHash<int, QByteArray> phrases{
        {200, "OK"},
        {206, "Partial Content"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {411, "Length Required"},
        {413, "Content Too Large"},
        {416, "Range Not Satisfiable"},
        {417, "Expectation Failed"},
        {421, "Misdirected Request"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"},
    };
    return phrases;
}

/// RFC 9110, 5.6.7.
QByteArray httpDate()
{
    // Made once a second: it costs more than all the rest of an answer's head, and a thousand
    // viewers may come at once.
    thread_local qint64 madeAt = 0;
    thread_local QByteArray date;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != madeAt) {
        madeAt = now;
        date = QLocale::c()
                   .toString(QDateTime::fromSecsSinceEpoch(now, QTimeZone::utc()),
                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"))
                   .toLatin1()
                   .append(" GMT");
    }
    return date;
}

QByteArray line(const QByteArray &name, const QByteArray &value)
{
    return name + ": " + value + "\r\n";
}

} // namespace

Answer Answer::text(int status, const QString &text)
{
    return {.status = status, .body = text.toUtf8() + '\n', .more = {}};
}

Answer Answer::page(int status, const QString &title, const QString &paragraph)
{
    const QString page =
        QStringLiteral("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\">\n"
                       "<title>%1 - Vedette</title>\n<h1>%1</h1>\n<p>%2</p>\n</html>\n");
    return {.status = status,
            .contentType = "text/html; charset=utf-8",
            .body = page.arg(title.toHtmlEscaped(), paragraph.toHtmlEscaped()).toUtf8(),
            .more = {}};
}

Answer Answer::json(const QByteArray &body)
{
    return {.contentType = "application/json", .body = body, .more = {}};
}

int Answer::knownStatus(int status)
{
    return reasonPhrases().contains(status) ? status : 502;
}

Answer::Headers Answer::headers() const
{
    // X-Frame-Options is for browsers too old to know frame-ancestors.
    Headers all{
        {"Date", httpDate()},
        {"Content-Type", contentType},
        {"Cache-Control", cacheControl},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"X-Frame-Options", "SAMEORIGIN"},
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
         "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
         "frame-ancestors 'self'"},
    };
    return all + more;
}

QByteArray Answer::streamHead() const
{
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrases().value(status) + "\r\n";
    for (const auto &[name, value] : headers()) {
        head += line(name, value);
    }
    return head + line("Connection", "close") + "\r\n";
}

QByteArray Answer::toBytes() const
{
    Answer sized = *this;
    sized.more.emplaceBack("Content-Length", QByteArray::number(body.size()));
    return sized.streamHead() + body;
}

} // namespace vedette
