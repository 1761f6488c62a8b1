// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "steering/presets/Preset.h"

#include <optional>

namespace vedette {

/// Which preset a patrol goes to when. Pure: is told the time, and knows no camera.
class PatrolCourse
{
public:
    using Time = SteadyClock::time_point;

    enum class State {
        Stopped,
        Going,       ///< to preset()
        Staying,     ///< there
        Interrupted, ///< somebody steers; it goes on by itself
    };

    /// From the first stop on, at once; in the place of whatever was under way. Without stops it
    /// is stopped.
    void start(const PatrolPlan &plan, Time now);
    void stop();
    /// Somebody else steered, or still does.
    void interrupt(Time now);
    /// The preset to go to now, once; ended() has to follow.
    std::optional<int> takePreset(Time now);
    /// The way there has ended, well or not. What was interrupted meanwhile stays that.
    void ended(Time now);

    [[nodiscard]] State state() const { return m_state; }
    /// Where it is, or goes to next; 0 when it is stopped.
    [[nodiscard]] int preset() const;
    /// When takePreset() is to be asked; nothing: not before something else happens.
    [[nodiscard]] std::optional<Time> due() const { return m_due; }

private:
    PatrolPlan m_plan;
    State m_state = State::Stopped;
    qsizetype m_stop = 0; ///< of the plan
    std::optional<Time> m_due;
};

} // namespace vedette
