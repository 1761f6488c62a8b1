// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Segment.h"

#include <QVariantList>

#include <optional>

class QSqlQuery;

/// A segment as a row of the index.
namespace vedette::segmentrow {

/// No segment is longer. The longest there may be is a time lapse of 60 pictures, one an hour.
inline constexpr std::chrono::hours Longest{72};

/// What of() reads, in a SELECT.
inline constexpr QLatin1String Columns{
    "camera, path, start, finish, frames, bytes, locked, growing"};
/// The condition for a camera's segments that have a moment in a range, and the values of its
/// question marks.
inline constexpr QLatin1String InTime{"camera=? AND start<=? AND start>=? AND finish>=?"};
/// Nobody removed it.
inline constexpr QLatin1String IsThere{"removed=0"};
/// Both.
inline constexpr QLatin1String InRange{
    "camera=? AND start<=? AND start>=? AND finish>=? AND removed=0"};
QVariantList inRange(const QString &camera, WallTime from, WallTime to);

/// root: of the recordings. Nothing, when the path is not that of a recording in it; what else is
/// in the row may be wrong, but is in range.
std::optional<Segment> of(const QSqlQuery &query, const QString &root);

} // namespace vedette::segmentrow
