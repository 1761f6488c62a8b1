// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/DiskError.h"

#include <QString>

#include <optional>

namespace vedette {

/// The name of a file while it is written: a hidden one beside that which it gets when it is whole.
/// Whoever writes it makes it, and nothing is there before. What is not finished is deleted.
class UnfinishedFile
{
public:
    /// path: of the finished file.
    explicit UnfinishedFile(QString path);
    ~UnfinishedFile();
    UnfinishedFile(UnfinishedFile &&other) noexcept;
    UnfinishedFile &operator=(UnfinishedFile &&) = delete;
    UnfinishedFile(const UnfinishedFile &) = delete;
    UnfinishedFile &operator=(const UnfinishedFile &) = delete;

    /// Of the file while it is written.
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const QString &finalPath() const { return m_finalPath; }
    /// Gives it its name. What has that already stays as it is.
    [[nodiscard]] std::optional<DiskError> finish();

    /// Whether there is something at a path, of whatever kind.
    static bool isTaken(const QString &path);
    static DiskError takenError(const QString &path);

private:
    QString m_finalPath;
    QString m_path; ///< empty: it is finished, or another object's
};

} // namespace vedette
