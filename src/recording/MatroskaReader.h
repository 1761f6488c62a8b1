// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/DiskError.h"

#include <QByteArray>
#include <QSize>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <variant>

struct AVFormatContext;
struct AVPacket;

namespace vedette {

/// Reads a file that MatroskaFile wrote: also one that is still being written, or that ends in the
/// middle of a picture. What is in it is believed in no respect: a foreign or damaged file gives an
/// error or ends early. Calls block as long as the disk does.
class MatroskaReader
{
public:
    /// A larger picture is none of a camera's, in bytes.
    static constexpr qsizetype LargestPicture = 32LL * 1024 * 1024;

    struct Picture
    {
        QByteArray jpeg;
        std::chrono::milliseconds at{0}; ///< since the file's first picture
    };

    /// What a file that was closed says of itself.
    struct Contents
    {
        quint64 pictures = 0;
        std::chrono::milliseconds length{0}; ///< from the first picture to the last
    };

    static std::variant<std::unique_ptr<MatroskaReader>, DiskError> open(const QString &path);
    ~MatroskaReader();
    MatroskaReader(const MatroskaReader &) = delete;
    MatroskaReader &operator=(const MatroskaReader &) = delete;
    MatroskaReader(MatroskaReader &&) = delete;
    MatroskaReader &operator=(MatroskaReader &&) = delete;

    /// The next picture; nothing at the end of what is whole.
    [[nodiscard]] std::optional<Picture> next();
    /// next() is the last picture that is not after this, or the first.
    void seek(std::chrono::milliseconds at);
    /// When its first picture came; nothing when the file does not say.
    [[nodiscard]] std::optional<std::chrono::system_clock::time_point> start() const;
    [[nodiscard]] QSize size() const;
    /// Whether MatroskaFile wrote it.
    [[nodiscard]] bool isRecording() const;
    /// Without reading the pictures, for which another reader has to be opened then. Nothing: the
    /// file was not closed, or lacks its end, and has to be read through.
    [[nodiscard]] std::optional<Contents> contents();

private:
    MatroskaReader() = default;

    AVFormatContext *m_context = nullptr;
    AVPacket *m_packet = nullptr;
    int m_stream = 0;
};

} // namespace vedette
