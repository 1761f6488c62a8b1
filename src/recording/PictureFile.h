// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace vedette {

/// Finds pictures by their time in a file that MatroskaFile wrote, without reading what lies
/// between. libavformat reads such a file through once before it can seek in it, as long as it
/// grows or when its writer was killed: half a second for ten minutes that the system has in its
/// memory. Here each picture is a cluster of its own (RFC 9559, 5.1.3) that begins with its time,
/// so that halving the file finds one with a few reads, in a closed file as in one that grows; what
/// comes behind is seen with the next call. What is damaged is passed by. Not thread-safe; calls
/// block as long as the disk does.
class PictureFile
{
public:
    using Time = std::chrono::milliseconds; ///< since the file's first picture

    /// Where a whole picture is.
    struct Place
    {
        qint64 begin = 0; ///< of all that is around it
        qint64 end = 0;
        qint64 jpeg = 0;
        qsizetype bytes = 0; ///< of the JPEG
        Time at{0};
    };

    /// Null: it is no such file, there is none, or nothing of it is whole.
    static std::unique_ptr<PictureFile> open(const QString &path);
    ~PictureFile();
    PictureFile(const PictureFile &) = delete;
    PictureFile &operator=(const PictureFile &) = delete;
    PictureFile(PictureFile &&) = delete;
    PictureFile &operator=(PictureFile &&) = delete;

    /// It has not been deleted.
    [[nodiscard]] bool isThere() const;
    /// The last picture that is not after this.
    [[nodiscard]] std::optional<Place> lastUntil(Time at);
    /// The first picture that is not before this.
    [[nodiscard]] std::optional<Place> firstFrom(Time at);
    /// The one behind it in the file.
    [[nodiscard]] std::optional<Place> after(const Place &place) const;
    /// Its JPEG; empty when it cannot be read any more.
    [[nodiscard]] QByteArray read(const Place &place) const;

private:
    explicit PictureFile(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    [[nodiscard]] qint64 size() const;
    [[nodiscard]] QByteArray bytesAt(qint64 offset, qsizetype most) const;
    [[nodiscard]] std::optional<Place> placeAt(qint64 offset, qint64 fileSize) const;
    [[nodiscard]] std::optional<Place> search(qint64 from, qint64 to) const;
    [[nodiscard]] bool walk(Place &low, Time at) const;
    [[nodiscard]] Place bisect(Place low, Place high, Time at) const;

    int m_descriptor;
    Place m_first;
    Place m_found; ///< last; what is asked for next is often close behind it
};

} // namespace vedette
