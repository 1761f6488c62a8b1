// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace vedette {

/// Whether this can be a recording's path relative to the recordings' folder: CAMERA/DAY/NAME.mkv,
/// without hidden folders or "..". The day's folder and the file may have any other names.
bool isRecordingPath(const QString &relative);

/// Relative to root, an absolute path without "..", or empty: it is no recording's path in it.
QString recordingPathIn(const QString &root, const QString &absolute);

} // namespace vedette
