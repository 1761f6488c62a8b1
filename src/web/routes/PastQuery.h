// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Segment.h"
#include "web/http/Answer.h"

#include <QString>
#include <QUrlQuery>

#include <optional>
#include <variant>

/// What requests for the past say in their query.
namespace vedette {

/// A time of a query.
struct AskedTime
{
    AskedTime(const QUrlQuery &query, const QString &name);
    [[nodiscard]] bool isWrong() const { return isThere && !time; }

    bool isThere;
    std::optional<WallTime> time;
};

/// The answer to a time that cannot be read.
Answer wrongTime(const QString &name);

/// From when on something is to be played, and how fast, as Playback has it.
struct PlaybackQuery
{
    WallTime from;
    double speed = 1;
};

/// An Answer: what is wrong with it.
std::variant<PlaybackQuery, Answer> playbackQueryOf(const QString &query);

} // namespace vedette
