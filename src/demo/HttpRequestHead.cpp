// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/HttpRequestHead.h"

#include <QList>

namespace vedette {

std::optional<HttpRequestHead> HttpRequestHead::parse(QByteArrayView lines)
{
    const QList<QByteArray> all = lines.toByteArray().split('\n');
    const QList<QByteArray> words = all.constFirst().trimmed().split(' ');
    if (words.size() != 3 || !words[1].startsWith('/') || !words[2].startsWith("HTTP/1.")) {
        return std::nullopt;
    }
    HttpRequestHead head;
    head.lines = lines.toByteArray() + "\r\n\r\n";
    head.method = words[0];
    const qsizetype question = words[1].indexOf('?');
    head.path = question < 0 ? words[1] : words[1].first(question);
    head.query = question < 0 ? QByteArray() : words[1].sliced(question + 1);
    for (const QByteArray &line : all.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0) {
            head.headers.insert(line.first(colon).trimmed().toLower(),
                                line.sliced(colon + 1).trimmed());
        }
    }
    return head;
}

std::optional<qsizetype> HttpRequestHead::bodyBytes() const
{
    if (headers.contains("transfer-encoding")) {
        return std::nullopt;
    }
    const QByteArray length = headers.value("content-length", "0");
    bool isNumber = false;
    const qsizetype bytes = length.toLongLong(&isNumber);
    return isNumber && bytes >= 0 && bytes <= MaximumBytes ? std::optional(bytes) : std::nullopt;
}

} // namespace vedette
