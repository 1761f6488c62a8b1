// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/JogMotion.h"

#include "steering/ServoProfile.h"

#include <algorithm>
#include <cmath>
#include <utility>

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

} // namespace

JogMotion::JogMotion(int stepDegrees, Grain grain)
    : m_stepDegrees(std::clamp(stepDegrees, 1, ServoProfile::MaximumDegrees))
    , m_grain{.pan = std::clamp(grain.pan, 1, ServoProfile::MaximumDegrees),
              .tilt = std::clamp(grain.tilt, 1, ServoProfile::MaximumDegrees),
              .isStep = grain.isStep}
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

int JogMotion::stepFor(Pace pace, int grain) const
{
    const int normal = m_grain.isStep ? grain : m_stepDegrees;
    switch (pace) {
    case Pace::Fine:
        return inGrains(FineStepDegrees, grain);
    case Pace::Fast:
        return std::min(inGrains(FastStepFactor * normal, grain), ServoProfile::MaximumDegrees);
    case Pace::Normal:
        break;
    }
    return inGrains(normal, grain);
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
    switch (direction) {
    case Direction::Left:
        addSteps({.pan = -stepFor(pace, m_grain.pan)});
        break;
    case Direction::Right:
        addSteps({.pan = stepFor(pace, m_grain.pan)});
        break;
    case Direction::Up:
        addSteps({.tilt = stepFor(pace, m_grain.tilt)});
        break;
    case Direction::Down:
        addSteps({.tilt = -stepFor(pace, m_grain.tilt)});
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
    const Move asked = ServoProfile::clamped(move);
    addSteps({.pan = inGrains(asked.pan, m_grain.pan), .tilt = inGrains(asked.tilt, m_grain.tilt)});
}

void JogMotion::add(Move move, Time now)
{
    static_cast<void>(now);
    add(move);
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
    const Move due = ServoProfile::clamped(
        {.pan = takeDegrees(m_pan, m_grain.pan), .tilt = takeDegrees(m_tilt, m_grain.tilt)});
    if (due == Move{} && !m_isAsked) {
        return std::nullopt;
    }
    m_isAsked = false;
    m_inFlight = true;
    return due;
}

/// Takes out what an axis has pending, the steps and the whole grains of motion.
int JogMotion::takeDegrees(Axis &axis, int grain) const
{
    // A degree that is short of whole only by the rounding of many small additions is whole.
    constexpr double Slack = 1e-6;
    double count = std::trunc((axis.motion + std::copysign(Slack, axis.motion)) / grain);
    if (m_grain.isStep) {
        count = axis.steps == 0 ? std::clamp(count, -1.0, 1.0) : 0;
    }
    axis.motion -= count * grain;
    return std::exchange(axis.steps, 0) + static_cast<int>(count) * grain;
}

std::optional<ServoCommand> JogMotion::takeCommand(Time now)
{
    const std::optional<Move> move = takeMove(now);
    return move ? std::optional(ServoCommand::ofMove(*move)) : std::nullopt;
}

void JogMotion::ended(CommandEnd end, Time now)
{
    finished(end == CommandEnd::Done, now);
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
