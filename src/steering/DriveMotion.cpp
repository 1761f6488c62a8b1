// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/DriveMotion.h"

#include "steering/ServoProfile.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vedette {

namespace {

double levelFor(Pace pace)
{
    switch (pace) {
    case Pace::Fine:
        return DriveMotion::FineLevel;
    case Pace::Fast:
        return DriveMotion::FastLevel;
    case Pace::Normal:
        break;
    }
    return DriveMotion::NormalLevel;
}

/// A stick trembles, and each new speed is a request.
double inTenths(double value)
{
    return std::isnan(value) ? 0 : std::round(std::clamp(value, -1.0, 1.0) * 10) / 10;
}

QPointF alongOneAxis(QPointF direction)
{
    return std::abs(direction.x()) >= std::abs(direction.y()) ? QPointF(direction.x(), 0)
                                                              : QPointF(0, direction.y());
}

} // namespace

DriveMotion::DriveMotion(const Traits &traits)
    : m_traits(traits)
    , m_steps(traits.stepDegrees, traits.grain)
{
}

std::optional<DriveMotion::Hold> &DriveMotion::hold(Direction direction)
{
    return m_holds[static_cast<std::size_t>(direction)];
}

void DriveMotion::renew(Time now)
{
    m_renewedAt = now;
    m_isSpent = false;
}

void DriveMotion::press(Direction direction, Pace pace, Time now)
{
    advance(now);
    renew(now);
    std::optional<Hold> &held = hold(direction);
    if (held) {
        held->pace = pace;
        return;
    }
    held = Hold{.pace = pace};
    if (m_traits.hasSteps) {
        m_steps.press(direction, pace, now);
        m_steps.release(direction, now);
        return;
    }
    const bool isPan = direction == Direction::Left || direction == Direction::Right;
    const bool isPositive = direction == Direction::Right || direction == Direction::Up;
    Push &axis = isPan ? m_pan : m_tilt;
    axis = {.sign = isPositive ? 1 : -1, .level = levelFor(pace), .left = PushTime};
}

void DriveMotion::release(Direction direction, Time now)
{
    advance(now);
    hold(direction).reset();
    m_isSpent = m_isSpent && isHeld();
}

void DriveMotion::setDeflection(QPointF deflection, Pace pace, Time now)
{
    advance(now);
    renew(now);
    m_deflection = {inTenths(deflection.x()), inTenths(deflection.y())};
    m_deflectionPace = pace;
}

void DriveMotion::add(Move move, Time now)
{
    advance(now);
    if (m_traits.hasSteps) {
        m_steps.add(move);
        return;
    }
    m_isAsked = true;
    if (move == Move{}) {
        return;
    }
    renew(now);
    const Move asked = ServoProfile::clamped(move);
    push(m_pan, asked.pan);
    push(m_tilt, asked.tilt);
}

/// Makes an axis' push longer, or another one when it goes the other way.
void DriveMotion::push(Push &axis, int degrees) const
{
    if (degrees == 0) {
        return;
    }
    const int sign = degrees < 0 ? -1 : 1;
    const auto more = std::chrono::duration_cast<Duration>(
        std::chrono::duration<double>(std::abs(degrees) / NominalSpeed));
    const Duration left = axis.sign == sign ? axis.left : Duration::zero();
    axis = {.sign = sign,
            .level = NormalLevel,
            .left = std::clamp<Duration>(left + more, PushTime, MaximumPush)};
}

void DriveMotion::releaseAll(Time now)
{
    advance(now);
    m_holds = {};
    m_deflection = {};
    m_pan = {};
    m_tilt = {};
    m_isSpent = false;
}

void DriveMotion::advance(Time now)
{
    const Duration elapsed = std::max(now - m_advancedTo, Duration::zero());
    m_advancedTo = now;
    for (std::optional<Hold> &held : m_holds) {
        if (held) {
            // A release that waited in a blocked queue does not make a hold of a tap.
            held->age += std::min(elapsed, JogMotion::MaximumElapsed);
        }
    }
    const auto pass = [elapsed](Push &axis, double running) {
        if (axis.sign != 0 && running * axis.sign > 0) {
            axis.left -= elapsed;
            axis = axis.left > Duration::zero() ? axis : Push();
        }
    };
    pass(m_pan, m_running.x());
    pass(m_tilt, m_running.y());
    if (!m_running.isNull() && now - m_renewedAt >= MaximumDrive) {
        m_isSpent = true;
        m_pan = {};
        m_tilt = {};
    }
}

