// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/EpochTime.h"
#include "recording/MatroskaFile.h"
#include "recording/RecordingDisk.h"

#include <QDateTime>
#include <QDir>
#include <QEventLoop>
#include <QFile>

#include <memory>
#include <variant>

namespace vedette::bench {

/// A new recording where one of this camera is looked for; null: it cannot be made.
inline std::unique_ptr<MatroskaFile> beginRecording(const QString &root, const QString &camera,
                                                    WallTime start)
{
    const QDateTime local = localTime(start);
    const QString folder =
        QStringLiteral("%1/%2/%3").arg(root, camera, local.toString(QStringLiteral("yyyy-MM-dd")));
    QDir().mkpath(folder);
    auto made =
        MatroskaFile::create(folder + local.toString(QStringLiteral("/yyyy-MM-dd_HH-mm-ss'.mkv'")),
                             {.title = {}, .size = {640, 480}, .start = start});
    auto *const file = std::get_if<std::unique_ptr<MatroskaFile>>(&made);
    return file != nullptr ? std::move(*file) : nullptr;
}

/// The folder with an index of the recordings that were put there, so many; null: it cannot be
/// written.
inline std::unique_ptr<RecordingDisk> indexed(const QString &root, int recordings)
{
    // By which a folder is known that was recorded into.
    QFile lock(root + QStringLiteral("/.vedette-lock"));
    if (!lock.open(QIODevice::WriteOnly)) {
        return nullptr;
    }
    lock.close();
    auto disk = std::make_unique<RecordingDisk>(root);
    QEventLoop indexing;
    QObject::connect(disk.get(), &RecordingDisk::checked, &indexing, [&](qint64 done, qint64 of) {
        if (done >= of && of >= recordings) {
            indexing.quit();
        }
    });
    indexing.exec();
    return disk;
}

} // namespace vedette::bench
