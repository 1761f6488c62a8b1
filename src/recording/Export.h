// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"
#include "recording/DiskError.h"
#include "recording/SegmentSource.h"

#include <QMetaType>
#include <QObject>
#include <QStringList>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

class QThread;

namespace vedette {

class RecordingHold;

/// What is to be written out of a camera's past. A value.
struct ExportRequest
{
    enum class Format {
        Matroska, ///< the pictures byte for byte as they came
        Mp4,      ///< H.264, for those who cannot play the other; see Export::canMp4()
        Still,    ///< the picture of the moment `from`, byte for byte
    };

    Format format = Format::Matroska;
    QString camera; ///< id
    QString title;  ///< for players
    WallTime from;
    WallTime to; ///< that moment included
    /// A time lapse: of so much time one picture, and LapsePictures of them a second. 0: all
    /// pictures at their times; where nothing was recorded, the last one before that stays.
    std::chrono::seconds every{0};
    bool hasTime = false; ///< Mp4: each picture's time is drawn into it
    Mounting mounting;    ///< Mp4: how the camera is mounted; the pictures are upright
    QString path;         ///< of the new file
    /// The recordings' folder, which nothing is exported into; empty: path is this program's
    /// choice.
    QString recordings;
    qint64 keepFree = 0; ///< of path's disk, in bytes; what would leave less of it fails
};

/// How an export ended. A value; passes between threads.
struct ExportResult
{
    QStringList files;   ///< that are there now
    QList<qint64> sizes; ///< of files, in bytes
    quint64 pictures = 0;
    quint64 damaged = 0;            ///< pictures that were left out, as they cannot be decoded
    std::optional<DiskError> error; ///< why there is nothing
    bool isCancelled = false;       ///< and so there is nothing
};

/// Writes pictures of the past into a new file, in a thread of its own: those of what was recorded
/// when it began. Where a recording of these cannot be read any more, it fails. A file of that name
/// is never replaced; until it is whole, it has another name; and of what fails or is cancelled
/// nothing is left. Since a film has pictures of one size, pictures of another size begin another
/// file: garden.mkv, garden-2.mkv and so on. Where a clock was set back, it has what Playback
/// shows.
class Export : public QObject
{
    Q_OBJECT

public:
    static constexpr int LapsePictures = 25;
    /// Of files of one export; a camera whose size changes more often is exported bit by bit.
    static constexpr int MostFiles = 100;

    /// Whether this computer's libavcodec can encode H.264. Tries it once, which takes some
    /// milliseconds. Any thread.
    static bool canMp4();
    /// What is said where canMp4() is false, and MP4 is wanted.
    static DiskError cannotMp4();
    /// What is said where an export would leave less than so many bytes of the disk free.
    static DiskError noRoom(qint64 keepFree);
    /// Why this export would fail at once: what is said before somebody starts it. Looks at the
    /// disk, but writes nothing: that a folder is not writable shows later. Any thread.
    static std::optional<DiskError> problemOf(const ExportRequest &request);

    /// makeSource is called in the export's own thread. hold: keeps what it reads; may be null.
    /// See RecordingDisk::makeExport().
    Export(SegmentSourceMaker makeSource, ExportRequest request,
           std::shared_ptr<RecordingHold> hold = {}, QObject *parent = nullptr);
    /// Cancels, and waits until nothing is left of it.
    ~Export() override;

    /// Once.
    void start();
    /// finished() comes soon.
    void cancel();

signals:
    /// 0…1 of what was recorded, a few times a second.
    void progressed(double part);
    void finished(const vedette::ExportResult &result);

private:
    SegmentSourceMaker m_makeSource;
    ExportRequest m_request;
    std::shared_ptr<RecordingHold> m_hold;
    std::atomic<bool> m_isCancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::ExportResult)
