// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "recording/Export.h"
#include "recording/FilmFile.h"
#include "recording/PastPictures.h"
#include "recording/SegmentList.h"
#include "recording/UnfinishedFile.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace vedette {

class RecordingHold;

/// What an Export does in its thread. Blocks until it is done; not thread-safe.
class ExportWork
{
public:
    using Progress = std::function<void(double part)>;

    /// All must outlive this object; isCancelled may be set by any thread. hold: keeps what is
    /// read, and lets go of what was read; may be null.
    ExportWork(const ExportRequest &request, const SegmentSource &source, RecordingHold *hold,
               const std::atomic<bool> &isCancelled, Progress progress);

    [[nodiscard]] ExportResult run();
    /// As Export has it.
    [[nodiscard]] static std::optional<DiskError> problemOf(const ExportRequest &request);

private:
    [[nodiscard]] std::optional<DiskError> checkRoom(qint64 needed) const;
    [[nodiscard]] double shareOf(const Segment &segment, WallTime until) const;
    [[nodiscard]] qint64 neededBytes();
    [[nodiscard]] std::optional<DiskError> writeStill();
    [[nodiscard]] std::optional<DiskError> writeFilms();
    [[nodiscard]] std::optional<DiskError> writePicture(const PastPicture &picture);
    [[nodiscard]] std::optional<PastPicture> behind(const PastPicture &picture);
    [[nodiscard]] std::optional<DiskError> beginFile(const PastPicture &first, QSize size);
    [[nodiscard]] std::optional<DiskError> closeFile();
    [[nodiscard]] std::optional<DiskError> finish();
    [[nodiscard]] std::optional<DiskError> pass(WallTime done);
    [[nodiscard]] std::optional<DiskError> report(WallTime done);
    [[nodiscard]] DiskError lost(const Segment &segment) const;

    const ExportRequest &m_request;
    const SegmentSource &m_source;
    RecordingHold *m_hold;
    SegmentList m_segments;   ///< of a film
    qsizetype m_passed = 0;   ///< so many of m_segments were read to their end
    double m_passedBytes = 0; ///< in the request's time
    double m_allBytes = 0;    ///< likewise, of all
    PastPictures m_pictures{m_segments};
    const std::atomic<bool> &m_isCancelled;
    Progress m_progress;
    SteadyClock::time_point m_reported;

    std::vector<UnfinishedFile> m_files;
    std::unique_ptr<FilmFile> m_film; ///< in the last of m_files
    QSize m_size;                     ///< of m_film's pictures
    WallTime m_start;                 ///< of m_film's first picture
    qint64 m_inFilm = 0;              ///< pictures
    ExportResult m_result;
};

} // namespace vedette
