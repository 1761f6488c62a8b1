// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/MatroskaFile.h"

#include <QDateTime>
#include <QFile>

extern "C" {
#include <libavformat/avformat.h>
}

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace vedette {

namespace {

/// What libavformat collects before it writes, in bytes: more than a picture's cluster has around
/// it. The pictures themselves are written past it.
constexpr int BufferBytes = 64 * 1024;
/// As Matroska counts in libavformat.
constexpr AVRational Milliseconds{1, 1000};

void setText(AVDictionary **entries, const char *key, const QString &value)
{
    av_dict_set(entries, key, value.toUtf8().constData(), 0);
}

} // namespace

/// The file below libavformat, whose own says nothing of what went wrong and knows no fdatasync().
struct MatroskaFile::Output
{
    explicit Output(int fd)
        : descriptor(fd)
    {
        auto *const buffer = static_cast<unsigned char *>(av_malloc(BufferBytes));
        io = buffer == nullptr
                 ? nullptr
                 : avio_alloc_context(buffer, BufferBytes, 1, this, nullptr, &write, &seek);
        if (io == nullptr) {
            av_free(buffer);
        }
    }
    ~Output()
    {
        if (io != nullptr) {
            av_freep(static_cast<void *>(&io->buffer));
            avio_context_free(&io);
        }
        if (descriptor >= 0) {
            ::close(descriptor);
        }
    }
    Output(const Output &) = delete;
    Output &operator=(const Output &) = delete;
    Output(Output &&) = delete;
    Output &operator=(Output &&) = delete;

#if LIBAVFORMAT_VERSION_MAJOR >= 61
    static int write(void *opaque, const uint8_t *bytes, int size)
#else
    static int write(void *opaque, uint8_t *bytes, int size)
#endif
    {
        auto *const self = static_cast<Output *>(opaque);
        for (int written = 0; written < size;) {
            const ssize_t more = ::write(self->descriptor, bytes + written,
                                         static_cast<std::size_t>(size - written));
            if (more < 0 && errno == EINTR) {
                continue;
            }
            if (more <= 0) {
                self->error = more < 0 ? errno : ENOSPC;
                return AVERROR(self->error);
            }
            written += static_cast<int>(more);
        }
        return size;
    }
    static int64_t seek(void *opaque, int64_t offset, int whence)
    {
        auto *const self = static_cast<Output *>(opaque);
        if (whence == AVSEEK_SIZE) {
            return AVERROR(ENOSYS);
        }
        const off_t position = ::lseek(self->descriptor, offset, whence & ~AVSEEK_FORCE);
        if (position < 0) {
            self->error = errno;
            return AVERROR(self->error);
        }
        return position;
    }

    int descriptor;
    int error = 0; ///< errno of what failed last
    AVIOContext *io = nullptr;
};

std::variant<std::unique_ptr<MatroskaFile>, DiskError> MatroskaFile::create(const QString &path,
                                                                            const Head &head)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(),
                                  O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) {
        return DiskError::ofSystem(errno, path);
    }
    std::unique_ptr<MatroskaFile> file(
        new MatroskaFile(path, std::make_unique<Output>(descriptor)));
    if (const auto error = file->begin(head)) {
        return *error;
    }
    return file;
}

MatroskaFile::MatroskaFile(QString path, std::unique_ptr<Output> output)
    : m_path(std::move(path))
    , m_output(std::move(output))
{
}

MatroskaFile::~MatroskaFile()
{
    static_cast<void>(close());
}

std::optional<DiskError> MatroskaFile::begin(const Head &head)
{
    m_packet = av_packet_alloc();
    avformat_alloc_output_context2(&m_context, nullptr, "matroska", nullptr);
    AVStream *const stream =
        m_context != nullptr ? avformat_new_stream(m_context, nullptr) : nullptr;
    if (m_output->io == nullptr || m_packet == nullptr || stream == nullptr) {
        return failure(AVERROR(ENOMEM));
    }
    m_context->pb = m_output->io;
    m_context->flags |= AVFMT_FLAG_CUSTOM_IO;
    setText(&m_context->metadata, "title", head.title);
    setText(&m_context->metadata, MarkKey, QString::fromLatin1(Mark));
    const auto start =
        std::chrono::duration_cast<std::chrono::milliseconds>(head.start.time_since_epoch());
    setText(&m_context->metadata, "creation_time",
            QDateTime::fromMSecsSinceEpoch(start.count(), Qt::UTC).toString(Qt::ISODateWithMs));
    stream->time_base = Milliseconds;
    stream->codecpar->codec_type = AVMEDIA_TYPE_VIDEO;
    stream->codecpar->codec_id = AV_CODEC_ID_MJPEG;
    stream->codecpar->width = head.size.width();
    stream->codecpar->height = head.size.height();
    const int written = avformat_write_header(m_context, nullptr);
    if (written < 0) {
        return failure(written);
    }
    m_hasBegun = true;
    avio_flush(m_output->io);
    m_wholeEnd = avio_tell(m_output->io);
    return m_output->io->error < 0 ? std::optional(failure(m_output->io->error)) : std::nullopt;
}

std::optional<DiskError> MatroskaFile::write(const QByteArray &jpeg, Time at)
{
    if (m_hasFailed || !m_hasBegun) {
        return failure(AVERROR(EBADF));
    }
    m_packet->data = reinterpret_cast<uint8_t *>(const_cast<char *>(jpeg.constData()));
    m_packet->size = static_cast<int>(jpeg.size());
    m_packet->pts = at.count();
    m_packet->dts = at.count();
    m_packet->stream_index = 0;
    m_packet->flags = AV_PKT_FLAG_KEY;
    int result = av_write_frame(m_context, m_packet);
    m_packet->data = nullptr;
    m_packet->size = 0;
    if (result >= 0) {
        result = av_write_frame(m_context, nullptr); // ends the cluster, and the buffer with it
    }
    avio_flush(m_output->io);
    result = result < 0 ? result : m_output->io->error;
    if (result < 0) {
        return failure(result);
    }
    m_wholeEnd = avio_tell(m_output->io);
    return std::nullopt;
}

std::optional<DiskError> MatroskaFile::sync()
{
    if (!m_output || ::fdatasync(m_output->descriptor) == 0) {
        return std::nullopt;
    }
    return DiskError::ofSystem(errno, m_path);
}

std::optional<DiskError> MatroskaFile::close()
{
    std::optional<DiskError> error;
    if (m_hasBegun && !m_hasFailed) {
        const int result = av_write_trailer(m_context);
        avio_flush(m_output->io);
        const int failed = result < 0 ? result : m_output->io->error;
        if (failed < 0) {
            error = failure(failed);
        } else {
            m_wholeEnd = std::max<qint64>(m_wholeEnd, ::lseek(m_output->descriptor, 0, SEEK_END));
            error = sync();
        }
    }
    freeAll();
    return error;
}

/// After one, the file ends with its last whole picture.
DiskError MatroskaFile::failure(int avError)
{
    const int system = m_output->error != 0 ? m_output->error : AVUNERROR(avError);
    if (!std::exchange(m_hasFailed, true) && m_hasBegun &&
        ::ftruncate(m_output->descriptor, m_wholeEnd) != 0) {
        // What is behind it is no picture, and players pass it by.
    }
    return DiskError::ofSystem(system, m_path);
}

void MatroskaFile::freeAll()
{
    av_packet_free(&m_packet);
    avformat_free_context(m_context);
    m_context = nullptr;
    m_output.reset();
    m_hasBegun = false;
}

} // namespace vedette
