// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace vedette {

/// How much room there is on a disk, in bytes. A value.
struct DiskSpace
{
    qint64 free = 0; ///< without what the system keeps for its administrator
    qint64 size = 0;

    /// Of the disk that path is on. Asks the file system, in the calling thread. Nothing: the path
    /// is not there, or it cannot be told.
    static std::optional<DiskSpace> at(const QString &path);

    bool operator==(const DiskSpace &) const = default;
};

} // namespace vedette