bool DriveMotion::isHeld() const
{
    return !m_deflection.isNull() || std::any_of(m_holds.cbegin(), m_holds.cend(),
                                                 [](const auto &held) { return held.has_value(); });
}

bool DriveMotion::needsClock() const
{
    return m_owesStop || m_pan.sign != 0 || m_tilt.sign != 0 || (isHeld() && !m_isSpent);
}

double DriveMotion::handsOn(Direction negative, Direction positive, double deflection) const
{
    const auto level = [this](Direction direction) {
        const std::optional<Hold> &held = m_holds[static_cast<std::size_t>(direction)];
        const bool turns = held && (!m_traits.hasSteps || held->age >= JogMotion::HoldDelay);
        return turns ? levelFor(held->pace) : 0;
    };
    const double keys = level(positive) - level(negative);
    const double most = levelFor(m_deflectionPace);
    return keys != 0 ? keys : deflection * most;
}

QPointF DriveMotion::wanted() const
{
    if (m_isSpent) {
        return {};
    }
    double x = handsOn(Direction::Left, Direction::Right, m_deflection.x());
    double y = handsOn(Direction::Down, Direction::Up, m_deflection.y());
    x = x == 0 ? m_pan.sign * m_pan.level : x;
    y = y == 0 ? m_tilt.sign * m_tilt.level : y;
    const QPointF direction(x, y);
    return m_traits.hasDiagonals ? direction : alongOneAxis(direction);
}

ServoCommand DriveMotion::start(const ServoCommand &command)
{
    m_inFlight = command.kind;
    // Where there are steps, single moves are steps.
    m_tookMoves = (command.kind == ServoCommand::Kind::Move) == m_traits.hasSteps;
    m_isAsked = false;
    return command;
}

std::optional<ServoCommand> DriveMotion::takeCommand(Time now)
{
    if (m_inFlight) {
        return std::nullopt;
    }
    const QPointF direction = wanted();
    if (direction.isNull()) {
        return takeAtRest(now);
    }
    if (m_running.isNull()) {
        if (const std::optional<ServoCommand> step = m_steps.takeCommand(now)) {
            return start(*step);
        }
    }
    if ((direction == m_running && !m_isAsked) || now < m_retryAt) {
        return std::nullopt;
    }
    m_owedBefore = std::exchange(m_owesStop, true);
    if (m_running.isNull()) {
        renew(now);
    }
    m_running = direction;
    return start(ServoCommand::ofDrive(direction));
}

std::optional<ServoCommand> DriveMotion::takeAtRest(Time now)
{
    if (m_owesStop && m_stopRetry.isDue(now)) {
        return start(ServoCommand::ofKind(ServoCommand::Kind::Stop));
    }
    if (const std::optional<ServoCommand> step = m_steps.takeCommand(now)) {
        return start(*step);
    }
    // A move of nothing: the answer to a stop says that the camera is there.
    return m_isAsked ? std::optional(start(ServoCommand::ofKind(ServoCommand::Kind::Stop)))
                     : std::nullopt;
}

void DriveMotion::ended(CommandEnd end, Time now)
{
    advance(now);
    const auto kind = std::exchange(m_inFlight, std::nullopt);
    if (kind == ServoCommand::Kind::Drive) {
        driveEnded(end, now);
    } else if (kind == ServoCommand::Kind::Stop) {
        stopEnded(end, now);
    } else {
        m_steps.ended(end, now);
    }
}

void DriveMotion::driveEnded(CommandEnd end, Time now)
{
    if (end == CommandEnd::Done) {
        m_retryAt = {};
        return;
    }
    m_running = {};
    if (end == CommandEnd::Refused && !m_owedBefore) {
        m_owesStop = false;
    }
    dropPending(now);
    m_retryAt = now + RetryInterval;
}

void DriveMotion::stopEnded(CommandEnd end, Time now)
{
    m_running = {};
    if (end == CommandEnd::Done) {
        m_owesStop = false;
        m_stopRetry.reset();
        return;
    }
    dropPending(now);
    m_stopRetry.failed(end, now);
}

void DriveMotion::oweStop(Time now)
{
    advance(now);
    m_owesStop = true;
}

void DriveMotion::dropPending(Time now)
{
    m_steps.ended(CommandEnd::Unclear, now);
    m_pan = {};
    m_tilt = {};
    m_isAsked = false;
}

} // namespace vedette
