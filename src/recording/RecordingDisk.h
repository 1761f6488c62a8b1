// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/RecordingRoot.h"

#include <QObject>
#include <QThread>

namespace vedette {

class RecordingWriter;

/// The one thread that recordings are written in, however many cameras: there is one disk, and it
/// blocks whoever writes. Belongs to the thread that made it; outlives what has writers of it.
class RecordingDisk
{
public:
    /// path: of the recordings' folder.
    explicit RecordingDisk(const QString &path);
    /// Waits until what was given to writers is on the disk.
    ~RecordingDisk();
    Q_DISABLE_COPY_MOVE(RecordingDisk)

    [[nodiscard]] const QString &path() const { return m_root.path(); }
    /// Lives in the disk's thread; end it by deleteLater(). See RecordingWriter's constructor.
    [[nodiscard]] RecordingWriter *makeWriter(const QString &camera, const QString &title);

private:
    RecordingRoot m_root; ///< used in m_thread alone
    QThread m_thread;
    QObject m_end; ///< lives in m_thread: a call to it comes after all that was posted before
};

} // namespace vedette
