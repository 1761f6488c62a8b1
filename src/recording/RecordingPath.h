// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace vedette {

/// Whether this can be a recording's path relative to the recordings' folder: CAMERA/DAY/NAME.mkv,
/// without hidden folders or "..". The day's folder and the file may have any other names.
bool isRecordingPath(const QString &relative);

/// A recording's absolute path relative to root, the absolute path of the recordings' folder.
/// Empty: it is not the path of a recording in that folder.
QString recordingPathIn(const QString &root, const QString &absolute);

} // namespace vedette
