// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/SavedFile.h"

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

} // namespace vedette
