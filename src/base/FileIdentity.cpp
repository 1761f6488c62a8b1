// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/FileIdentity.h"

#include <QFile>

#include <sys/stat.h>

namespace vedette {

std::optional<FileIdentity> FileIdentity::at(const QString &path, Links links)
{
    struct stat status = {};
    const QByteArray name = QFile::encodeName(path);
    const int result = links == Links::Follow ? ::stat(name.constData(), &status)
                                              : ::lstat(name.constData(), &status);
    return result == 0 ? std::optional(FileIdentity(status.st_dev, status.st_ino)) : std::nullopt;
}

} // namespace vedette
