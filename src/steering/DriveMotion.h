// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/HandMotion.h"
#include "steering/JogMotion.h"
#include "steering/StopRetry.h"

#include <array>
#include <chrono>
#include <optional>

namespace vedette {

/// Steering of a camera that turns until it is stopped: when it starts, where to, and above all
/// when it stops.
///
/// A press starts it at once. A tap is a push of PushTime; where the camera also makes single
/// steps, a tap is one of these, and turning begins with HoldDelay. Release, releaseAll() and a
/// stick that springs back stop it. A single move is a push too, as long as its degrees take at
/// NominalSpeed, but at most MaximumPush: further ones renew it, and when the client is silent the
/// camera stops.
///
/// Whatever is held, the camera stops when nothing renewed it for MaximumDrive. From before a Drive
/// leaves until a Stop was acknowledged a stop is owed; one that fails is sent again, with
/// increasing delays, until it is not.
class DriveMotion : public HandMotion
{
public:
    /// What a tap lasts: firmwares that are stopped sooner do not move at all.
    static constexpr Duration PushTime = std::chrono::milliseconds(200);
    /// The longest that single moves go on after the last of them. A client that is silent for so
    /// long is taken to be gone.
    static constexpr Duration MaximumPush = std::chrono::seconds(1);
    /// Without another press or deflection it goes on for no longer: from one end to the other at
    /// a usual speed, and a release that never comes turns the camera no further.
    static constexpr Duration MaximumDrive = std::chrono::seconds(10);
    /// How fast cameras turn at their usual speed, in degrees a second: nobody knows of any.
    static constexpr double NominalSpeed = 45;
    /// After a Drive that failed, as long as it is held.
    static constexpr Duration RetryInterval = JogMotion::RetryInterval;
    /// Speeds by pace; 0.5 is the firmware's usual one.
    static constexpr double FineLevel = 0.25;
    static constexpr double NormalLevel = 0.5;
    static constexpr double FastLevel = 1;

    struct Traits
    {
        bool hasDiagonals = true; ///< both axes can turn at once
        bool hasSteps = false;    ///< it also makes single moves that end by themselves
        int stepDegrees = 5;
        Grain grain = {}; ///< of its steps
    };

    explicit DriveMotion(const Traits &traits);

    void press(Direction direction, Pace pace, Time now) override;
    void release(Direction direction, Time now) override;
    void setDeflection(QPointF deflection, Pace pace, Time now) override;
    void add(Move move, Time now) override;
    void releaseAll(Time now) override;
    void advance(Time now) override;
    [[nodiscard]] bool needsClock() const override;
    std::optional<ServoCommand> takeCommand(Time now) override;
    [[nodiscard]] bool tookMoves() const override { return m_tookMoves; }
    void ended(CommandEnd end, Time now) override;
    [[nodiscard]] bool owesStop() const override { return m_owesStop; }
    void hurryStop() override { m_stopRetry.reset(); }
    void oweStop(Time now) override;

private:
    struct Hold
    {
        Pace pace = Pace::Normal;
        Duration age{}; ///< how long it has lasted, in time that advance() let count
    };
    struct Push ///< of one axis
    {
        int sign = 0;
        double level = 0;
        Duration left{};
    };

    std::optional<Hold> &hold(Direction direction);
    void renew(Time now);
    void push(Push &axis, int degrees) const;
    [[nodiscard]] double handsOn(Direction negative, Direction positive, double deflection) const;
    [[nodiscard]] QPointF wanted() const;
    [[nodiscard]] bool isHeld() const;
    [[nodiscard]] ServoCommand start(const ServoCommand &command);
    std::optional<ServoCommand> takeAtRest(Time now);
    void driveEnded(CommandEnd end, Time now);
    void stopEnded(CommandEnd end, Time now);
    void dropPending(Time now);

    Traits m_traits;
    JogMotion m_steps; ///< taps and single moves, where the camera makes steps; never held
    std::array<std::optional<Hold>, 4> m_holds; ///< by Direction
    QPointF m_deflection;
    Pace m_deflectionPace = Pace::Normal;
    Push m_pan;
    Push m_tilt;
    QPointF m_running; ///< as the last Drive said; (0, 0): at rest, as far as is known
    std::optional<ServoCommand::Kind> m_inFlight;
    bool m_owesStop = false;
    bool m_owedBefore = false; ///< … when the Drive in flight left
    bool m_isAsked = false;    ///< a single move waits, of whatever size
    bool m_tookMoves = false;  ///< see tookMoves()
    bool m_isSpent = false;    ///< nothing renewed what is held
    Time m_advancedTo;
    Time m_renewedAt;
    Time m_retryAt; ///< no Drive before this
    StopRetry m_stopRetry;
};

} // namespace vedette
