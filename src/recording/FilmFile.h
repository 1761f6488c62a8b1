// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/DiskError.h"
#include "recording/PastPictures.h"

#include <QSize>

#include <chrono>
#include <memory>
#include <optional>
#include <variant>

namespace vedette {

/// A film that an export writes, in one of its formats. Calls block; not thread-safe.
class FilmFile
{
public:
    struct Head
    {
        QString title; ///< for players
        QSize size;    ///< of every picture in it
        WallTime start;
    };
    using Time = std::chrono::milliseconds; ///< since the first picture
    using Made = std::variant<std::unique_ptr<FilmFile>, DiskError>;

    FilmFile() = default;
    virtual ~FilmFile() = default;
    Q_DISABLE_COPY_MOVE(FilmFile)

    /// at: not before the one of the last picture.
    [[nodiscard]] virtual std::optional<DiskError> write(const PastPicture &picture, Time at) = 0;
    /// Until it is on the disk.
    [[nodiscard]] virtual std::optional<DiskError> close() = 0;
    /// Pictures that were left out, as they cannot be decoded.
    [[nodiscard]] virtual quint64 damaged() const { return 0; }

    /// A new file of the pictures as they are: Matroska.
    static Made makeLossless(const QString &path, const Head &head);
};

} // namespace vedette
