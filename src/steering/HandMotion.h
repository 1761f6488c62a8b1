// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "steering/Motion.h"
#include "steering/ServoCommand.h"

#include <QPointF>

#include <optional>

namespace vedette {

/// How a command ended, as far as it matters to what follows.
enum class CommandEnd {
    Done,
    Refused, ///< the camera said no, and nothing of it was done
    Unclear, ///< no answer, or only a part was done: the camera may have begun
};

/// What becomes of hands' movements, in the camera's own axes: which command is due when. Pure:
/// knows no timer and no network, every call says what time it is.
class HandMotion
{
public:
    using Time = SteadyClock::time_point;
    using Duration = SteadyClock::duration;

    HandMotion() = default;
    virtual ~HandMotion() = default;
    HandMotion(const HandMotion &) = default;
    HandMotion &operator=(const HandMotion &) = default;
    HandMotion(HandMotion &&) = default;
    HandMotion &operator=(HandMotion &&) = default;

    /// A direction is held from now on, or goes on to be, at this pace.
    virtual void press(Direction direction, Pace pace, Time now) = 0;
    virtual void release(Direction direction, Time now) = 0;
    /// Each axis -1…1 (more is cut off, what is not a number is 0), x to the right, y up.
    virtual void setDeflection(QPointF deflection, Pace pace, Time now) = 0;
    /// One single movement. A request follows in any case, even when the sum is no movement, so
    /// that whoever asked gets the camera's own answer.
    virtual void add(Move move, Time now) = 0;
    /// Nothing is held any more.
    virtual void releaseAll(Time now) = 0;

    /// Lets what is held move until `now`.
    virtual void advance(Time now) = 0;
    /// Whether advance() should be called regularly.
    [[nodiscard]] virtual bool needsClock() const = 0;

    /// What to send now, if nothing is in flight and something is due; it is in flight then until
    /// ended() is called.
    virtual std::optional<ServoCommand> takeCommand(Time now) = 0;
    /// The command taken last has in it all that add() was given until then.
    [[nodiscard]] virtual bool tookMoves() const { return true; }
    virtual void ended(CommandEnd end, Time now) = 0;

    /// The camera turns until it is stopped, or may, and has not acknowledged a stop since.
    [[nodiscard]] virtual bool owesStop() const { return false; }
    /// A stop that waits for its next try is due now: somebody wants the camera elsewhere.
    virtual void hurryStop() {}
    /// It may turn since an earlier run of the program.
    virtual void oweStop(Time now) { static_cast<void>(now); }
};

} // namespace vedette
