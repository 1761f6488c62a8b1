// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"
#include "recording/FilmFile.h"
#include "recording/OutputFile.h"

#include <memory>
#include <optional>

struct AVCodecContext;
struct AVFormatContext;
struct AVFrame;
struct AVPacket;
struct AVStream;

namespace vedette {

/// A film that everybody can play: H.264 in MP4, by libavcodec and libavformat. The pictures are
/// decoded, turned upright, made even in width and height where a row or column is left over, and
/// encoded again; those that are damaged are left out.
class H264Film : public FilmFile
{
public:
    struct Options
    {
        bool hasTime = false; ///< each picture's time is drawn into it
        Mounting mounting;    ///< of the camera
    };

    /// Whether libavcodec has an encoder that works here: of those that it knows, some need
    /// hardware, and some are there in name alone. Tries once. Any thread.
    static bool isPossible();
    /// A new file; one that is there is not touched.
    static Made make(const QString &path, const Head &head, const Options &options);
    ~H264Film() override;
    Q_DISABLE_COPY_MOVE(H264Film)

    [[nodiscard]] std::optional<DiskError> write(const PastPicture &picture, Time at) override;
    [[nodiscard]] std::optional<DiskError> close() override;
    [[nodiscard]] quint64 damaged() const override { return m_damaged; }

private:
    H264Film(std::unique_ptr<OutputFile> output, Head head, const Options &options);
    [[nodiscard]] std::optional<DiskError> begin(QSize size);
    [[nodiscard]] int writeHead();
    [[nodiscard]] std::optional<DiskError> encode(AVFrame *frame);
    [[nodiscard]] std::optional<DiskError> writePackets();

    std::unique_ptr<OutputFile> m_output;
    Head m_head;
    Options m_options;
    AVCodecContext *m_encoder = nullptr; ///< null: no picture could be decoded yet
    AVFormatContext *m_context = nullptr;
    AVStream *m_stream = nullptr; ///< of m_context
    AVFrame *m_frame = nullptr;
    AVPacket *m_packet = nullptr;
    QSize m_size; ///< of the decoded pictures
    Time m_last{-1};
    quint64 m_damaged = 0;
};

} // namespace vedette
