// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "recording/Segment.h"

#include <optional>

namespace vedette {

/// The time by which recordings are too old. The computer's clock may be wrong, and what is deleted
/// because of that does not come back:
/// - a clock that is behind the newest recording is not believed at all, until it is not any more;
/// - one that is suddenly more than a day ahead of where it was, or, when the process begins, of
///   the newest recording, is believed after a day of running like that. Until then time goes on
///   from where it was. So a clock that is set right, or a computer that was off for a month, only
///   has recordings go a day later.
/// A recording that was made while the clock was far ahead has the next process believe it; what is
/// to stay whatever happens is locked. A value.
class AgeClock
{
public:
    static constexpr std::chrono::hours LargestStep{24};
    /// Of running, until a step is believed.
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
