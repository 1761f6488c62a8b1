// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace vedette {

class RecordingIndex;

/// What became of a recording that was to be deleted.
enum class Erasing {
    Gone,   ///< the file and its row, and the day's folder if nothing else is in it
    Locked, ///< its file says so; it stays
    Failed, ///< the system refuses it, which was logged
};

/// Deletes one file, and what the index knows of it.
Erasing eraseRecording(RecordingIndex &index, const QString &path);

} // namespace vedette
