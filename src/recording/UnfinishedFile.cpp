// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/UnfinishedFile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

namespace vedette {

namespace {

/// As rename(), but onto nothing that is there. Returns errno, or 0.
int renameOntoNothing(const QString &from, const QString &to)
{
    const QByteArray old = QFile::encodeName(from);
    const QByteArray fresh = QFile::encodeName(to);
    if (::renameat2(AT_FDCWD, old.constData(), AT_FDCWD, fresh.constData(), RENAME_NOREPLACE) ==
        0) {
        return 0;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return errno;
    }
    // Not every file system has that (NFS).
    if (::link(old.constData(), fresh.constData()) != 0) {
        return errno;
    }
    ::unlink(old.constData());
    return 0;
}

} // namespace

UnfinishedFile::UnfinishedFile(QString path)
    : m_finalPath(std::move(path))
{
    const QFileInfo file(m_finalPath);
    m_path = QStringLiteral("%1/.%2.%3.part")
                 .arg(file.absolutePath(), file.fileName(),
                      QString::number(QRandomGenerator::system()->generate(), 16));
}

UnfinishedFile::~UnfinishedFile()
{
    if (!m_path.isEmpty()) {
        QFile::remove(m_path);
    }
}

UnfinishedFile::UnfinishedFile(UnfinishedFile &&other) noexcept
    : m_finalPath(std::move(other.m_finalPath))
    , m_path(std::exchange(other.m_path, {}))
{
}

std::optional<DiskError> UnfinishedFile::finish()
{
    if (const int error = renameOntoNothing(m_path, m_finalPath)) {
        return error == EEXIST ? takenError(m_finalPath) : DiskError::ofSystem(error, m_finalPath);
    }
    m_path.clear();
    return std::nullopt;
}

bool UnfinishedFile::isTaken(const QString &path)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0;
}

DiskError UnfinishedFile::takenError(const QString &path)
{
    return {DiskError::Kind::Refused,
            QCoreApplication::translate("vedette::UnfinishedFile",
                                        "There is a file %1 already. Choose another name.")
                .arg(path)};
}

} // namespace vedette
