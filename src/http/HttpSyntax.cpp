// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/HttpSyntax.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace vedette::http {

namespace {

/// The registered content codings (RFC 9110, 8.4.1; RFC 7932, RFC 8878). Other words in
/// Content-Encoding are mistakes, such as a character set, and mean nothing.
constexpr std::array<const char *, 7> Compressions{"gzip",       "x-gzip", "deflate", "compress",
                                                   "x-compress", "br",     "zstd"};

} // namespace

bool isFieldValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= ' ' && byte != 0x7F);
    });
}

bool isNumber(QByteArrayView text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isToken(QByteArrayView text)
{
    static constexpr QByteArrayView Marks = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               Marks.contains(c);
    });
}

std::optional<quint64> numberOf(const QByteArray &text, int base)
{
    // QByteArray::toULongLong would take signs and spaces too.
    const bool isDigits = std::all_of(text.begin(), text.end(), [base](char c) {
        return (c >= '0' && c <= '9') ||
               (base == Hexadecimal && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    });
    bool fits = false;
    const quint64 number = text.toULongLong(&fits, base);
    return isDigits && fits ? std::optional(number) : std::nullopt;
}

bool hasListItem(const QByteArray &list, QByteArrayView item)
{
    const QList<QByteArray> items = list.split(',');
    return std::any_of(items.begin(), items.end(), [item](const QByteArray &candidate) {
        return candidate.trimmed().compare(item, Qt::CaseInsensitive) == 0;
    });
}

QByteArray compressionIn(const QByteArray &codings)
{
    const auto named =
        std::find_if(Compressions.begin(), Compressions.end(), [&codings](const char *compression) {
            return hasListItem(codings, compression);
        });
    return named == Compressions.end() ? QByteArray() : QByteArray(*named);
}

QByteArray hostFieldOf(const QUrl &url)
{
    const QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    const QByteArray name =
        host.contains(':')
            ? '[' + host.first(host.contains('%') ? host.indexOf('%') : host.size()) + ']'
            : host;
    return url.port() < 0 ? name : name + ':' + QByteArray::number(url.port());
}

QByteArray targetOf(const QUrl &url)
{
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    const QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    return (path.isEmpty() ? "/" : path) + (url.hasQuery() ? '?' + query : QByteArray());
}

QByteArray requestLines(const QUrl &url)
{
    return requestLines("GET", targetOf(url), url);
}

QByteArray requestLines(const QByteArray &method, const QByteArray &target, const QUrl &host)
{
    // Compression would only cost time: pictures are compressed already.
    return method + ' ' + target + " HTTP/1.1\r\nHost: " + hostFieldOf(host) +
           "\r\nUser-Agent: Vedette\r\nAccept: */*\r\nAccept-Encoding: identity\r\n"
           "Connection: keep-alive\r\n";
}

bool isHttp(const QUrl &url)
{
    return url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
}

} // namespace vedette::http
