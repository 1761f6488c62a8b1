// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/CameraFiles.h"

#include "config/CameraStore.h"

#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace vedette {

namespace {

bool isCamera(const QString &name)
{
    return name.endsWith(QLatin1String(".env")) && !name.startsWith(QLatin1Char('.')) &&
           name != CameraStore::CommonFile;
}

} // namespace

QStringList camerasIn(const QString &folder, QStringList &warnings)
{
    QStringList files;
    qsizetype count = 0;
    QDirIterator entries(folder,
                         QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
    while (entries.hasNext() && count < CameraStore::MostEntries) {
        entries.next();
        ++count;
        const QFileInfo info = entries.fileInfo();
        if (!isCamera(info.fileName()) || info.isDir()) {
            continue;
        }
        // To read a pipe is to wait for whoever writes to it.
        if (info.exists() && !info.isFile()) {
            warnings +=
                leftOut({shownPath(info.filePath()), 0, CameraStore::tr("is not a file"), {}});
        } else {
            files += info.filePath();
        }
    }
    if (entries.hasNext()) {
        warnings += CameraStore::tr("%1 holds more than %2 files, and the rest was not looked at; "
                                    "keep nothing but cameras in it")
                        .arg(folder, QString::number(count));
    }
    std::sort(files.begin(), files.end());
    return files;
}

QString problemWithName(const QString &path)
{
    if (cameraId(path).isEmpty()) {
        return CameraStore::tr("there has to be a letter from a to z or a digit in its name; "
                               "rename it");
    }
    if (shownPath(path) != path) {
        return CameraStore::tr("its name has a character that cannot be shown; rename it");
    }
    return {};
}

QString shownPath(QString path)
{
    std::replace_if(
        path.begin(), path.end(), [](QChar c) { return !c.isPrint() && !c.isSurrogate(); },
        QLatin1Char('?'));
    return path;
}

QString leftOut(const ConfigError &why)
{
    return CameraStore::tr("a camera is left out: %1").arg(why.message());
}

QString cameraId(const QString &fileName)
{
    QString id;
    const QString name = QFileInfo(fileName).completeBaseName();
    for (const QChar c : name) {
        const bool isPart = c.unicode() < 0x80 && c.isLetterOrNumber();
        if (isPart) {
            id += c.toLower();
        } else if (!id.isEmpty() && !id.endsWith(QLatin1Char('-'))) {
            id += QLatin1Char('-');
        }
        if (id.size() == CameraStore::LongestId) {
            break;
        }
    }
    return id.endsWith(QLatin1Char('-')) ? id.chopped(1) : id;
}

QString recordFolderOf(const QString &envFile, const CameraConfig &camera)
{
    const QString id = cameraId(envFile.isEmpty() ? camera.cameraUrl.host() + QLatin1String(".env")
                                                  : QFileInfo(envFile).fileName());
    return id.isEmpty() ? QStringLiteral("camera") : id;
}

} // namespace vedette
