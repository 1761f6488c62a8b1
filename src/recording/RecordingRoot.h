// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/RecordingFolder.h"

#include <memory>

namespace vedette {

/// The recordings' folder through its absences: taken when the first file is to be written, and
/// again when its disk is back. Where it has been once, another disk is not written to instead: not
/// to the empty folder, either, that a disk leaves behind that was mounted there. Lives in the
/// disk's thread.
class RecordingRoot
{
public:
    explicit RecordingRoot(QString path)
        : m_path(std::move(path))
    {
    }

    [[nodiscard]] const QString &path() const { return m_path; }
    /// Takes it if it was recorded into before, by this process or another one. Nothing: it is
    /// taken.
    [[nodiscard]] std::optional<DiskError> take();
    /// Whether it is taken, and still the one at its path.
    [[nodiscard]] bool isThere() const { return m_folder && m_folder->isThere(); }
    /// Null: it is not taken.
    [[nodiscard]] const RecordingFolder *folder() const { return m_folder.get(); }
    /// How often it was taken: after an absence, what was open in it is not usable.
    [[nodiscard]] int takings() const { return m_takings; }
    /// RecordingFolder::freePath().
    [[nodiscard]] std::variant<QString, DiskError>
    freePath(const QString &camera, std::chrono::system_clock::time_point start);

private:
    std::optional<DiskError> open(RecordingFolder::Known known);

    QString m_path;
    std::unique_ptr<RecordingFolder> m_folder; ///< null: not there, as far as known
    RecordingFolder::Known m_known = RecordingFolder::Known::Perhaps;
    int m_takings = 0;
};

} // namespace vedette
