// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/HttpNumbers.h"
#include "steering/JogMotion.h"
#include "steering/Steering.h"

#include <algorithm>
#include <cmath>
#include <utility>

// Where the camera points, and may be sent.

namespace vedette {

namespace {

/// Farther than any camera turns, in degrees.
constexpr double Everywhere = 1e6;

} // namespace

CommandEnd Steering::endOf(const ServoReply &reply)
{
    using Outcome = ServoReply::Outcome;
    if (reply.outcome == Outcome::Moved) {
        return CommandEnd::Done;
    }
    const bool saidNo =
        (reply.outcome == Outcome::Rejected && !http::isServerError(reply.httpStatus)) ||
        reply.outcome == Outcome::Unauthorized || reply.outcome == Outcome::NotConfigured;
    return saidNo && reply.acknowledged == 0 ? CommandEnd::Refused : CommandEnd::Unclear;
}

void Steering::setReach(const CameraReach &reach)
{
    m_reach = reach;
    const ServoAbilities &can = m_driver.abilities();
    if ((reach.pan || reach.tilt) && can.canMove && m_driver.position()) {
        m_motion = std::make_unique<JogMotion>(can.stepDegrees, can.grain);
    }
    applyLimits();
}

/// As the camera's own axes have them, from its servos' middle.
void Steering::applyLimits()
{
    const auto ends = [](const std::optional<DegreeRange> &range, int centre) {
        return range ? AxisRange{.minimum = static_cast<double>(range->minimum + centre),
                                 .maximum = static_cast<double>(range->maximum + centre)}
                     : AxisRange{.minimum = -Everywhere, .maximum = Everywhere};
    };
    const AxisRange pan = ends(m_reach.pan, m_reach.centre.x());
    const AxisRange tilt = ends(m_reach.tilt, m_reach.centre.y());
    const QPointF one = m_mounting.cameraDirection(QPointF(pan.minimum, tilt.minimum));
    const QPointF other = m_mounting.cameraDirection(QPointF(pan.maximum, tilt.maximum));
    const auto limit = [](double from, double to) {
        return std::abs(from) < Everywhere ? std::optional(AxisRange{.minimum = std::min(from, to),
                                                                     .maximum = std::max(from, to)})
                                           : std::nullopt;
    };
    m_driver.setLimits({.pan = limit(one.x(), other.x()), .tilt = limit(one.y(), other.y())});
}

QPointF Steering::shownPlace(QPointF ofCamera) const
{
    return m_mounting.shownDirection(ofCamera) - m_reach.centre;
}

QPointF Steering::cameraPlace(QPointF shown) const
{
    return m_mounting.cameraDirection(shown + m_reach.centre);
}

std::optional<Position> Steering::position() const
{
    std::optional<Position> position = m_driver.position();
    if (position) {
        const QPointF shown = shownPlace(position->degrees());
        position->pan = shown.x();
        position->tilt = shown.y();
    }
    return position;
}

/// Of the camera's own axes, as its picture is shown.
AxisRanges Steering::shownRanges(const AxisRanges &own) const
{
    const QPointF one = shownPlace(QPointF(own.pan.minimum, own.tilt.minimum));
    const QPointF other = shownPlace(QPointF(own.pan.maximum, own.tilt.maximum));
    const auto sorted = [](double from, double to) {
        return AxisRange{.minimum = std::min(from, to), .maximum = std::max(from, to)};
    };
    return {.pan = sorted(one.x(), other.x()), .tilt = sorted(one.y(), other.y())};
}

AxisRanges Steering::reach() const
{
    const auto within = [](AxisRange range, const std::optional<DegreeRange> &limits) {
        if (limits) {
            range.minimum = std::clamp<double>(limits->minimum, range.minimum, range.maximum);
            range.maximum = std::clamp<double>(limits->maximum, range.minimum, range.maximum);
        }
        return range;
    };
    const AxisRanges shown = shownRanges(m_driver.reach());
    return {.pan = within(shown.pan, m_reach.pan), .tilt = within(shown.tilt, m_reach.tilt)};
}

AxisRanges Steering::possible() const
{
    return shownRanges(m_driver.possible());
}

void Steering::mayHaveRestarted()
{
    m_driver.mayHaveRestarted();
    emit positionChanged();
    checkPosition();
}

void Steering::checkPosition()
{
    if (m_driver.abilities().canReadPosition && m_driver.position()) {
        m_recovery.begin(PositionRecovery::AfterFailure, SteadyClock::now());
        sendWhatIsDue();
    }
}

/// Whether what has ended left it open where the camera points.
void Steering::followPosition(const ServoReply &reply)
{
    const auto now = SteadyClock::now();
    const std::optional<Position> position = m_driver.position();
    const bool wasSure = std::exchange(m_wasSure, position && position->isSure);
    if (!position || position->isSure) {
        m_recovery.end();
    } else if (m_isRecovering) {
        m_recovery.again(now);
    } else if (endOf(reply) == CommandEnd::Unclear) {
        m_recovery.begin(PositionRecovery::AfterFailure, now);
    } else if (wasSure || m_sent != ServoCommand::Kind::Move) {
        m_recovery.begin(PositionRecovery::AfterTurning, now);
    }
}

/// Before hands and orders, so that a lost answer costs one more request and not the certainty.
bool Steering::sendRecovery()
{
    const std::optional<ServoCommand> command = m_driver.recovery();
    if (!m_recovery.at() || !command || !isAtRest()) {
        return false;
    }
    const auto wait =
        std::chrono::ceil<std::chrono::milliseconds>(*m_recovery.at() - SteadyClock::now());
    if (wait.count() > 0) {
        m_recoverAt.start(wait);
        return false;
    }
    m_recovery.attempt();
    m_isRecovering = true;
    send(*command);
    return true;
}

} // namespace vedette
