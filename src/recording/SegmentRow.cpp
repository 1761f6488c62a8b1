// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/SegmentRow.h"

#include "recording/EpochTime.h"
#include "recording/RecordingPath.h"

#include <QSqlQuery>
#include <QVariant>

namespace vedette::segmentrow {

QVariantList inRange(const QString &camera, WallTime from, WallTime to)
{
    const qint64 first = epochMs(from);
    return {camera, epochMs(to), first - std::chrono::milliseconds(Longest).count(), first};
}

std::optional<Segment> of(const QSqlQuery &query, const QString &root)
{
    enum Column { Camera, Path, Start, Finish, Frames, Bytes, Locked, Growing };

    const QString path = query.value(Path).toString();
    if (!isRecordingPath(path)) {
        return std::nullopt;
    }
    const WallTime start = wallTimeOf(query.value(Start).toLongLong());
    const WallTime finish = wallTimeOf(query.value(Finish).toLongLong());
    const auto length = std::chrono::duration_cast<std::chrono::milliseconds>(finish - start);
    return Segment{
        .path = root + QLatin1Char('/') + path,
        .camera = query.value(Camera).toString(),
        .start = start,
        .length =
            std::clamp<std::chrono::milliseconds>(length, std::chrono::milliseconds(0), Longest),
        .frames = static_cast<quint64>(std::max(0LL, query.value(Frames).toLongLong())),
        .bytes = std::max(0LL, query.value(Bytes).toLongLong()),
        .isLocked = query.value(Locked).toBool(),
        .isGrowing = query.value(Growing).toBool(),
    };
}

} // namespace vedette::segmentrow
