// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/ExportFolder.h"

#include "recording/DiskSpace.h"
#include "recording/Export.h"
#include "recording/Retention.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <sys/stat.h>

#include <cerrno>

namespace vedette {

namespace {

QString hiddenFolder(const QString &recordings)
{
    return recordings + QLatin1String("/.exports");
}

/// What make() made there, with their paths: nothing that somebody else put there, and nothing
/// beyond a link.
QStringList ownFolders(const QString &recordings)
{
    static const QRegularExpression ownName(QStringLiteral("^[0-9a-f]{16}$"));
    const QString above = hiddenFolder(recordings);
    if (QFileInfo(above).isSymLink()) {
        return {};
    }
    QStringList folders =
        QDir(above)
            .entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::NoSort)
            .filter(ownName);
    for (QString &folder : folders) {
        folder.prepend(above + QLatin1Char('/'));
    }
    return folders;
}

enum class There { Fine, Wrong };

/// For its owner alone.
std::optional<DiskError> makeOwnFolder(const QString &path, There there)
{
    if (::mkdir(QFile::encodeName(path).constData(), 0700) == 0) {
        return std::nullopt;
    }
    const int error = errno;
    const QFileInfo found(path);
    const bool isFolder = found.isDir() && !found.isSymLink();
    return error == EEXIST && there == There::Fine && isFolder
               ? std::nullopt
               : std::optional(DiskError::ofSystem(error, path));
}

} // namespace

qint64 ExportFolder::keptFree(const Retention &retention, const DiskSpace &disk)
{
    const auto &wanted = retention.freeBytes;
    return wanted && *wanted <= disk.size ? *wanted / 2 : LeastFree;
}

std::variant<ExportFolder, DiskError> ExportFolder::make(const QString &recordings,
                                                         const Retention &retention)
{
    const auto disk = DiskSpace::at(recordings);
    if (!disk) {
        return DiskError::ofSystem(ENOENT, recordings);
    }
    const qint64 keepFree = keptFree(retention, *disk);
    if (disk->free < keepFree) {
        return Export::noRoom(keepFree);
    }
    const QString above = hiddenFolder(recordings);
    const QString path = above + QLatin1Char('/') +
                         QStringLiteral("%1").arg(QRandomGenerator::system()->generate64(), 16, 16,
                                                  QLatin1Char('0'));
    auto error = makeOwnFolder(above, There::Fine);
    if (!error) {
        error = makeOwnFolder(path, There::Wrong);
    }
    return error ? std::variant<ExportFolder, DiskError>(*error)
                 : ExportFolder{.path = path,
                                .keepFree = keepFree,
                                .inUse = std::make_shared<const QString>(path)};
}

qint64 ExportFolder::bytesBelow(const QString &recordings)
{
    qint64 bytes = 0;
    for (const QString &folder : ownFolders(recordings)) {
        const QFileInfoList files =
            QDir(folder).entryInfoList(QDir::Files | QDir::Hidden | QDir::NoSymLinks);
        for (const QFileInfo &file : files) {
            bytes += file.size();
        }
    }
    return bytes;
}

void ExportFolder::clear(const QString &recordings, const QStringList &inUse)
{
    for (const QString &folder : ownFolders(recordings)) {
        if (!inUse.contains(folder)) {
            QDir(folder).removeRecursively();
        }
    }
    QDir().rmdir(hiddenFolder(recordings)); // if that is all there was
}

} // namespace vedette
