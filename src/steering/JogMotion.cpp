// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/JogMotion.h"

#include "steering/ServoProfile.h"

#include <algorithm>
#include <cmath>

namespace vedette {

namespace {

using Seconds = std::chrono::duration<double>;

double speedFor(Pace pace)
{
    switch (pace) {
    case Pace::Fine:
        return JogMotion::FineSpeed;
    case Pace::Fast:
        return JogMotion::FastSpeed;
    case Pace::Normal:
        break;
    }
    return JogMotion::NormalSpeed;
}

double withinUnit(double value)
{
    return std::isnan(value) ? 0 : std::clamp(value, -1.0, 1.0);
}

int sign(double value)
{
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

/// How long a hold of this age has run at full speed, counting the ramp by the ground it covers.
double secondsAtFullSpeed(JogMotion::Duration age)
{
    const double ramp = Seconds(JogMotion::RampTime).count();
    const double moving = std::max(0.0, Seconds(age - JogMotion::HoldDelay).count());
    return moving < ramp ? moving * moving / (2 * ramp) : moving - ramp / 2;
}

/// How many degrees a hold of this age has covered since it was `elapsed` younger.
double covered(Pace pace, JogMotion::Duration age, JogMotion::Duration elapsed)
{
    return speedFor(pace) * (secondsAtFullSpeed(age) - secondsAtFullSpeed(age - elapsed));
}

/// Takes the whole degrees out of what an axis has pending.
int takeWholeDegrees(int &steps, double &motion)
{
    // A degree that is short of whole only by the rounding of many small additions is whole.
    constexpr double Slack = 1e-6;
    const double whole = std::trunc(motion + std::copysign(Slack, motion));
    motion -= whole;
    const int degrees = steps + static_cast<int>(whole);
    steps = 0;
    return degrees;
}

} // namespace

JogMotion::JogMotion(int stepDegrees)
    : m_stepDegrees(std::clamp(stepDegrees, 1, ServoProfile::MaximumDegrees))
{
}

std::optional<JogMotion::Hold> &JogMotion::hold(Direction direction)
{
    return m_holds[static_cast<std::size_t>(direction)];
}

JogMotion::Hands JogMotion::panHands() const
{
    return {.negative = m_holds[static_cast<std::size_t>(Direction::Left)],
            .positive = m_holds[static_cast<std::size_t>(Direction::Right)],
            .deflection = m_deflection.x()};
}

JogMotion::Hands JogMotion::tiltHands() const
{
    return {.negative = m_holds[static_cast<std::size_t>(Direction::Down)],
            .positive = m_holds[static_cast<std::size_t>(Direction::Up)],
            .deflection = m_deflection.y()};
}

int JogMotion::stepFor(Pace pace) const
{
    switch (pace) {
    case Pace::Fine:
        return FineStepDegrees;
    case Pace::Fast:
        return std::min(FastStepFactor * m_stepDegrees, ServoProfile::MaximumDegrees);
    case Pace::Normal:
        break;
    }
    return m_stepDegrees;
}

void JogMotion::press(Direction direction, Pace pace, Time now)
{
    advance(now);
    std::optional<Hold> &held = hold(direction);
    if (held) {
        held->pace = pace;
        return;
    }
    held = Hold{.pace = pace};
    const int step = stepFor(pace);
    switch (direction) {
    case Direction::Left:
        addSteps({.pan = -step});
        break;
    case Direction::Right:
        addSteps({.pan = step});
        break;
    case Direction::Up:
        addSteps({.tilt = step});
        break;
    case Direction::Down:
        addSteps({.tilt = -step});
        break;
    }
    handsChanged();
}

void JogMotion::release(Direction direction, Time now)
{
    advance(now);
    hold(direction).reset();
    handsChanged();
}

void JogMotion::setDeflection(QPointF deflection, Pace pace, Time now)
{
    advance(now);
    m_deflection = {withinUnit(deflection.x()), withinUnit(deflection.y())};
    m_deflectionPace = pace;
    handsChanged();
}

void JogMotion::add(Move move)
{
    m_isAsked = true;
    addSteps(move);
}

void JogMotion::addSteps(Move move)
{
    // Brought within the range before and after adding, so that the sum cannot overflow.
    const Move more = ServoProfile::clamped(move);
    const Move sum =
        ServoProfile::clamped({.pan = m_pan.steps + more.pan, .tilt = m_tilt.steps + more.tilt});
    m_pan.steps = sum.pan;
    m_tilt.steps = sum.tilt;
}

void JogMotion::releaseAll(Time now)
{
    m_holds = {};
    m_deflection = {};
    m_advancedTo = now;
    handsChanged();
}

void JogMotion::advance(Time now)
{
    const Duration elapsed = std::clamp(now - m_advancedTo, Duration::zero(), MaximumElapsed);
    m_advancedTo = now;
    for (std::optional<Hold> &held : m_holds) {
        if (held) {
            held->age += elapsed;
        }
    }
    if (now < m_retryAt) {
        return;
    }
    moveAxis(m_pan, panHands(), elapsed);
    moveAxis(m_tilt, tiltHands(), elapsed);
}

void JogMotion::moveAxis(Axis &axis, const Hands &hands, Duration elapsed) const
{
    if (axis.direction == 0) {
        return;
    }
    double degrees = hands.deflection * speedFor(m_deflectionPace) * Seconds(elapsed).count();
    if (hands.positive) {
        degrees += covered(hands.positive->pace, hands.positive->age, elapsed);
    }
    if (hands.negative) {
        degrees -= covered(hands.negative->pace, hands.negative->age, elapsed);
    }
    const double left = MaximumTravel - axis.travelled;
    const double moved = std::clamp(degrees, -left, left);
    axis.travelled += std::abs(moved);
    axis.motion = std::clamp(axis.motion + moved, -MaximumTravel, MaximumTravel);
}

void JogMotion::handsChanged()
{
    const auto update = [](Axis &axis, const Hands &hands) {
        const int keys = (hands.positive ? 1 : 0) - (hands.negative ? 1 : 0);
        const int direction = keys != 0 ? keys : sign(hands.deflection);
        if (direction == axis.direction) {
            return;
        }
        axis.direction = direction;
        axis.motion = 0;
        axis.travelled = 0;
    };
    update(m_pan, panHands());
    update(m_tilt, tiltHands());
}

bool JogMotion::needsClock() const
{
    const auto moves = [](const Axis &axis) {
        return axis.direction != 0 && axis.travelled < MaximumTravel;
    };
    return moves(m_pan) || moves(m_tilt);
}

std::optional<Move> JogMotion::takeMove(Time now)
{
    if (m_inFlight) {
        return std::nullopt;
    }
    // Presses and single moves go at once even then: each is a new request.
    if (now < m_retryAt && m_pan.steps == 0 && m_tilt.steps == 0 && !m_isAsked) {
        return std::nullopt;
    }
    const Move due = ServoProfile::clamped({.pan = takeWholeDegrees(m_pan.steps, m_pan.motion),
                                            .tilt = takeWholeDegrees(m_tilt.steps, m_tilt.motion)});
    if (due == Move{} && !m_isAsked) {
        return std::nullopt;
    }
    m_isAsked = false;
    m_inFlight = true;
    return due;
}

void JogMotion::finished(bool moved, Time now)
{
    advance(now);
    m_inFlight = false;
    if (moved) {
        m_retryAt = {};
        return;
    }
    dropPending();
    m_retryAt = now + RetryInterval;
}

void JogMotion::dropPending()
{
    for (Axis *axis : {&m_pan, &m_tilt}) {
        axis->steps = 0;
        axis->motion = 0;
    }
    m_isAsked = false;
}

} // namespace vedette
