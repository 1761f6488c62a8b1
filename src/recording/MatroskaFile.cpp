// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/MatroskaFile.h"

#include "recording/EpochTime.h"
#include "recording/OutputFile.h"

extern "C" {
#include <libavformat/avformat.h>
}

#include <cerrno>
#include <utility>

namespace vedette {

namespace {

/// As Matroska counts in libavformat.
constexpr AVRational Milliseconds{1, 1000};

void setText(AVDictionary **entries, const char *key, const QString &value)
{
    av_dict_set(entries, key, value.toUtf8().constData(), 0);
}

} // namespace

std::variant<std::unique_ptr<MatroskaFile>, DiskError> MatroskaFile::create(const QString &path,
                                                                            const Head &head)
{
    auto output = OutputFile::create(path);
    if (const auto *const error = std::get_if<DiskError>(&output)) {
        return *error;
    }
    std::unique_ptr<MatroskaFile> file(
        new MatroskaFile(path, std::move(std::get<std::unique_ptr<OutputFile>>(output))));
    if (auto error = file->begin(head)) {
        // Nobody knows it, so nobody would ever delete it.
        file.reset();
        QFile::remove(path);
        return std::move(*error);
    }
    return file;
}

MatroskaFile::MatroskaFile(QString path, std::unique_ptr<OutputFile> output)
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
    if (m_output->io() == nullptr || m_packet == nullptr || stream == nullptr) {
        return failure(AVERROR(ENOMEM));
    }
    m_context->pb = m_output->io();
    m_context->flags |= AVFMT_FLAG_CUSTOM_IO;
    setText(&m_context->metadata, "title", head.title);
    setText(&m_context->metadata, MarkKey, QString::fromLatin1(Mark));
    setText(&m_context->metadata, "creation_time", isoText(head.start));
    stream->time_base = Milliseconds;
    stream->codecpar->codec_type = AVMEDIA_TYPE_VIDEO;
    stream->codecpar->codec_id = AV_CODEC_ID_MJPEG;
    stream->codecpar->width = head.size.width();
    stream->codecpar->height = head.size.height();
    // No player looks at the sums, which take a quarter of the time of writing a picture.
    AVDictionary *options = nullptr;
    av_dict_set(&options, "write_crc32", "0", 0);
    const int written = avformat_write_header(m_context, &options);
    av_dict_free(&options);
    if (written < 0) {
        return failure(written);
    }
    m_hasBegun = true;
    avio_flush(m_output->io());
    m_wholeEnd = avio_tell(m_output->io());
    return m_output->io()->error < 0 ? std::optional(failure(m_output->io()->error)) : std::nullopt;
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
    avio_flush(m_output->io());
    result = result < 0 ? result : m_output->io()->error;
    if (result < 0) {
        return failure(result);
    }
    m_wholeEnd = avio_tell(m_output->io());
    return std::nullopt;
}

std::optional<DiskError> MatroskaFile::sync()
{
    return m_output ? m_output->sync() : std::nullopt;
}

std::optional<DiskError> MatroskaFile::close()
{
    std::optional<DiskError> error;
    if (m_hasBegun && !m_hasFailed) {
        const int result = av_write_trailer(m_context);
        avio_flush(m_output->io());
        const int failed = result < 0 ? result : m_output->io()->error;
        if (failed < 0) {
            error = failure(failed);
        } else {
            m_wholeEnd = m_output->size().value_or(m_wholeEnd);
            error = sync();
        }
    }
    freeAll();
    return error;
}

/// After one, the file ends with its last whole picture.
DiskError MatroskaFile::failure(int avError)
{
    DiskError error = m_output->failure(avError);
    if (!std::exchange(m_hasFailed, true) && m_hasBegun && !m_output->truncate(m_wholeEnd)) {
        // What is behind it is no picture, and players pass it by.
    }
    return error;
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
