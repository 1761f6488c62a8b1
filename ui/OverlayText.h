// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/StreamStatus.h"

#include <QString>

#include <optional>

namespace vedette {

/// What is known of the picture on the screen when a sentence about it is made.
struct PictureFacts
{
    std::optional<std::chrono::milliseconds>
        age;                ///< of the picture shown; nothing before the first
    bool isDamaged = false; ///< frames come, but those since the picture shown were damaged
};

/// A length of time for people: "4 s", "2 min 5 s", "3 h 20 min".
QString durationText(std::chrono::milliseconds duration);

/// What is said over a picture that is not live: since when, why, and what happens next.
QString notLiveText(const StreamStatus &status, const PictureFacts &picture,
                    SteadyClock::time_point now);

/// The lines of the statistics: state, age, rate, resolution, counts.
QString statisticsText(const StreamStatus &status, const PictureFacts &picture);

/// The newest frame's size in pixels, "640 × 480"; "unknown" without one.
QString sizeText(const StreamStatus &status);

/// The state in one or two words.
QString stateText(StreamState state);

/// The state of a picture that is not live in one or two words, and its age.
QString shortStateText(const StreamStatus &status, const PictureFacts &picture);

} // namespace vedette
