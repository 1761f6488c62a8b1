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

class OutputFile;

/// A file that a camera's pictures are written into, byte for byte as they came: Matroska
/// (RFC 9559) with V_MJPEG, by libavformat. Each picture is a cluster of its own, which the system
/// has when write() returns: of a process that is killed, only the one it was writing is lost, and
/// what there is of a file can be played while it grows. What a power cut takes is what came after
/// the last sync(). The file is its owner's alone. Calls block as long as the disk does, so it
/// lives in a thread for that.
class MatroskaFile
{
public:
    /// What says in a file that it is a recording, and no other film.
    static constexpr const char *MarkKey = "encoded_by";
    static constexpr const char *Mark = "Vedette";

    struct Head
    {
        QString title; ///< for players; the camera's name
        QSize size;    ///< of every picture in it
        std::chrono::system_clock::time_point start;
    };
    using Time = std::chrono::milliseconds; ///< since the first picture

    /// A new file; one that is there is not touched.
    static std::variant<std::unique_ptr<MatroskaFile>, DiskError> create(const QString &path,
                                                                         const Head &head);
    /// As close(), but nobody is told.
    ~MatroskaFile();
    MatroskaFile(const MatroskaFile &) = delete;
    MatroskaFile &operator=(const MatroskaFile &) = delete;
    MatroskaFile(MatroskaFile &&) = delete;
    MatroskaFile &operator=(MatroskaFile &&) = delete;

    /// at: not before the one of the last picture. After an error the file ends with the last whole
    /// picture, and takes no more.
    [[nodiscard]] std::optional<DiskError> write(const QByteArray &jpeg, Time at);
    /// Until it is on the disk.
    [[nodiscard]] std::optional<DiskError> sync();
    /// Writes what makes seeking fast. Without it a player has to read the file through once.
    [[nodiscard]] std::optional<DiskError> close();

    [[nodiscard]] const QString &path() const { return m_path; }
    /// Of the whole pictures, with all around them; once it is closed, of the file.
    [[nodiscard]] qint64 bytes() const { return m_wholeEnd; }

private:
    MatroskaFile(QString path, std::unique_ptr<OutputFile> output);
    [[nodiscard]] std::optional<DiskError> begin(const Head &head);
    [[nodiscard]] DiskError failure(int avError);
    void freeAll();

    QString m_path;
    std::unique_ptr<OutputFile> m_output;
    AVFormatContext *m_context = nullptr;
    AVPacket *m_packet = nullptr;
    qint64 m_wholeEnd = 0;
    bool m_hasBegun = false;
    bool m_hasFailed = false;
};

} // namespace vedette
