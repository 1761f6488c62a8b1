// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <Qt>

#include <chrono>
#include <optional>

class QKeyEvent;

namespace vedette {

/// What the keys do while the past is shown.
enum class PastCommand {
    TogglePlay,
    StepBack, ///< one picture
    StepOn,
    Slower,
    Faster,
    NormalSpeed,
    PlayBack, ///< pauses if it does already
    Back10,   ///< seconds
    On10,
    Back5,
    On5,
    Back1,
    On1,
    BackMinute,
    OnMinute,
    ToBegin, ///< of what was recorded without a gap; from there, of the one before
    ToEnd,   ///< likewise; behind the last one is live
    Live,
    MarkIn,
    MarkOut,
};

/// As players have them; nothing: it is none of these keys.
std::optional<PastCommand> pastCommandFor(int key, Qt::KeyboardModifiers modifiers);

/// How far it goes, for those that go by time.
std::optional<std::chrono::milliseconds> skipOf(PastCommand command);

/// The next speed; below 0, the one before. Backwards it stays backwards.
double steppedSpeed(double speed, int direction);

} // namespace vedette
