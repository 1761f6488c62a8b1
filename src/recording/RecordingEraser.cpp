// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingEraser.h"

#include "recording/RecordingIndex.h"
#include "recording/RecordingLog.h"
#include "recording/RecordingPath.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace vedette {

Erasing eraseRecording(RecordingIndex &index, const QString &path)
{
    if (recordingPathIn(index.root(), path).isEmpty()) {
        return Erasing::Failed;
    }
    const QByteArray name = QFile::encodeName(path);
    struct stat status = {};
    const bool isThere = ::lstat(name.constData(), &status) == 0;
    if (isThere && S_ISREG(status.st_mode) && RecordingIndex::isLockedMode(status.st_mode)) {
        index.noteLocked(path, true);
        return Erasing::Locked;
    }
    if (isThere ? S_ISREG(status.st_mode) && ::unlink(name.constData()) != 0 : errno != ENOENT) {
        qCWarning(recordingLog) << path << "cannot be deleted:" << qt_error_string(errno);
        return Erasing::Failed;
    }
    index.forget(path);
    // Only if it is empty.
    ::rmdir(QFile::encodeName(QFileInfo(path).path()).constData());
    return Erasing::Gone;
}

} // namespace vedette
