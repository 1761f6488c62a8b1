// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Grain.h"
#include "steering/HandMotion.h"

#include <array>
#include <chrono>

namespace vedette {

/// The arithmetic of steering: what is held and for how long, how far that turns the camera, and
/// what may be sent when. Pure: knows no timer and no network, every call says what time it is.
///
/// A press is a step at once and, when it lasts, motion; a deflection is a speed. Whole degrees are
/// handed out by takeMove() while nothing is in flight, fractions are kept for the next.
///
/// Steps (presses and single moves) are deliberate: while a request is in flight they add up,
/// within ±180°, and survive the release. Motion is not: whatever of it has not been sent when its
/// direction is let go is dropped. People hold until the picture shows what they want, so with a
/// camera that takes a second for each request, sending the rest would carry it up to a second of
/// motion past the place where they let go. So a released camera stays where it was last sent, and
/// after a release at most one more request leaves, made of steps alone.
///
/// A request that failed takes everything pending with it: nothing is kept for a camera that comes
/// back later. What is still held tries again RetryInterval later, with the motion from then on.
///
/// With a grain of more than a degree, everything is handed out in multiples of that; where it is a
/// step, a tap is one, and motion one at a time: a request for each, as the answers come.
class JogMotion : public HandMotion
{
public:
    /// Until a press has lasted this long it is a tap: one step and no more.
    static constexpr Duration HoldDelay = std::chrono::milliseconds(250);
    /// After the delay, a hold's speed grows evenly to full within this time.
    static constexpr Duration RampTime = std::chrono::milliseconds(300);
    /// Full speed of a hold or a deflection, in degrees a second.
    static constexpr double FineSpeed = 10;
    static constexpr double NormalSpeed = 45;
    static constexpr double FastSpeed = 120;
    /// One step at Pace::Fine, in degrees.
    static constexpr int FineStepDegrees = 1;
    /// A step at Pace::Fast is this many normal ones.
    static constexpr int FastStepFactor = 3;
    /// The most that counts between two calls of advance(). When the event loop was blocked the
    /// camera must not jump, nor a tap become a hold because its release waited in the queue.
    static constexpr Duration MaximumElapsed = std::chrono::milliseconds(100);
    /// How far motion in one direction goes before it has to be let go and begun again, in degrees:
    /// the servos' whole range. Ends a hold whose release never comes.
    static constexpr double MaximumTravel = 180;
    /// How long a hold waits after a failed request before it tries again.
    static constexpr Duration RetryInterval = std::chrono::milliseconds(500);

    /// `stepDegrees`: a step at Pace::Normal, 1…180.
    explicit JogMotion(int stepDegrees, Grain grain = {});

    /// A step, unless the direction is held already: then only its pace changes.
    void press(Direction direction, Pace pace, Time now) override;
    void release(Direction direction, Time now) override;
    void setDeflection(QPointF deflection, Pace pace, Time now) override;
    /// Adds to the steps.
    void add(Move move);
    void add(Move move, Time now) override;
    /// Steps asked for but not sent yet remain.
    void releaseAll(Time now) override;

    void advance(Time now) override;
    bool needsClock() const override;

    /// What to send now, if nothing is in flight and a whole degree is due; it is in flight then
    /// until finished() is called.
    std::optional<Move> takeMove(Time now);
    /// The request in flight has ended: the camera moved, or the request failed.
    void finished(bool moved, Time now);

    std::optional<ServoCommand> takeCommand(Time now) override;
    void ended(CommandEnd end, Time now) override;

private:
    struct Hold
    {
        Pace pace = Pace::Normal;
        Duration age{}; ///< how long it has lasted, in time that advance() let count
    };
    struct Axis
    {
        int steps = 0;
        double motion = 0;    ///< degrees of motion not sent yet
        double travelled = 0; ///< degrees of motion since the commanded direction last changed
        int direction = 0;    ///< commanded: -1, 0 or 1
    };
    struct Hands ///< what acts on one axis
    {
        const std::optional<Hold> &negative;
        const std::optional<Hold> &positive;
        double deflection;
    };

    std::optional<Hold> &hold(Direction direction);
    void addSteps(Move move);
    Hands panHands() const;
    Hands tiltHands() const;
    int stepFor(Pace pace, int grain) const;
    int takeDegrees(Axis &axis, int grain) const;
    void moveAxis(Axis &axis, const Hands &hands, Duration elapsed) const;
    void handsChanged();
    void dropPending();

    int m_stepDegrees;
    Grain m_grain;
    std::array<std::optional<Hold>, 4> m_holds; ///< by Direction
    QPointF m_deflection;
    Pace m_deflectionPace = Pace::Normal;
    Axis m_pan;
    Axis m_tilt;
    Time m_advancedTo;
    Time m_retryAt; ///< no motion before this
    bool m_inFlight = false;
    bool m_isAsked = false; ///< a single movement waits, of whatever size
};

} // namespace vedette
