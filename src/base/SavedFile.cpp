// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/SavedFile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace vedette {

namespace {

constexpr auto Context = "vedette::SavedFile";

/// What is there when it is no file; empty when it is one.
QString problemWithKind(mode_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFREG:
        return {};
    case S_IFDIR:
        return QCoreApplication::translate(Context, "this is a folder, not a file");
    case S_IFIFO:
        return QCoreApplication::translate(Context, "this is a pipe, not a file");
    case S_IFSOCK:
        return QCoreApplication::translate(Context, "this is a socket, not a file");
    default:
        return QCoreApplication::translate(Context, "this is a device, not a file");
    }
}

SavedBytes unreadable()
{
    return {.state = SavedBytes::State::Unreadable, .bytes = {}, .problem = qt_error_string(errno)};
}

SavedBytes foreign(const QString &problem)
{
    return {.state = SavedBytes::State::Foreign, .bytes = {}, .problem = problem};
}

SavedBytes readFrom(QFile &file, qint64 mostBytes)
{
    QByteArray bytes = file.read(mostBytes + 1);
    if (file.error() != QFileDevice::NoError) {
        return {.state = SavedBytes::State::Unreadable, .bytes = {}, .problem = file.errorString()};
    }
    if (bytes.size() > mostBytes) {
        return foreign(QCoreApplication::translate(Context, "this has more than %1 KiB")
                           .arg(mostBytes / 1024));
    }
    return {.state = SavedBytes::State::Read, .bytes = std::move(bytes), .problem = {}};
}

} // namespace

SavedBytes readSavedFile(const QString &path, qint64 mostBytes)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat status = {};
    if (::stat(name.constData(), &status) != 0) {
        const bool isGone = errno == ENOENT || errno == ENOTDIR;
        return isGone ? SavedBytes() : unreadable();
    }
    if (const QString problem = problemWithKind(status.st_mode); !problem.isEmpty()) {
        return foreign(problem); // opening it may wait for somebody, or do something
    }
    // It may have become something else since then.
    const int descriptor = ::open(name.constData(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    QFile file;
    if (descriptor < 0) {
        return unreadable();
    }
    if (!file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return unreadable();
    }
    if (::fstat(descriptor, &status) != 0) {
        return unreadable();
    }
    const QString problem = problemWithKind(status.st_mode);
    return problem.isEmpty() ? readFrom(file, mostBytes) : foreign(problem);
}

std::optional<QString> saveFile(const QString &path, const QByteArray &bytes,
                                QFileDevice::Permissions permissions)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) == 0 && !S_ISREG(status.st_mode)) {
        return problemWithKind(status.st_mode);
    }
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
