// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/RecordingDisk.h"

#include <map>
#include <memory>

namespace vedette {

/// The folders that the window's cameras are recorded into, each with its thread from the first
/// time on that it is asked for: cameras go from one to another at any time. Outlives the io
/// thread. GUI thread.
class RecordingDisks
{
public:
    /// path: of the folder.
    RecordingDisk &at(const QString &path);
    /// Where a user's recordings are who named no folder: among the videos.
    static QString usualFolder();
    /// The same of simulated cameras, which are to be among nobody's own.
    static QString demoFolder();

private:
    std::map<QString, std::unique_ptr<RecordingDisk>> m_disks; ///< by path
};

} // namespace vedette
