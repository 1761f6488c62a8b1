// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/H264Film.h"

#include "media/JpegDecoder.h"
#include "media/Yuv420.h"
#include "recording/DrawnTime.h"
#include "recording/EpochTime.h"

#include <QCoreApplication>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
}

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace vedette {

namespace {

/// Pictures come when they come.
constexpr AVRational FilmMilliseconds{1, 1000};
/// What encoders assume who want to know; bits are spent by it.
constexpr AVRational UsualRate{25, 1};
/// For encoders that know no quality, in bits for each pixel and second: 2 Mbit/s for VGA.
constexpr int64_t BitsAPixel = 7;
/// x264's scale: what is lost is not seen.
constexpr const char *Quality = "20";
/// Whether encoders work here is tried with a picture of this size.
constexpr QSize Trial{320, 240};
/// By so many of libav's levels less is logged of what encoders say: nothing, as each that is tried
/// in vain would say something.
constexpr int QuietBy = AV_LOG_INFO;

void freeEncoder(AVCodecContext *encoder)
{
    avcodec_free_context(&encoder);
}
using Encoder = std::unique_ptr<AVCodecContext, void (*)(AVCodecContext *)>;

/// Null: this encoder does not work here.
Encoder openedEncoder(const AVCodec *codec, QSize size)
{
    Encoder encoder(codec != nullptr ? avcodec_alloc_context3(codec) : nullptr, &freeEncoder);
    if (!encoder) {
        return encoder;
    }
    encoder->width = size.width();
    encoder->height = size.height();
    encoder->pix_fmt = AV_PIX_FMT_YUV420P;
    encoder->color_range = AVCOL_RANGE_JPEG;
    encoder->colorspace = AVCOL_SPC_SMPTE170M; // BT.601, as in JPEG
    encoder->time_base = FilmMilliseconds;
    encoder->framerate = UsualRate;
    encoder->bit_rate = BitsAPixel * size.width() * size.height();
    encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER; // as MP4 has it
    encoder->log_level_offset = QuietBy;
    if (encoder->priv_data != nullptr) { // those that x264 knows
        av_opt_set(encoder->priv_data, "preset", "veryfast", 0);
        av_opt_set(encoder->priv_data, "crf", Quality, 0);
    }
    if (avcodec_open2(encoder.get(), codec, nullptr) < 0) {
        encoder.reset();
    }
    return encoder;
}

/// The best one that works here; null: there is none.
Encoder anyEncoder(QSize size)
{
    const std::array<const AVCodec *, 3> codecs{avcodec_find_encoder_by_name("libx264"),
                                                avcodec_find_encoder_by_name("libopenh264"),
                                                avcodec_find_encoder(AV_CODEC_ID_H264)};
    Encoder encoder(nullptr, &freeEncoder);
    for (auto codec = codecs.begin(); codec != codecs.end() && !encoder; ++codec) {
        encoder = openedEncoder(*codec, size);
    }
    return encoder;
}

DiskError cannotEncode()
{
    return {DiskError::Kind::Other,
            QCoreApplication::translate("vedette::H264Film",
                                        "Pictures of this size cannot be encoded as H.264 here. "
                                        "Export as Matroska instead.")};
}

DiskError allDamaged()
{
    return {DiskError::Kind::Other,
            QCoreApplication::translate("vedette::H264Film",
                                        "No picture between these moments can be decoded. Export "
                                        "as Matroska instead.")};
}

} // namespace

bool H264Film::isPossible()
{
    static const bool isPossible = anyEncoder(Trial) != nullptr;
    return isPossible;
}

FilmFile::Made H264Film::make(const QString &path, const Head &head, const Options &options)
{
    auto output = OutputFile::create(path);
    if (const auto *const error = std::get_if<DiskError>(&output)) {
        return *error;
    }
    return std::unique_ptr<FilmFile>(
        new H264Film(std::move(std::get<std::unique_ptr<OutputFile>>(output)), head, options));
}

H264Film::H264Film(std::unique_ptr<OutputFile> output, Head head, const Options &options)
    : m_output(std::move(output))
    , m_head(std::move(head))
    , m_options(options)
{
}

H264Film::~H264Film()
{
    av_packet_free(&m_packet);
    av_frame_free(&m_frame);
    avcodec_free_context(&m_encoder);
    avformat_free_context(m_context);
}

std::optional<DiskError> H264Film::write(const PastPicture &picture, Time at)
{
    DecodedJpeg decoded = decodeJpeg(picture.jpeg, {}, m_options.mounting);
    const QSize size = decoded.bitmap.size();
    if (decoded.bitmap.isNull() || (m_encoder != nullptr && size != m_size)) {
        ++m_damaged;
        return std::nullopt;
    }
    if (m_encoder == nullptr) {
        if (auto error = begin(size)) {
            return error;
        }
    }
    if (m_options.hasTime) {
        drawTime(decoded.bitmap, picture.time);
    }
    const int writable = av_frame_make_writable(m_frame);
    if (writable < 0) {
        return m_output->failure(writable);
    }
    const Yuv420Planes planes{
        .bytes = {m_frame->data[0], m_frame->data[1], m_frame->data[2]},
        .strides = {m_frame->linesize[0], m_frame->linesize[1], m_frame->linesize[2]}};
    if (!writeYuv420(decoded.bitmap, {m_frame->width, m_frame->height}, planes)) {
        ++m_damaged;
        return std::nullopt;
    }
    m_last = std::max(at, m_last + Time(1)); // no two at once
    m_frame->pts = m_last.count();
    return encode(m_frame);
}

std::optional<DiskError> H264Film::begin(QSize size)
{
    m_size = size;
    m_encoder = anyEncoder({size.width() / 2 * 2, size.height() / 2 * 2}).release();
    if (m_encoder == nullptr) {
        return cannotEncode();
    }
    m_packet = av_packet_alloc();
    m_frame = av_frame_alloc();
    if (m_packet == nullptr || m_frame == nullptr || m_output->io() == nullptr) {
        return m_output->failure(AVERROR(ENOMEM));
    }
    m_frame->width = m_encoder->width;
    m_frame->height = m_encoder->height;
    m_frame->format = m_encoder->pix_fmt;
    m_frame->color_range = m_encoder->color_range;
    m_frame->colorspace = m_encoder->colorspace;
    int result = av_frame_get_buffer(m_frame, 0);
    if (result >= 0) {
        result = writeHead();
    }
    return result < 0 ? std::optional(m_output->failure(result)) : std::nullopt;
}

/// Below 0: libavformat's error.
int H264Film::writeHead()
{
    avformat_alloc_output_context2(&m_context, nullptr, "mp4", nullptr);
    m_stream = m_context != nullptr ? avformat_new_stream(m_context, nullptr) : nullptr;
    if (m_stream == nullptr) {
        return AVERROR(ENOMEM);
    }
    m_context->pb = m_output->io();
    m_context->flags |= AVFMT_FLAG_CUSTOM_IO;
    m_stream->time_base = FilmMilliseconds;
    m_stream->avg_frame_rate = UsualRate;
    const QString created = isoText(m_head.start);
    av_dict_set(&m_context->metadata, "title", m_head.title.toUtf8().constData(), 0);
    av_dict_set(&m_context->metadata, "creation_time", created.toUtf8().constData(), 0);
    const int result = avcodec_parameters_from_context(m_stream->codecpar, m_encoder);
    return result < 0 ? result : avformat_write_header(m_context, nullptr);
}

/// Null: what the encoder still has.
std::optional<DiskError> H264Film::encode(AVFrame *frame)
{
    const int sent = avcodec_send_frame(m_encoder, frame);
    return sent < 0 ? std::optional(m_output->failure(sent)) : writePackets();
}

std::optional<DiskError> H264Film::writePackets()
{
    int result = 0;
    while (result >= 0) {
        result = avcodec_receive_packet(m_encoder, m_packet);
        if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) {
            return std::nullopt;
        }
        if (result >= 0) {
            av_packet_rescale_ts(m_packet, m_encoder->time_base, m_stream->time_base);
            m_packet->stream_index = m_stream->index;
            result = av_interleaved_write_frame(m_context, m_packet);
        }
        if (result >= 0) {
            result = m_output->io()->error;
        }
    }
    return m_output->failure(result);
}

std::optional<DiskError> H264Film::close()
{
    if (m_encoder == nullptr) {
        return allDamaged();
    }
    if (auto error = encode(nullptr)) {
        return error;
    }
    const int result = av_write_trailer(m_context);
    avio_flush(m_output->io());
    const int failed = result < 0 ? result : m_output->io()->error;
    return failed < 0 ? std::optional(m_output->failure(failed)) : m_output->sync();
}

} // namespace vedette
