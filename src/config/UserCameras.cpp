// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/UserCameras.h"

#include "base/SavedFile.h"
#include "config/CameraFiles.h"
#include "config/CameraStore.h"
#include "config/EnvFile.h"
#include "config/SavedLogins.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStandardPaths>
#include <QStorageInfo>

#include <algorithm>

namespace vedette {

namespace {

QStringList cameraFiles(const QString &folder)
{
    QStringList warnings; // said when they are loaded
    return camerasIn(folder, warnings);
}

/// What a .env file can hold; nothing when it cannot be read.
std::optional<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.read(EnvFile::MaximumBytes + 1))
                                          : std::nullopt;
}

ConfigError notTakenOver(const QString &path, const QString &why)
{
    return {path, 0, UserCameras::tr("cannot be taken over: %1").arg(why), {}};
}

/// Its logins were those of who may watch, who are all cameras' now.
std::optional<ConfigError> takeOverLogins(const ServerConfig &logins, const QString &commonFile)
{
    const bool areThere = !logins.owner.isEmpty() && !problemWithLogins(logins, {});
    return areThere && !QFileInfo::exists(commonFile) ? saveLogins(logins, commonFile)
                                                      : std::nullopt;
}

/// The same bytes, but for who may only watch, which no camera's own file of several says.
std::optional<ConfigError> takeOverCamera(const QByteArray &bytes, const ServerConfig &logins,
                                          const QString &to)
{
    EnvFile file = EnvFile::parse(bytes, to);
    if (!file.error() && !logins.viewer.isEmpty()) {
        file.set(key::ViewerName, {});
        file.set(key::ViewerPassword, {});
        return file.write();
    }
    const auto problem = saveFile(to, bytes, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return problem ? std::optional(notTakenOver(to, *problem)) : std::nullopt;
}

bool isTakenOver(const QString &from, const QString &to)
{
    LoadedSettings before = loadSettings(from, {}, {});
    before.settings.server.viewer = {};
    const LoadedSettings after = loadSettings(to, {}, {});
    return bytesOf(from) == bytesOf(to) ||
           (!before.error && !after.error && before.settings == after.settings);
}

bool isInFolder(const QString &path)
{
    const QString folder = QFileInfo(userCameraFolder()).canonicalFilePath();
    return !folder.isEmpty() && QFileInfo(path).canonicalPath() == folder;
}

/// Whatever names the old file, a service say, still finds the camera there.
void leaveLink(const QString &from, const QString &to)
{
    if (QFile::remove(from)) {
        QFile::link(QFileInfo(from).dir().relativeFilePath(to), from);
    }
}

/// Whether Qt finds the user's trash for envFile: where it finds none, it leaves a note about the
/// file in the current folder.
bool hasTrash(const QString &envFile)
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    const QString trash = data + QStringLiteral("/Trash");
    if (!QFileInfo::exists(trash) && QDir().mkpath(trash)) {
        QFile::setPermissions(trash, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    const QFileInfo info(trash);
    return info.isDir() && info.isWritable() &&
           QStorageInfo(trash).device() == QStorageInfo(envFile).device();
}

} // namespace

QString userCameraFolder()
{
    return QFileInfo(userEnvFile()).path() + QStringLiteral("/cameras");
}

bool hasUserCameras()
{
    return !cameraFiles(userCameraFolder()).isEmpty();
}

std::optional<ConfigError> takeOverUserEnvFile()
{
    const QString from = userEnvFile();
    if (!QFileInfo(from).isFile() || isInFolder(from)) {
        return std::nullopt;
    }
    const QDir folder(userCameraFolder());
    const QString to = folder.filePath(QFileInfo(from).fileName());
    const auto bytes = bytesOf(from);
    if (!bytes || bytes->size() > EnvFile::MaximumBytes) {
        return notTakenOver(from, UserCameras::tr("it cannot be read"));
    }
    if (!hasUserCameras()) {
        QDir().mkpath(folder.path());
        const ServerConfig logins = loadSettings(from, {}, {}).settings.server;
        auto error = takeOverLogins(logins, folder.filePath(CameraStore::CommonFile));
        error = error ? error : takeOverCamera(*bytes, logins, to);
        if (error) {
            return error;
        }
    }
    // Not before the other is whole; one that differs is the user's to keep.
    if (isTakenOver(from, to)) {
        leaveLink(from, to);
    }
    return std::nullopt;
}

QString newCameraFile(const QString &folder, const QString &name)
{
    QSet<QString> taken{cameraId(CameraStore::CommonFile)};
    const QStringList files = cameraFiles(folder);
    for (const QString &file : files) {
        taken += cameraId(file);
    }
    // A name is no path: what stands before a slash belongs to it.
    QString start =
        cameraId(QString(name).replace(QLatin1Char('/'), QLatin1Char(' ')) + QLatin1String(".env"));
    if (start.isEmpty()) {
        start = QStringLiteral("camera");
    }
    const QDir dir(folder);
    QString id = start;
    for (int number = 2;
         taken.contains(id) || QFileInfo::exists(dir.filePath(id + QLatin1String(".env")));
         ++number) {
        const QString end = QStringLiteral("-%1").arg(number);
        id = start.first(std::min(start.size(), CameraStore::LongestId - end.size())) + end;
    }
    return dir.filePath(id + QLatin1String(".env"));
}

RemovedFile removeCameraFile(const QString &envFile)
{
    QFile file(envFile);
    if (hasTrash(envFile) && file.moveToTrash()) {
        return {file.fileName(), {}};
    }
    // Not the name of a camera.
    const QString aside = freePathBeside(envFile, QLatin1String(".removed"));
    QFile kept(envFile);
    if (kept.rename(aside)) {
        return {aside, {}};
    }
    return {{},
            ConfigError{
                envFile, 0, UserCameras::tr("cannot be removed: %1").arg(kept.errorString()), {}}};
}

} // namespace vedette
