// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/MatroskaReader.h"

#include "recording/EpochTime.h"
#include "recording/MatroskaFile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

extern "C" {
#include <libavformat/avformat.h>
}

#include <cerrno>

namespace vedette {

namespace {

DiskError unusable(const QString &path)
{
    return {DiskError::Kind::Unusable,
            QCoreApplication::translate("vedette::MatroskaReader",
                                        "%1 is not a recording of Vedette's, or nothing of it is "
                                        "whole.")
                .arg(path)};
}

/// Of a camera's pictures; less than 0: there is none.
int pictureStream(const AVFormatContext &context)
{
    for (unsigned i = 0; i < context.nb_streams; ++i) {
        if (context.streams[i]->codecpar->codec_id == AV_CODEC_ID_MJPEG) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

} // namespace

std::variant<std::unique_ptr<MatroskaReader>, DiskError> MatroskaReader::open(const QString &path)
{
    const QFileInfo file(path);
    // Opening a pipe would wait for whoever writes into it, and a link may lead anywhere.
    if (!file.isFile() || file.isSymLink()) {
        return QFileInfo::exists(path) ? unusable(path) : DiskError::ofSystem(ENOENT, path);
    }
    av_log_set_level(AV_LOG_QUIET); // what is wrong with a file, this class says
    std::unique_ptr<MatroskaReader> reader(new MatroskaReader);
    reader->m_packet = av_packet_alloc();
    // By its path alone: libavformat takes other addresses too.
    const QByteArray address = "file:" + QFile::encodeName(QFileInfo(path).absoluteFilePath());
    const AVInputFormat *const format = av_find_input_format("matroska");
    const int opened =
        avformat_open_input(&reader->m_context, address.constData(), format, nullptr);
    if (opened < 0) {
        return opened == AVERROR(EACCES) || opened == AVERROR(ENOENT)
                   ? DiskError::ofSystem(AVUNERROR(opened), path)
                   : unusable(path);
    }
    reader->m_stream = pictureStream(*reader->m_context);
    if (reader->m_stream < 0) {
        return unusable(path);
    }
    return reader;
}

MatroskaReader::~MatroskaReader()
{
    av_packet_free(&m_packet);
    avformat_close_input(&m_context);
}

std::optional<MatroskaReader::Picture> MatroskaReader::next()
{
    while (av_read_frame(m_context, m_packet) >= 0) {
        const bool isOurs = m_packet->stream_index == m_stream && m_packet->size > 0 &&
                            m_packet->size <= LargestPicture &&
                            (m_packet->flags & AV_PKT_FLAG_CORRUPT) == 0;
        std::optional<Picture> picture;
        if (isOurs) {
            const AVRational base = m_context->streams[m_stream]->time_base;
            const int64_t at = av_rescale_q(m_packet->pts, base, AVRational{1, 1000});
            picture = {
                .jpeg = QByteArray(reinterpret_cast<const char *>(m_packet->data), m_packet->size),
                .at = std::chrono::milliseconds(at)};
        }
        av_packet_unref(m_packet);
        if (picture) {
            return picture;
        }
    }
    return std::nullopt;
}

void MatroskaReader::seek(std::chrono::milliseconds at)
{
    const AVRational base = m_context->streams[m_stream]->time_base;
    const int64_t wanted = av_rescale_q(at.count(), AVRational{1, 1000}, base);
    if (av_seek_frame(m_context, m_stream, wanted, AVSEEK_FLAG_BACKWARD) < 0) {
        av_seek_frame(m_context, m_stream, 0, AVSEEK_FLAG_BACKWARD);
    }
}

std::optional<std::chrono::system_clock::time_point> MatroskaReader::start() const
{
    const AVDictionaryEntry *const entry =
        av_dict_get(m_context->metadata, "creation_time", nullptr, 0);
    const QDateTime time =
        entry != nullptr ? QDateTime::fromString(QString::fromUtf8(entry->value), Qt::ISODateWithMs)
                         : QDateTime();
    const qint64 sinceEpoch = time.isValid() ? time.toMSecsSinceEpoch() : -1;
    if (sinceEpoch < 0 || sinceEpoch > LatestEpochMs) {
        return std::nullopt;
    }
    return wallTimeOf(sinceEpoch);
}

bool MatroskaReader::isRecording() const
{
    const AVDictionaryEntry *const entry =
        av_dict_get(m_context->metadata, MatroskaFile::MarkKey, nullptr, 0);
    return entry != nullptr && QByteArrayView(entry->value) == MatroskaFile::Mark;
}

std::optional<MatroskaReader::Contents> MatroskaReader::contents()
{
    AVStream *const stream = m_context->streams[m_stream];
    if (m_context->duration <= 0 || av_seek_frame(m_context, m_stream, 0, 0) < 0) {
        return std::nullopt;
    }
    // Each picture is a key picture, and is in the table that the first seek reads. Without the
    // table, or with a part of it, its last picture is none at the file's end.
    const int pictures = avformat_index_get_entries_count(stream);
    const AVIndexEntry *const last = avformat_index_get_entry(stream, pictures - 1);
    const int64_t end =
        av_rescale_q(m_context->duration, AVRational{1, AV_TIME_BASE}, stream->time_base);
    if (last == nullptr || last->timestamp != end) {
        return std::nullopt;
    }
    const int64_t length = av_rescale_q(last->timestamp, stream->time_base, AVRational{1, 1000});
    return Contents{.pictures = static_cast<quint64>(pictures),
                    .length = std::chrono::milliseconds(length)};
}

QSize MatroskaReader::size() const
{
    const AVCodecParameters &picture = *m_context->streams[m_stream]->codecpar;
    return {picture.width, picture.height};
}

} // namespace vedette
