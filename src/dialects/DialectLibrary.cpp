// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/DialectLibrary.h"

#include "dialects/DialectObject.h"
#include "dialects/DialectReader.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QMutex>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

// Outside any namespace, as Qt wants it; a library's resources have to be called in.
static void callInDialects()
{
    Q_INIT_RESOURCE(dialects);
}

namespace vedette {

namespace {

QString withSuffix(const QString &id)
{
    return id + QStringLiteral(".json");
}

/// Files that were read: as long as one stays as it is, so does its dialect, and with it the camera
/// that uses it.
class ReadFiles
{
public:
    DialectResult read(const QString &path)
    {
        auto bytes = DialectReader::bytesOf(path);
        if (auto *const error = std::get_if<DialectError>(&bytes)) {
            return *error;
        }
        const QByteArray &json = *std::get_if<QByteArray>(&bytes);
        const QMutexLocker lock(&m_mutex);
        const auto found = m_files.constFind(path);
        if (found != m_files.cend() && found->json == json) {
            return found->result;
        }
        if (m_files.size() >= DialectLibrary::MostUsersFiles) {
            m_files.clear();
        }
        return m_files.insert(path, {json, DialectReader::parse(json, path, true)})->result;
    }

private:
    struct File
    {
        QByteArray json;
        DialectResult result;
    };

    QMutex m_mutex;
    QHash<QString, File> m_files; ///< at most MostUsersFiles
};

DialectResult readFile(const QString &path)
{
    static ReadFiles files;
    return files.read(path);
}

/// One of the user's folder, whose name is to be its id.
DialectResult readUsers(const QString &path)
{
    DialectResult result = readFile(path);
    const auto *const dialect = std::get_if<DialectPointer>(&result);
    if (dialect && withSuffix((*dialect)->id) != QFileInfo(path).fileName()) {
        return DialectProblems::error(
            path, 0,
            DialectProblems::tr("its \"id\" is %1; make it that of the file's name, or rename the "
                                "file")
                .arg((*dialect)->id));
    }
    return result;
}

QStringList usersFiles()
{
    const QDir folder(DialectLibrary::userFolder());
    const QStringList names = folder.entryList({withSuffix(QStringLiteral("*"))}, QDir::Files);
    QStringList paths;
    for (const QString &name :
         names.first(std::min<qsizetype>(names.size(), DialectLibrary::MostUsersFiles))) {
        paths.append(folder.filePath(name));
    }
    return paths;
}

/// What a name can be, for a user who wrote another.
QString allIds()
{
    QStringList ids;
    for (const DialectPointer &dialect : DialectLibrary::builtIn()) {
        ids.append(dialect->id);
    }
    for (const QString &path : usersFiles()) {
        const DialectResult result = readUsers(path);
        const auto *const dialect = std::get_if<DialectPointer>(&result);
        // One with a mistake stands in the way of one that is built in.
        ids.removeAll(QFileInfo(path).completeBaseName());
        if (dialect != nullptr) {
            ids.append((*dialect)->id);
        }
    }
    ids.sort();
    return ids.join(QLatin1String(", "));
}

/// The name is not in it: whoever mixes up two settings may have written a password.
DialectError noSuchDialect()
{
    return {DialectProblems::tr("there is no such dialect, and no such file; there are %1")
                .arg(allIds())};
}

DialectPointer readBuiltIn(const QString &path)
{
    const auto bytes = DialectReader::bytesOf(path);
    const DialectResult result = DialectReader::parse(std::get<QByteArray>(bytes), path, false);
    const auto *const dialect = std::get_if<DialectPointer>(&result);
    return dialect ? *dialect : nullptr;
}

} // namespace

const QList<DialectPointer> &DialectLibrary::builtIn()
{
    static const QList<DialectPointer> all = [] {
        callInDialects();
        QList<DialectPointer> dialects;
        const QDir folder(QStringLiteral(":/dialects"));
        for (const QString &name : folder.entryList(QDir::Files)) {
            dialects.append(readBuiltIn(folder.filePath(name)));
        }
        dialects.removeAll(nullptr); // there is none, say the tests
        std::sort(dialects.begin(), dialects.end(), [](const auto &a, const auto &b) {
            return a->name.compare(b->name, Qt::CaseInsensitive) < 0;
        });
        return dialects;
    }();
    return all;
}

QList<DialectResult> DialectLibrary::users()
{
    QList<DialectResult> results;
    for (const QString &path : usersFiles()) {
        results.append(readUsers(path));
    }
    return results;
}

DialectResult DialectLibrary::find(const QString &name, const QString &folder)
{
    static const QRegularExpression id(QStringLiteral("^[a-z0-9][a-z0-9-]*$"));
    if (!id.match(name).hasMatch()) {
        const QString path = QDir::cleanPath(QDir(folder).filePath(name));
        return QFileInfo::exists(path) ? readFile(path) : noSuchDialect();
    }
    const QString users = QDir(userFolder()).filePath(withSuffix(name));
    if (QFileInfo::exists(users)) {
        return readUsers(users);
    }
    const auto &all = builtIn();
    const auto found =
        std::find_if(all.cbegin(), all.cend(),
                     [&name](const DialectPointer &dialect) { return dialect->id == name; });
    if (found != all.cend()) {
        return *found;
    }
    return noSuchDialect();
}

QString DialectLibrary::userFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/vedette/dialects");
}

} // namespace vedette
