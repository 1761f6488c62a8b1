// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/DialectReader.h"

#include "dialects/ControlsReader.h"
#include "dialects/DialectObject.h"
#include "dialects/PlacesReader.h"
#include "dialects/RequestReader.h"
#include "dialects/WaysReader.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

#include <array>
#include <cstdint>

namespace vedette {

namespace {

/// Of an id and of a name.
constexpr qsizetype LongestId = 40;
constexpr qsizetype LongestName = 100;

/// Of {channel}.
constexpr int LargestChannel = 99;

const QStringList &kindWords()
{
    static const QStringList words{QStringLiteral("relative"), QStringLiteral("absolute"),
                                   QStringLiteral("step"), QStringLiteral("continuous")};
    return words;
}

void readIdentity(DialectObject &file, Dialect &dialect)
{
    static const QRegularExpression id(QStringLiteral("^[a-z0-9][a-z0-9-]*$"));
    file.value(QStringLiteral("$schema"));
    dialect.id = file.text(QStringLiteral("id"), LongestId, true);
    if (!dialect.id.isEmpty() && !id.match(dialect.id).hasMatch()) {
        file.refuse(QStringLiteral("id"),
                    DialectObject::tr("\"id\" can have small letters, digits and, but not first, "
                                      "hyphens"));
    }
    dialect.name = file.text(QStringLiteral("name"), LongestName, true);
    dialect.firmwares = file.texts(QStringLiteral("firmwares"), DialectObject::LongestText, true);
    dialect.unverified =
        file.texts(QStringLiteral("unverified"), DialectObject::LongestText, false);
    file.texts(QStringLiteral("source"), DialectObject::LongestText, !dialect.isUsers);
}

RequestReader::To readAddress(DialectObject &file, Dialect &dialect)
{
    const QString whole = QStringLiteral("whole");
    const QString host = QStringLiteral("host");
    dialect.takesWholeAddress = file.word(QStringLiteral("address"), {host, whole}, false) == whole;
    const QString socket = QStringLiteral("webSocket");
    if (!file.has(socket)) {
        return dialect.takesWholeAddress ? RequestReader::To::Address : RequestReader::To::Host;
    }
    static const QRegularExpression path(QStringLiteral("^/(?!/)[A-Za-z0-9._~/-]{0,99}$"));
    dialect.usesWebSocket = true;
    dialect.socketPath = file.value(socket).toString();
    if (!path.match(dialect.socketPath).hasMatch()) {
        file.refuse(socket, DialectObject::tr("\"webSocket\" must be a path, such as \"/ws\""));
    }
    if (dialect.takesWholeAddress) {
        file.refuse(socket, DialectObject::tr("\"webSocket\" is a path: \"address\" must be "
                                              "\"host\" then"));
    }
    return RequestReader::To::Socket;
}

/// {channel} and its usual value belong together. A wrong request may have been the one that has
/// it.
void readChannel(DialectObject &file, Dialect &dialect, const QSet<QByteArray> &used)
{
    const QString key = QStringLiteral("channel");
    if (used.contains("channel")) {
        dialect.channel = file.number(key, 0, LargestChannel, std::nullopt);
        return;
    }
    file.value(key);
    if (file.has(key) && !file.problems().first()) {
        file.refuse(key, DialectObject::tr("\"channel\" is of no use: no request has {channel}"));
    }
}

Dialect readAll(DialectObject &file, bool isUsers)
{
    Dialect dialect;
    dialect.isUsers = isUsers;
    readIdentity(file, dialect);
    const QString kind = file.word(QStringLiteral("kind"), kindWords(), true);
    constexpr std::array Kinds{SteeringKind::Relative, SteeringKind::Absolute, SteeringKind::Step,
                               SteeringKind::Continuous};
    dialect.kind =
        Kinds.at(static_cast<std::size_t>(std::max<qsizetype>(kindWords().indexOf(kind), 0)));
    RequestReader requests(readAddress(file, dialect));
    WaysReader(file, requests).read(dialect);
    readPlaces(file, requests, dialect);
    readControls(file, requests, dialect);
    readChannel(file, dialect, requests.used());
    file.refuseOthers();
    return dialect;
}

int lineAt(const QByteArray &json, int offset)
{
    return static_cast<int>(json.first(std::clamp<qsizetype>(offset, 0, json.size())).count('\n')) +
           1;
}

} // namespace

DialectResult DialectReader::parse(const QByteArray &json, const QString &path, bool isUsers)
{
    if (json.size() > MaximumBytes) {
        return DialectProblems::error(path, 0,
                                      DialectProblems::tr("a dialect has at most %1 KiB; this is "
                                                          "another file")
                                          .arg(MaximumBytes / 1024));
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        return DialectProblems::error(
            path, lineAt(json, error.offset),
            DialectProblems::tr("this is not JSON: %1").arg(error.errorString()));
    }
    DialectProblems problems(json, path);
    if (!document.isObject()) {
        problems.add({}, DialectProblems::tr("a dialect is one object: { … }"));
    }
    if (const auto flaw = problems.first()) {
        return *flaw;
    }
    DialectObject file(document.object(), {}, problems);
    auto dialect = std::make_shared<Dialect>(readAll(file, isUsers));
    if (const auto problem = problems.first()) {
        return *problem;
    }
    return DialectPointer(std::move(dialect));
}

std::variant<QByteArray, DialectError> DialectReader::bytesOf(const QString &path)
{
    const auto failed = [&path](const QString &text) {
        return DialectProblems::error(path, 0, text);
    };
    const QFileInfo info(path);
    // Opening a pipe would wait for whoever writes into it.
    if (info.exists() && !info.isFile()) {
        return failed(DialectProblems::tr("this is not a file"));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failed(DialectProblems::tr("cannot be read: %1").arg(file.errorString()));
    }
    return file.read(MaximumBytes + 1);
}

} // namespace vedette
