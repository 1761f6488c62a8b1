// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/RequestTemplate.h"

#include "dialects/Placeholder.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <functional>

namespace vedette {

namespace {

using Encoding = std::function<QByteArray(const QString &)>;

QByteArray percentEncoded(const QString &value)
{
    return value.toUtf8().toPercentEncoding();
}

QString withoutControls(QString value)
{
    value.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return value;
}

QByteArray plain(const QString &value)
{
    return withoutControls(value).toUtf8();
}

QByteArray xmlEscaped(const QString &value)
{
    return withoutControls(value).toHtmlEscaped().replace(u'\'', QLatin1String("&#39;")).toUtf8();
}

/// As it stands between the quotes of a string.
QByteArray jsonEscaped(const QString &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.sliced(2, array.size() - 4);
}

QByteArray quotable(const QString &value)
{
    return plain(value).replace('\\', R"(\\)").replace('"', R"(\")");
}

/// How a body is written that has this Content-Type.
Encoding bodyEncoding(const QByteArray &contentType)
{
    const QByteArray type = contentType.toLower();
    return type.contains("x-www-form-urlencoded") ? percentEncoded
           : type.contains("xml")                 ? xmlEscaped
           : type.contains("json")                ? jsonEscaped
                                                  : plain;
}

QByteArray fill(const QByteArray &text, const RequestTemplate::Values &values,
                const Encoding &encode)
{
    QByteArray filled;
    for (const TemplatePiece &piece : templatePieces(text)) {
        filled += piece.text;
        if (piece.placeholder) {
            filled += encode(piece.placeholder->filled(values.value(piece.placeholder->name)));
        }
    }
    return filled;
}

/// As fill(), for logs and people.
QByteArray fillRedacted(const QByteArray &text, const RequestTemplate::Values &values,
                        const Encoding &encode)
{
    QByteArray filled;
    for (const TemplatePiece &piece : templatePieces(text)) {
        filled += piece.text;
        if (piece.placeholder && piece.placeholder->name == "password") {
            filled += "***";
        } else if (piece.placeholder) {
            filled += encode(piece.placeholder->filled(values.value(piece.placeholder->name)));
        }
    }
    return filled;
}

/// A quoted part of a header stays one: what is in it is escaped.
QByteArray fillHeader(const QByteArray &text, const RequestTemplate::Values &values)
{
    QByteArray filled;
    bool isQuoted = false;
    for (const TemplatePiece &piece : templatePieces(text)) {
        filled += piece.text;
        const bool turns = piece.text.count('"') % 2 != 0;
        isQuoted = isQuoted != turns;
        if (piece.placeholder) {
            const QString value = piece.placeholder->filled(values.value(piece.placeholder->name));
            filled += isQuoted ? quotable(value) : plain(value);
        }
    }
    return filled;
}

} // namespace

RequestTemplate::RequestTemplate(QByteArray method, QByteArray target,
                                 QList<std::pair<QByteArray, QByteArray>> headers, QByteArray body)
    : m_method(std::move(method))
    , m_target(std::move(target))
    , m_headers(std::move(headers))
    , m_body(std::move(body))
{
}

DialectRequest RequestTemplate::filled(const Values &values) const
{
    DialectRequest request{.method = m_method,
                           .target = fill(m_target, values, percentEncoded),
                           .headers = {},
                           .body = {},
                           .redacted = {}};
    QByteArray contentType;
    for (const auto &[name, value] : m_headers) {
        request.headers.append({name, fillHeader(value, values)});
        if (name.compare("content-type", Qt::CaseInsensitive) == 0) {
            contentType = value;
        }
    }
    const Encoding encode = bodyEncoding(contentType);
    request.body = fill(m_body, values, encode);
    const bool isFrame = m_method.isEmpty();
    request.redacted = isFrame ? fillRedacted(m_body, values, encode)
                               : m_method + ' ' + fillRedacted(m_target, values, percentEncoded);
    return request;
}

QSet<QByteArray> RequestTemplate::placeholders() const
{
    QSet<QByteArray> names;
    QList<QByteArray> texts{m_target, m_body};
    std::transform(m_headers.cbegin(), m_headers.cend(), std::back_inserter(texts),
                   [](const auto &header) { return header.second; });
    for (const QByteArray &text : std::as_const(texts)) {
        for (const TemplatePiece &piece : templatePieces(text)) {
            if (piece.placeholder) {
                names.insert(piece.placeholder->name);
            }
        }
    }
    return names;
}

} // namespace vedette
