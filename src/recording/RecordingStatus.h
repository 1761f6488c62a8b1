// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Segment.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace vedette {

/// How a recording goes. A value; passes between threads.
struct RecordingProgress
{
    quint64 frames = 0; ///< written since it began
    qint64 bytes = 0;   ///< likewise
    quint64 lost = 0;   ///< that the disk did not take
    QString problem;    ///< why nothing is written just now, a sentence; empty: it is

    bool operator==(const RecordingProgress &) const = default;
};

/// Whether a camera is recorded, and how that goes. A value; passes between threads.
struct RecordingStatus
{
    enum class Why {
        Not,      ///< it is not
        Asked,    ///< somebody asked for it
        Always,   ///< it is set so
        Schedule, ///< it is one of the times that are set
    };

    Why why = Why::Not;
    std::optional<WallTime> since; ///< while it is recorded
    std::optional<WallTime> until; ///< where that is known
    RecordingProgress progress;    ///< of this recording, or of the last one

    [[nodiscard]] bool isOn() const { return why != Why::Not; }
    /// It should be recorded, and nothing is written.
    [[nodiscard]] bool isFailing() const { return isOn() && !progress.problem.isEmpty(); }
    bool operator==(const RecordingStatus &) const = default;
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::RecordingProgress)
Q_DECLARE_METATYPE(vedette::RecordingStatus)
