// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/Steering.h"

#include "http/HttpNumbers.h"
#include "steering/DriveMotion.h"
#include "steering/JogMotion.h"
#include "steering/MountedMotion.h"
#include "steering/OwedStop.h"

namespace vedette {

namespace {

std::unique_ptr<HandMotion> motionFor(const ServoAbilities &can)
{
    if (can.kind == SteeringKind::Continuous && can.canDrive) {
        return std::make_unique<DriveMotion>(DriveMotion::Traits{.hasDiagonals = can.hasDiagonals,
                                                                 .hasSteps = can.canMove,
                                                                 .stepDegrees = can.stepDegrees,
                                                                 .grain = can.grain});
    }
    return std::make_unique<JogMotion>(can.stepDegrees, can.grain);
}

CommandEnd endOf(const ServoReply &reply)
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

} // namespace

Steering::Steering(ServoDriver &driver, QObject *parent)
    : QObject(parent)
    , m_driver(driver)
    , m_motion(motionFor(driver.abilities()))
{
    m_tick.setInterval(TickInterval);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_motion->advance(SteadyClock::now());
        sendWhatIsDue();
    });
    connect(&m_driver, &ServoDriver::finished, this, &Steering::driverFinished);
}

Steering::~Steering() = default;

void Steering::setMounting(const Mounting &mounting)
{
    if (mounting != m_mounting) {
        releaseAll();
        m_mounting = mounting;
    }
}

void Steering::press(Direction direction, Pace pace)
{
    m_motion->press(cameraDirection(direction, m_mounting), pace, SteadyClock::now());
    sendWhatIsDue();
}

void Steering::release(Direction direction)
{
    m_motion->release(cameraDirection(direction, m_mounting), SteadyClock::now());
    sendWhatIsDue();
}

void Steering::setDeflection(QPointF deflection, Pace pace)
{
    m_motion->setDeflection(m_mounting.cameraDirection(deflection), pace, SteadyClock::now());
    sendWhatIsDue();
}

void Steering::move(Move move)
{
    m_motion->add(cameraMove(move, m_mounting), SteadyClock::now());
    sendWhatIsDue();
}

void Steering::releaseAll()
{
    m_motion->releaseAll(SteadyClock::now());
    sendWhatIsDue();
}

void Steering::setOwedStop(OwedStop &owed)
{
    m_owed = &owed;
    if (!m_driver.abilities().canDrive || !owed.isOwed()) {
        return;
    }
    m_motion->oweStop(SteadyClock::now());
    // Not from here: this object may still be given to another thread.
    QMetaObject::invokeMethod(this, &Steering::sendWhatIsDue, Qt::QueuedConnection);
}

void Steering::driverFinished(const ServoReply &reply)
{
    const bool owedStop = m_motion->owesStop();
    m_motion->ended(endOf(reply), SteadyClock::now());
    const bool hasRested = owedStop && !m_motion->owesStop();
    if (hasRested && m_owed != nullptr) {
        m_owed->settle();
    }
    emit replied(reply);
    sendWhatIsDue();
    if (hasRested && isAtRest()) {
        emit rested();
    }
}

void Steering::sendWhatIsDue()
{
    if (const std::optional<ServoCommand> due = m_motion->takeCommand(SteadyClock::now())) {
        if (m_motion->owesStop() && m_owed != nullptr) {
            m_owed->owe();
        }
        m_driver.send(*due);
        if (m_motion->tookMoves()) {
            emit sent();
        }
    }
    if (m_motion->needsClock() != m_tick.isActive()) {
        m_motion->needsClock() ? m_tick.start() : m_tick.stop();
    }
}

} // namespace vedette
