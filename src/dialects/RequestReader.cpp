// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/RequestReader.h"

#include "dialects/Placeholder.h"
#include "dialects/RequestSyntax.h"

#include <utility>

namespace vedette {

namespace {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// A request as its object says, checked piece by piece.
struct Pieces
{
    QByteArray method = "GET";
    QByteArray path;
    Headers headers;
    QByteArray body;
};

/// Says what is wrong with the value of a key, if anything is.
bool isRight(DialectObject &in, const QString &key, const QString &problem)
{
    if (!problem.isEmpty()) {
        in.refuse(key, problem);
    }
    return problem.isEmpty();
}

/// The bytes of a text; nothing, and a problem, when it is none.
std::optional<QByteArray> bytesOf(DialectObject &in, const QString &key)
{
    const QJsonValue value = in.value(key);
    if (!value.isString()) {
        in.refuse(key, value.isUndefined() ? RequestReader::tr("the request has no \"%1\"").arg(key)
                                           : RequestReader::tr("\"%1\" must be a text").arg(key));
        return std::nullopt;
    }
    return value.toString().toUtf8();
}

bool takeHeaders(DialectObject &request, Headers &headers)
{
    auto object = request.object(QStringLiteral("headers"));
    if (!object) {
        return !request.has(QStringLiteral("headers"));
    }
    const QStringList names = object->keys();
    bool isGood =
        isRight(request, QStringLiteral("headers"),
                names.size() > RequestReader::MostHeaders
                    ? RequestReader::tr("there can be %1 headers").arg(RequestReader::MostHeaders)
                    : QString());
    for (const QString &name : names) {
        const auto value = bytesOf(*object, name);
        isGood = isGood && value &&
                 isRight(*object, name, RequestSyntax::problemWithHeader(name.toUtf8(), *value));
        headers.append({name.toUtf8(), value.value_or(QByteArray())});
    }
    return isGood;
}

bool takeBody(DialectObject &request, Pieces &pieces)
{
    const QString key = QStringLiteral("body");
    if (!request.has(key)) {
        return true;
    }
    const auto body = bytesOf(request, key);
    if (!body) {
        return false;
    }
    pieces.body = *body;
    return isRight(request, key,
                   pieces.method == "GET"
                       ? RequestReader::tr("a request has a body only if its method is PUT or POST")
                       : RequestSyntax::problemWithBody(*body, pieces.headers));
}

std::optional<Pieces> piecesOf(DialectObject request, bool isQuery)
{
    static const QStringList methods{QStringLiteral("GET"), QStringLiteral("PUT"),
                                     QStringLiteral("POST")};
    Pieces pieces;
    const QString method = request.word(QStringLiteral("method"), methods, false);
    pieces.method = method.isEmpty() ? pieces.method : method.toLatin1();
    const auto path = bytesOf(request, QStringLiteral("path"));
    pieces.path = path.value_or(QByteArray());
    bool isGood = path && isRight(request, QStringLiteral("path"),
                                  RequestSyntax::problemWithPath(*path, isQuery));
    isGood = takeHeaders(request, pieces.headers) && isGood;
    isGood = takeBody(request, pieces) && isGood;
    request.refuseOthers();
    return isGood ? std::optional(pieces) : std::nullopt;
}

QString inBraces(const QByteArrayList &names)
{
    return u'{' + QString::fromLatin1(names.join("}, {")) + u'}';
}

/// Only numbers can be changed, or choose a word.
bool isOnlyText(const QByteArray &name)
{
    return name == "id" || name == "user" || name == "password";
}

QString problemWithPlaceholders(const QByteArray &texts, const QByteArrayList &needed,
                                QByteArrayList possible)
{
    possible = needed + possible + QByteArrayList{"channel", "user", "password"};
    QByteArrayList missing = needed;
    for (const TemplatePiece &piece : templatePieces(texts)) {
        if (!piece.placeholder) {
            continue;
        }
        const QByteArray &name = piece.placeholder->name;
        if (!possible.contains(name)) {
            return RequestReader::tr("{%1} cannot be in this request; it can have %2")
                .arg(QString::fromLatin1(name), inBraces(possible));
        }
        if (isOnlyText(name) &&
            (piece.placeholder->isCounted || !piece.placeholder->words.isEmpty())) {
            return RequestReader::tr("{%1} is not a number; write it without anything behind it")
                .arg(QString::fromLatin1(name));
        }
        missing.removeAll(name);
    }
    return missing.isEmpty() ? QString()
                             : RequestReader::tr("the request needs %1").arg(inBraces(missing));
}

/// All texts of a request that can have placeholders, with something between that has none.
QByteArray textsOf(const Pieces &pieces)
{
    QByteArray texts = pieces.path + '\n' + pieces.body;
    for (const auto &header : pieces.headers) {
        texts += '\n' + header.second;
    }
    return texts;
}

} // namespace

std::optional<RequestTemplate> RequestReader::readAs(To to, DialectObject &in, const QString &key,
                                                     const QByteArrayList &needed,
                                                     const QByteArrayList &possible)
{
    const QJsonValue value = in.value(key);
    std::optional<Pieces> pieces;
    if (value.isUndefined()) {
        return std::nullopt;
    }
    const QByteArray text = value.toString().toUtf8();
    if (value.isString() && to == To::Socket) {
        pieces = Pieces{.method = {}, .path = {}, .headers = {}, .body = text};
        if (!isRight(in, key, RequestSyntax::problemWithFrame(text))) {
            return std::nullopt;
        }
    } else if (value.isString()) {
        pieces = Pieces{.path = text, .headers = {}, .body = {}};
        if (!isRight(in, key, RequestSyntax::problemWithPath(text, to == To::Address))) {
            return std::nullopt;
        }
    } else if (value.isObject() && to != To::Socket) {
        pieces = piecesOf(*in.object(key), to == To::Address);
    } else {
        in.refuse(key, to == To::Socket ? tr("this must be the text of a frame")
                                        : tr("a request is a path, or an object with a \"path\""));
    }
    if (!pieces || !isRight(in, key, problemWithPlaceholders(textsOf(*pieces), needed, possible))) {
        return std::nullopt;
    }
    RequestTemplate request(pieces->method, pieces->path, pieces->headers, pieces->body);
    m_used += request.placeholders();
    return request;
}

std::optional<RequestTemplate> RequestReader::read(DialectObject &in, const QString &key,
                                                   const QByteArrayList &needed,
                                                   const QByteArrayList &possible)
{
    return readAs(m_to, in, key, needed, possible);
}

std::optional<RequestTemplate> RequestReader::readHttp(DialectObject &in, const QString &key,
                                                       const QByteArrayList &needed)
{
    return readAs(m_to == To::Socket ? To::Host : m_to, in, key, needed, {});
}

} // namespace vedette
