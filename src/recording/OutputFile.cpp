// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/OutputFile.h"

#include <QFile>

extern "C" {
#include <libavformat/avformat.h>
}

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace vedette {

namespace {

/// What libavformat collects before it writes, in bytes: more than a picture's cluster has around
/// it. The pictures themselves are written past it.
constexpr int BufferBytes = 64 * 1024;

} // namespace

/// What libavformat calls.
struct OutputFileCalls
{
#if LIBAVFORMAT_VERSION_MAJOR >= 61
    static int write(void *opaque, const uint8_t *bytes, int size)
#else
    static int write(void *opaque, uint8_t *bytes, int size)
#endif
    {
        auto *const file = static_cast<OutputFile *>(opaque);
        return file->write(QByteArrayView(bytes, size)) ? AVERROR(file->m_error) : size;
    }
    static int64_t seek(void *opaque, int64_t offset, int whence)
    {
        auto *const file = static_cast<OutputFile *>(opaque);
        if (whence == AVSEEK_SIZE) {
            return AVERROR(ENOSYS);
        }
        const off_t position = ::lseek(file->m_descriptor, offset, whence & ~AVSEEK_FORCE);
        if (position < 0) {
            file->m_error = errno;
            return AVERROR(file->m_error);
        }
        return position;
    }
};

std::variant<std::unique_ptr<OutputFile>, DiskError> OutputFile::create(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(),
                                  O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) {
        return DiskError::ofSystem(errno, path);
    }
    return std::unique_ptr<OutputFile>(new OutputFile(path, descriptor));
}

OutputFile::OutputFile(QString path, int descriptor)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
{
    auto *const buffer = static_cast<unsigned char *>(av_malloc(BufferBytes));
    m_io = buffer == nullptr ? nullptr
                             : avio_alloc_context(buffer, BufferBytes, 1, this, nullptr,
                                                  &OutputFileCalls::write, &OutputFileCalls::seek);
    if (m_io == nullptr) {
        av_free(buffer);
    }
}

OutputFile::~OutputFile()
{
    if (m_io != nullptr) {
        av_freep(static_cast<void *>(&m_io->buffer));
        avio_context_free(&m_io);
    }
    ::close(m_descriptor);
}

DiskError OutputFile::failure(int avError) const
{
    return DiskError::ofSystem(m_error != 0 ? m_error : AVUNERROR(avError), m_path);
}

std::optional<DiskError> OutputFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t more =
            ::write(m_descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (more < 0 && errno == EINTR) {
            continue;
        }
        if (more <= 0) {
            m_error = more < 0 ? errno : ENOSPC;
            return failure(0);
        }
        bytes = bytes.sliced(more);
    }
    return std::nullopt;
}

std::optional<DiskError> OutputFile::sync()
{
    if (::fdatasync(m_descriptor) == 0) {
        return std::nullopt;
    }
    return DiskError::ofSystem(errno, m_path);
}

std::optional<qint64> OutputFile::size() const
{
    struct stat status = {};
    return ::fstat(m_descriptor, &status) == 0 ? std::optional<qint64>(status.st_size)
                                               : std::nullopt;
}

bool OutputFile::truncate(qint64 size) const
{
    return ::ftruncate(m_descriptor, size) == 0;
}

} // namespace vedette
