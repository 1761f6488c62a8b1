// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/SavedFile.h"

#include <QFileInfo>
#include <QSaveFile>

#include <sys/stat.h>

namespace vedette {

std::optional<QString> saveFile(const QString &path, const QByteArray &bytes,
                                QFileDevice::Permissions permissions)
{
    QSaveFile file(path);
    const mode_t usual = ::umask(S_IRWXG | S_IRWXO);
    const bool isOpen = file.open(QIODevice::WriteOnly);
    ::umask(usual);
    // commit() alone does not notice that the disk is full while it empties the buffer (Qt 6.4),
    // and would leave an empty file.
    const bool isWritten = isOpen && file.setPermissions(permissions) &&
                           file.write(bytes) == bytes.size() && file.flush() && file.commit();
    return isWritten ? std::nullopt : std::optional(file.errorString());
}

QString freePathBeside(const QString &path, QLatin1String ending)
{
    QString free = path + ending;
    // A link to what is gone is something too.
    for (int number = 2; QFileInfo::exists(free) || QFileInfo(free).isSymLink(); ++number) {
        free = path + ending + QString::number(number);
    }
    return free;
}

} // namespace vedette
