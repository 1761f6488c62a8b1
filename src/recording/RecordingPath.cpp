// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingPath.h"

#include <QStringList>

#include <algorithm>

namespace vedette {

bool isRecordingPath(const QString &relative)
{
    constexpr qsizetype Levels = 3;
    const QStringList parts = relative.split(QLatin1Char('/'));
    return parts.size() == Levels && relative.endsWith(QLatin1String(".mkv")) &&
           !relative.contains(QChar::Null) &&
           std::none_of(parts.begin(), parts.end(), [](const QString &part) {
               return part.isEmpty() || part.startsWith(QLatin1Char('.'));
           });
}

QString recordingPathIn(const QString &root, const QString &absolute)
{
    const QString folder = root + QLatin1Char('/');
    const QString relative = absolute.startsWith(folder) ? absolute.mid(folder.size()) : QString();
    return isRecordingPath(relative) ? relative : QString();
}

} // namespace vedette
