// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/RequestSyntax.h"

#include "dialects/Placeholder.h"
#include "dialects/RequestReader.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>

namespace vedette {

namespace {

/// What is Vedette's own to say, or would change what the bytes behind it mean.
const QByteArrayList &ownHeaders()
{
    static const QByteArrayList names{"accept-encoding",
                                      "authorization",
                                      "connection",
                                      "content-length",
                                      "expect",
                                      "host",
                                      "keep-alive",
                                      "range",
                                      "te",
                                      "trailer",
                                      "proxy-authorization",
                                      "proxy-connection",
                                      "upgrade",
                                      "transfer-encoding"};
    return names;
}

bool isToken(const QByteArray &text)
{
    static const QRegularExpression token(QStringLiteral("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"));
    return token.match(QString::fromLatin1(text)).hasMatch();
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < ' ' || c == '\x7F';
}

bool hasControls(const QByteArray &text)
{
    return std::any_of(text.cbegin(), text.cend(), isControl);
}

/// What is no placeholder, though it was meant as one: a brace with a letter behind it; in a path
/// or a header, where braces are nothing else, any brace.
QString strayBrace(const QByteArray &text, bool isAnyStray)
{
    static const QRegularExpression meant(QStringLiteral(R"(\{[A-Za-z][^{}"\s]{0,30}\}?)"));
    static const QRegularExpression any(QStringLiteral(R"([{}][^{}]{0,30}\}?)"));
    for (const TemplatePiece &piece : templatePieces(text)) {
        const auto found = (isAnyStray ? any : meant).match(QString::fromLatin1(piece.text));
        if (found.hasMatch()) {
            return found.captured();
        }
    }
    return {};
}

QString problemWithBraces(const QByteArray &text, bool isAnyStray)
{
    const QString stray = strayBrace(text, isAnyStray);
    return stray.isEmpty() ? QString()
                           : RequestSyntax::tr("%1 is not a placeholder; one is {pan}, "
                                               "{preset*2+28} or {value:off|on}")
                                 .arg(stray);
}

QString tooLong(qsizetype most)
{
    return RequestSyntax::tr("it must not have more than %1 bytes").arg(most);
}

/// Escapes stand for two hexadecimal digits, and not for what would end a line.
QString problemWithEscapes(const QByteArray &path)
{
    static const QRegularExpression wrong(
        QStringLiteral("%(?![0-9A-Fa-f]{2})|%(?:0[0-9A-Fa-f]|7f|7F)"));
    return wrong.match(QString::fromLatin1(path)).hasMatch()
               ? RequestSyntax::tr("%1 must be followed by two hexadecimal digits, which are not "
                                   "those of a control character")
                     .arg(QLatin1Char('%'))
               : QString();
}

/// A body with something in each of its placeholders.
QByteArray sampleOf(const QByteArray &body)
{
    QByteArray sample;
    for (const TemplatePiece &piece : templatePieces(body)) {
        const bool isText = piece.placeholder && QByteArrayList{"id", "user", "password"}.contains(
                                                     piece.placeholder->name);
        sample += piece.text;
        sample += !piece.placeholder ? "" : isText ? "a" : "1";
    }
    return sample;
}

} // namespace

QString RequestSyntax::problemWithPath(const QByteArray &path, bool isQuery)
{
    static const QRegularExpression characters(
        QStringLiteral(R"(^[A-Za-z0-9._~:/?@!$&'()*+,;=%-]*$)"));
    if (isQuery && !path.startsWith('?')) {
        return tr("it must begin with \"?\": its path is that of SERVO_URL, as \"address\" is "
                  "\"whole\"");
    }
    if (!isQuery && (!path.startsWith('/') || path.startsWith("//"))) {
        return tr("it must begin with one \"/\": the host is that of SERVO_URL");
    }
    if (path.size() > RequestReader::LongestPath) {
        return tooLong(RequestReader::LongestPath);
    }
    QString problem = problemWithBraces(path, true);
    for (const TemplatePiece &piece : templatePieces(path)) {
        const bool isGood = characters.match(QString::fromLatin1(piece.text)).hasMatch();
        if (problem.isEmpty() && !isGood) {
            problem = tr("it can have only the characters of an address; write others as %20");
        }
    }
    return problem.isEmpty() ? problemWithEscapes(path) : problem;
}

QString RequestSyntax::problemWithHeader(const QByteArray &name, const QByteArray &value)
{
    if (!isToken(name) || name.size() > RequestReader::LongestHeader) {
        return tr("this is not the name of a header; one is \"X-API-Key\"");
    }
    if (ownHeaders().contains(name.toLower())) {
        return tr("Vedette itself says %1").arg(QString::fromLatin1(name));
    }
    const bool isPrintable =
        std::all_of(value.cbegin(), value.cend(), [](char c) { return c >= ' ' && c <= '~'; });
    if (!isPrintable || value.isEmpty() || value.size() > RequestReader::LongestHeader) {
        return tr("its value must be one line of ASCII text, of at most %1 bytes")
            .arg(RequestReader::LongestHeader);
    }
    return problemWithBraces(value, true);
}

QString RequestSyntax::problemWithBody(const QByteArray &body,
                                       const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    if (body.size() > RequestReader::LongestBody) {
        return tooLong(RequestReader::LongestBody);
    }
    if (hasControls(body)) {
        return tr("it must not have line ends or other control characters");
    }
    QByteArray type;
    for (const auto &[name, value] : headers) {
        type = name.toLower() == "content-type" ? value.toLower() : type;
    }
    if (type.isEmpty()) {
        return tr("it needs the header \"Content-Type\", which says what is in it");
    }
    if (type.contains("json") && QJsonDocument::fromJson(sampleOf(body)).isNull()) {
        return tr("it is not JSON; texts such as {user} need quotes");
    }
    if (type.contains("xml") && !type.contains("x-www-form-urlencoded")) {
        QXmlStreamReader reader(sampleOf(body));
        while (!reader.atEnd()) {
            reader.readNext();
        }
        if (reader.hasError()) {
            return tr("it is not XML: %1").arg(reader.errorString());
        }
    }
    return problemWithBraces(body, false);
}

QString RequestSyntax::problemWithFrame(const QByteArray &frame)
{
    if (frame.isEmpty() || frame.size() > RequestReader::LongestPath || hasControls(frame)) {
        return tr("it must be one line of text, of at most %1 bytes")
            .arg(RequestReader::LongestPath);
    }
    return problemWithBraces(frame, false);
}

} // namespace vedette
