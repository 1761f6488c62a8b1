// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingDisks.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace vedette {

RecordingDisk &RecordingDisks::at(const QString &path)
{
    std::unique_ptr<RecordingDisk> &disk = m_disks[path];
    if (!disk) {
        if (path == usualFolder() || path == demoFolder()) {
            QDir().mkpath(QFileInfo(path).path()); // which the desktop makes, usually
        }
        disk = std::make_unique<RecordingDisk>(path);
    }
    return *disk;
}

QString RecordingDisks::usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::MoviesLocation) +
           QStringLiteral("/Vedette");
}

QString RecordingDisks::demoFolder()
{
    return usualFolder() + QStringLiteral(" Demo");
}

} // namespace vedette
