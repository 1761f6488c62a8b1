// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "recording/Segment.h"

#include <optional>

namespace vedette {

/// The time by which recordings are too old. The computer's clock may be wrong, and what is deleted
/// because of that does not come back:
/// - While the clock is behind the newest recording, no recording is too old.
/// - When the clock is suddenly more than a day ahead of where it was (at the start of the process:
///   ahead of the newest recording), it has to run like that for a day before it counts. Until then
///   time goes on from where it was. So when a clock is corrected, or when the computer was off for
///   a month, recordings are deleted a day later.
/// What it cannot tell: a clock that is far ahead, a recording made by it, and then another start
/// of the process. What has to stay whatever happens is locked. A value.
class AgeClock
{
public:
    static constexpr std::chrono::hours LargestStep{24};
    /// How long a clock runs after a larger step before it counts.
    static constexpr std::chrono::hours Doubt{24};
    /// A growing segment's end is told by the steady clock, and may be ahead by what a time server
    /// corrects.
    static constexpr std::chrono::minutes Tolerance{1};

    /// newest: the end of the newest recording, 1970 when there is none. Nothing: nothing is too
    /// old.
    [[nodiscard]] std::optional<WallTime> at(WallTime now, SteadyClock::time_point steady,
                                             WallTime newest);

private:
    struct Moment
    {
        WallTime wall;
        SteadyClock::time_point steady;
    };

    std::optional<Moment> m_believed;
    std::optional<SteadyClock::time_point> m_doubtSince;
};

} // namespace vedette
