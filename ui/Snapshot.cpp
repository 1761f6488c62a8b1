// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Snapshot.h"

#include "BitmapImage.h"
#include "media/JpegDecoder.h"
#include "media/JpegTurning.h"
#include "recording/EpochTime.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>

namespace vedette {

namespace {

/// Snapshots of one camera in one second. Far more than a key that repeats can make.
constexpr int MostInASecond = 100;

struct Snapshot
{
    Q_DECLARE_TR_FUNCTIONS(Snapshot)
};

/// A name that every file system takes: without separators, colons, wildcards and control
/// characters, and not hidden.
QString fileNameOf(const QString &cameraName, const QDateTime &time)
{
    QString name = cameraName;
    for (QChar &c : name) {
        const bool isReserved = QStringLiteral("/\\:*?\"<>|").contains(c);
        c = isReserved || !c.isPrint() ? QLatin1Char('_') : c;
    }
    if (name.isEmpty() || name.startsWith(QLatin1Char('.'))) {
        name.prepend(QStringLiteral("camera"));
    }
    return name + time.toString(QStringLiteral(" yyyy-MM-dd HH-mm-ss"));
}

/// Opens the first of "NAME.jpg", "NAME (2).jpg", … that is not there yet, also when another
/// program makes one at this moment.
bool openNew(QFile &file, const QString &base)
{
    for (int number = 1; number <= MostInASecond; ++number) {
        const QString suffix = number > 1 ? QStringLiteral(" (%1)").arg(number) : QString();
        file.setFileName(base + suffix + QStringLiteral(".jpg"));
        if (file.open(QIODevice::NewOnly | QIODevice::WriteOnly,
                      QFile::ReadOwner | QFile::WriteOwner)) {
            return true;
        }
        if (!QFile::exists(file.fileName())) {
            return false;
        }
    }
    return false;
}

/// With those above it, as far as they are missing.
bool makeOwnFolder(const QString &path)
{
    const QString above = QFileInfo(path).path();
    return QFileInfo(path).isDir() ||
           (above != path && makeOwnFolder(above) &&
            QDir().mkdir(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

} // namespace

SnapshotFile saveSnapshot(const Frame &frame, const QString &cameraName, const QString &folder)
{
    const auto failed = [&folder](const QString &why) {
        return SnapshotFile{
            {},
            Snapshot::tr(
                "The picture could not be saved in %1: %2. It is on the clipboard; to save "
                "the next one, make room there or let your user write there.")
                .arg(QDir::toNativeSeparators(folder), why)};
    };
    if (!makeOwnFolder(folder)) {
        return failed(Snapshot::tr("the folder cannot be made"));
    }
    QFile file;
    if (!openNew(file, QDir(folder).filePath(fileNameOf(cameraName, localTime(frame.wallTime))))) {
        return failed(file.errorString());
    }
    if (file.write(frame.jpeg) != frame.jpeg.size() || !file.flush()) {
        const QString why = file.errorString();
        // Not by the object's own remove(): with an error it keeps the file.
        file.close();
        QFile::remove(file.fileName());
        return failed(why);
    }
    return {file.fileName(), {}};
}

void copySnapshot(const Frame &frame)
{
    auto *const data = new QMimeData;
    data->setImageData(imageOf(decodeJpeg(frame.jpeg, {}).bitmap));
    data->setData(QStringLiteral("image/jpeg"), frame.jpeg);
    QGuiApplication::clipboard()->setMimeData(data);
}

QString takeSnapshot(const Picture &picture, const QString &cameraName, const QString &folder,
                     const Mounting &turn)
{
    if (picture.image.isNull()) {
        return Snapshot::tr("There is no picture to save yet.");
    }
    Frame frame = picture.frame;
    if (!turn.isUpright()) {
        const TurnedJpeg turned = turnedJpeg(frame.jpeg, turn);
        if (!turned.problem.isEmpty()) {
            return Snapshot::tr("The camera's picture %1. Switch off Turn Snapshots as Shown to "
                                "save it as the camera sent it.")
                .arg(turned.problem);
        }
        frame.jpeg = turned.jpeg;
    }
    copySnapshot(frame);
    const QString day = localTime(frame.wallTime).toString(QStringLiteral("yyyy-MM-dd"));
    const SnapshotFile saved = saveSnapshot(frame, cameraName, folder + QLatin1Char('/') + day);
    return saved.path.isEmpty()
               ? saved.problem
               : Snapshot::tr("Saved as %1, and copied to the clipboard.").arg(saved.path);
}

} // namespace vedette
