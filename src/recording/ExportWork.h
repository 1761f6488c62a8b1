// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "recording/Export.h"
#include "recording/FilmFile.h"
#include "recording/PastPictures.h"
#include "recording/UnfinishedFile.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace vedette {

/// What an Export does in its thread. Blocks until it is done; not thread-safe.
class ExportWork
{
public:
    using Progress = std::function<void(double part)>;

    /// All must outlive this object; isCancelled may be set by any thread.
    ExportWork(const ExportRequest &request, const SegmentSource &source,
               const std::atomic<bool> &isCancelled, Progress progress);

    [[nodiscard]] ExportResult run();

private:
    [[nodiscard]] std::optional<DiskError> check() const;
    [[nodiscard]] std::optional<DiskError> checkRoom(qint64 needed) const;
    [[nodiscard]] qint64 neededBytes() const;
    [[nodiscard]] std::optional<DiskError> writeStill();
    [[nodiscard]] std::optional<DiskError> writeFilms();
    [[nodiscard]] std::optional<DiskError> writePicture(const PastPicture &picture);
    [[nodiscard]] std::optional<PastPicture> behind(const PastPicture &picture);
    [[nodiscard]] std::optional<DiskError> beginFile(const PastPicture &first, QSize size);
    [[nodiscard]] std::optional<DiskError> closeFile();
    [[nodiscard]] std::optional<DiskError> finish();
    [[nodiscard]] std::optional<DiskError> report(WallTime done);

    const ExportRequest &m_request;
    const SegmentSource &m_source;
    PastPictures m_pictures;
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
