// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/DiskError.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <variant>

namespace vedette {

struct DiskSpace;
struct Retention;

/// Where a server's exports wait to be downloaded: each in an empty folder of its own, in a hidden
/// one of the recordings' folder. So they are on the recordings' disk, and neither index nor
/// retention takes them for recordings. Their owner's alone. These calls are for the disk's thread,
/// while the recordings' folder is this process'. A value.
struct ExportFolder
{
    /// Where recordings may fill the disk, exports leave this much to them, in bytes: some minutes
    /// of a camera.
    static constexpr qint64 LeastFree = 100'000'000;

    QString path;        ///< its name is like no other one's
    qint64 keepFree = 0; ///< as ExportRequest has it
    /// It stays as long as somebody has this: when its disk was away, what nobody has is deleted.
    std::shared_ptr<const QString> inUse;

    /// recordings: their folder. Kind::Full: there is no room for exports.
    static std::variant<ExportFolder, DiskError> make(const QString &recordings,
                                                      const Retention &retention);
    /// What exports leave to recordings, in bytes: half of what is to stay free. A disk on which
    /// recordings have all room but that one could never have an export otherwise.
    static qint64 keptFree(const Retention &retention, const DiskSpace &disk);
    /// What all of them take of the disk, in bytes.
    static qint64 bytesBelow(const QString &recordings);
    /// Deletes all but these, also what a process left that was killed; nothing of somebody else's
    /// that is there, and nothing beyond a link.
    static void clear(const QString &recordings, const QStringList &inUse = {});
};

} // namespace vedette
