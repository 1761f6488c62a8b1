// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/FileIdentity.h"
#include "recording/DiskError.h"

#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <variant>

namespace vedette {

/// The folder of all recordings: FOLDER/CAMERA/2026-11-30/2026-11-30_09-35-12.mkv, by local time.
/// Its owner's alone, and one program's at a time. Lives in the disk's thread.
class RecordingFolder
{
public:
    /// Whether it may be one that was never recorded into.
    enum class Known { Perhaps, Surely };

    /// Takes it for this process until the object is gone; makes it, if only it is missing of its
    /// path and it need not be known.
    static std::variant<std::unique_ptr<RecordingFolder>, DiskError>
    open(const QString &path, Known known = Known::Perhaps);
    ~RecordingFolder();
    RecordingFolder(const RecordingFolder &) = delete;
    RecordingFolder &operator=(const RecordingFolder &) = delete;
    RecordingFolder(RecordingFolder &&) = delete;
    RecordingFolder &operator=(RecordingFolder &&) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }
    /// Whether it is still the one at its path: its disk may be away, and another one in its place.
    [[nodiscard]] bool isThere() const;
    /// Where a file of this camera goes that begins then: a name that nothing has yet, in a folder
    /// that is there.
    [[nodiscard]] std::variant<QString, DiskError>
    freePath(const QString &camera, std::chrono::system_clock::time_point start) const;

private:
    RecordingFolder(QString path, int lock);

    QString m_path;
    int m_lock;                             ///< descriptor of the file that is locked
    std::optional<FileIdentity> m_identity; ///< of m_path when it was taken
};

} // namespace vedette
