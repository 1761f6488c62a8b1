// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/ExportFolder.h"

#include "recording/DiskSpace.h"
#include "recording/Export.h"
#include "recording/Retention.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <sys/stat.h>

#include <cerrno>

namespace vedette {

namespace {

QString hiddenFolder(const QString &recordings)
{
    return recordings + QLatin1String("/.exports");
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

/// Half of what retention keeps free: exports are there for a while only, and retention does not
/// count them. A disk on which recordings have all room but that one could never have an export.
qint64 keptFree(const Retention &retention, const DiskSpace &disk)
{
    const auto &wanted = retention.freeBytes;
    return wanted && *wanted <= disk.size ? *wanted / 2 : ExportFolder::LeastFree;
}

} // namespace

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
                 : ExportFolder{.path = path, .keepFree = keepFree};
}

qint64 ExportFolder::bytesBelow(const QString &recordings)
{
    qint64 bytes = 0;
    QDirIterator files(hiddenFolder(recordings), QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

void ExportFolder::clear(const QString &recordings)
{
    QDir(hiddenFolder(recordings)).removeRecursively();
}

} // namespace vedette
