// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingFolder.h"

#include "recording/EpochTime.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace vedette {

namespace {

constexpr QLatin1String LockName(".vedette-lock");
/// Of files that would begin in the same second: a camera that comes and goes, or a clock that is
/// set back by an hour again and again.
constexpr int MostAlike = 10'000;

/// For its owner alone. Not what it would be in: where a disk is missing, nothing is recorded on
/// another one instead.
std::optional<DiskError> makeFolder(const QString &path)
{
    if (::mkdir(QFile::encodeName(path).constData(), 0700) == 0) {
        return std::nullopt;
    }
    if (errno != EEXIST) {
        return DiskError::ofSystem(errno, path);
    }
    return QFileInfo(path).isDir() ? std::nullopt
                                   : std::optional(DiskError::ofSystem(ENOTDIR, path));
}

} // namespace

std::variant<std::unique_ptr<RecordingFolder>, DiskError> RecordingFolder::open(const QString &path,
                                                                                Known known)
{
    const QString folder = QDir::cleanPath(QDir(path).absolutePath());
    if (known == Known::Perhaps) {
        if (const auto error = makeFolder(folder)) {
            return *error;
        }
    }
    const QString lockPath = folder + QLatin1Char('/') + LockName;
    const int create = known == Known::Perhaps ? O_CREAT : 0;
    const int lock = ::open(QFile::encodeName(lockPath).constData(),
                            O_RDWR | create | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    if (lock < 0) {
        return DiskError::ofSystem(errno, folder);
    }
    // The system lets go of it when this process ends, however that is.
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        ::close(lock);
        return error == EWOULDBLOCK
                   ? DiskError{DiskError::Kind::Busy,
                               QCoreApplication::translate(
                                   "vedette::RecordingFolder",
                                   "Another Vedette records into %1. End it, or choose another "
                                   "folder here.")
                                   .arg(folder)}
                   : DiskError::ofSystem(error, folder);
    }
    return std::unique_ptr<RecordingFolder>(new RecordingFolder(folder, lock));
}

RecordingFolder::RecordingFolder(QString path, int lock)
    : m_path(std::move(path))
    , m_lock(lock)
    , m_identity(FileIdentity::at(m_path, FileIdentity::Links::Follow))
{
}

RecordingFolder::~RecordingFolder()
{
    ::close(m_lock);
}

bool RecordingFolder::isThere() const
{
    return FileIdentity::at(m_path, FileIdentity::Links::Follow) == m_identity;
}

std::variant<QString, DiskError>
RecordingFolder::freePath(const QString &camera, std::chrono::system_clock::time_point start) const
{
    const QDateTime time = localTime(start);
    const QString day = time.toString(QStringLiteral("yyyy-MM-dd"));
    if (!isThere()) {
        return DiskError::ofSystem(ENOENT, m_path);
    }
    const QString ofCamera = m_path + QLatin1Char('/') + camera;
    const QString folder = ofCamera + QLatin1Char('/') + day;
    for (const QString &needed : {ofCamera, folder}) {
        if (const auto error = makeFolder(needed)) {
            return *error;
        }
    }
    const QString name =
        folder + QLatin1Char('/') + time.toString(QStringLiteral("yyyy-MM-dd_HH-mm-ss"));
    for (int number = 1; number <= MostAlike; ++number) {
        const QString path = number == 1 ? name + QStringLiteral(".mkv")
                                         : QStringLiteral("%1_%2.mkv").arg(name).arg(number);
        struct stat status = {};
        if (::lstat(QFile::encodeName(path).constData(), &status) != 0) {
            return errno == ENOENT ? std::variant<QString, DiskError>(path)
                                   : DiskError::ofSystem(errno, path);
        }
    }
    return DiskError::ofSystem(EEXIST, name);
}

} // namespace vedette
