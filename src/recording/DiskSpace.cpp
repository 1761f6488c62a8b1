// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/DiskSpace.h"

#include <QFile>

#include <sys/statvfs.h>

namespace vedette {

std::optional<DiskSpace> DiskSpace::at(const QString &path)
{
    struct statvfs status = {};
    if (::statvfs(QFile::encodeName(path).constData(), &status) != 0) {
        return std::nullopt;
    }
    const auto block = static_cast<qint64>(status.f_frsize);
    return DiskSpace{.free = static_cast<qint64>(status.f_bavail) * block,
                     .size = static_cast<qint64>(status.f_blocks) * block};
}

} // namespace vedette
