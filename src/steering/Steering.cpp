// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/Steering.h"

#include "steering/DriveMotion.h"
#include "steering/JogMotion.h"
#include "steering/MountedMotion.h"
#include "steering/OwedStop.h"

#include <algorithm>
#include <utility>

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
    m_recoverAt.setSingleShot(true);
    connect(&m_recoverAt, &QTimer::timeout, this, &Steering::sendWhatIsDue);
    connect(&m_driver, &ServoDriver::finished, this, &Steering::driverFinished);
}

Steering::~Steering() = default;

void Steering::setMounting(const Mounting &mounting)
{
    if (mounting != m_mounting) {
        releaseAll();
        m_mounting = mounting;
        applyLimits();
    }
}

void Steering::order(ServoCommand command, const Done &done)
{
    command.target = cameraPlace(command.target);
    command.move = cameraMove(command.move, m_mounting);
    command.point = cameraPoint(command.point, m_mounting);
    if (command.turns()) {
        m_motion->releaseAll(SteadyClock::now());
        m_motion->hurryStop();
        dropTurning();
        emit steered();
    }
    if (m_orders.size() >= MostOrders) {
        supersede(m_orders.takeFirst());
    }
    m_orders.append({.command = command, .done = done});
    sendWhatIsDue();
}

void Steering::findHome(const Done &done)
{
    order(ServoCommand::ofKind(ServoCommand::Kind::FindHome), done);
}

void Steering::handsSteer()
{
    dropTurning();
    emit steered();
}

/// Of orders: those that wait, and what is left of the one in flight.
void Steering::dropTurning()
{
    if (m_ordered && m_ordered->command.turns()) {
        m_driver.interrupt();
    }
    for (qsizetype i = m_orders.size() - 1; i >= 0; --i) {
        if (m_orders[i].command.turns()) {
            supersede(m_orders.takeAt(i));
        }
    }
}

void Steering::supersede(const Order &order)
{
    ServoReply reply;
    reply.outcome = ServoReply::Outcome::Superseded;
    reply.text = tr("Another command came first.");
    endLater(order, reply);
}

/// Whoever ordered is not called from within a call of its own.
void Steering::endLater(const Order &order, const ServoReply &reply)
{
    QMetaObject::invokeMethod(
        this, [done = order.done, reply] { done(reply); }, Qt::QueuedConnection);
}

/// What a command that ended so takes with it: whoever waits behind one that the camera does not
/// answer would not be answered either, and is not to be turned by that when nobody expects it any
/// more. Nor is anything sent elsewhere that may still turn.
QList<Steering::Order> Steering::takeHopeless(const ServoReply &reply)
{
    using Outcome = ServoReply::Outcome;
    const bool isSilent =
        reply.outcome == Outcome::TimedOut || reply.outcome == Outcome::Unreachable;
    const bool turnsOn =
        m_sent == ServoCommand::Kind::Stop && reply.outcome != Outcome::Moved && !isAtRest();
    QList<Order> hopeless;
    for (qsizetype i = 0; i < m_orders.size();) {
        if (isSilent || (turnsOn && m_orders[i].command.turns())) {
            hopeless.append(m_orders.takeAt(i));
        } else {
            ++i;
        }
    }
    return hopeless;
}

void Steering::press(Direction direction, Pace pace)
{
    handsSteer();
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
    if (!deflection.isNull()) {
        handsSteer();
    }
    m_motion->setDeflection(m_mounting.cameraDirection(deflection), pace, SteadyClock::now());
    sendWhatIsDue();
}

void Steering::move(Move move)
{
    if (move != Move{}) {
        handsSteer();
    }
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
    const auto stop = [this] {
        if (isAtRest()) {
            // It has limits since then, and is steered by single moves.
            order(ServoCommand::ofKind(ServoCommand::Kind::Stop), [this](const ServoReply &reply) {
                if (reply.outcome == ServoReply::Outcome::Moved) {
                    m_owed->settle();
                }
            });
        }
        sendWhatIsDue();
    };
    // Not from here: this object may still be given to another thread.
    QMetaObject::invokeMethod(this, stop, Qt::QueuedConnection);
}

void Steering::driverFinished(const ServoReply &reply)
{
    followPosition(reply);
    if (std::exchange(m_isRecovering, false)) {
        emit positionChanged();
        sendWhatIsDue();
        return;
    }
    const auto endHopeless = [this, &reply] {
        const QList<Order> hopeless = takeHopeless(reply);
        for (const Order &order : hopeless) {
            endLater(order, reply);
        }
    };
    if (const std::optional<Order> ordered = std::exchange(m_ordered, std::nullopt)) {
        endHopeless();
        emit positionChanged();
        if (ordered->command.turns()) {
            emit turned();
        }
        ordered->done(reply);
        sendWhatIsDue();
        return;
    }
    const bool owedStop = m_motion->owesStop();
    m_motion->ended(endOf(reply), SteadyClock::now());
    endHopeless();
    const bool hasRested = owedStop && !m_motion->owesStop();
    if (hasRested && m_owed != nullptr) {
        m_owed->settle();
    }
    emit positionChanged();
    emit turned();
    emit replied(reply);
    sendWhatIsDue();
    if (hasRested && isAtRest()) {
        emit rested();
    }
}

void Steering::send(const ServoCommand &command)
{
    m_sent = command.kind;
    m_driver.send(command);
    if (command.turns()) {
        emit turning();
    }
}

bool Steering::sendHands()
{
    const std::optional<ServoCommand> due = m_motion->takeCommand(SteadyClock::now());
    if (!due) {
        return false;
    }
    if (m_motion->owesStop() && m_owed != nullptr) {
        m_owed->owe();
    }
    send(*due);
    if (m_motion->tookMoves()) {
        emit sent();
    }
    return true;
}

void Steering::sendOrder()
{
    // What turns until it is stopped is stopped before it is sent elsewhere.
    const auto next = std::find_if(m_orders.cbegin(), m_orders.cend(), [this](const Order &order) {
        return isAtRest() || !order.command.turns();
    });
    if (next == m_orders.cend()) {
        return;
    }
    m_ordered = m_orders.takeAt(next - m_orders.cbegin());
    send(m_ordered->command);
}

void Steering::sendWhatIsDue()
{
    if (!m_driver.isBusy() && !sendRecovery() && !sendHands()) {
        sendOrder();
    }
    if (m_motion->needsClock() != m_tick.isActive()) {
        m_motion->needsClock() ? m_tick.start() : m_tick.stop();
    }
}

} // namespace vedette

#include "moc_Steering.cpp"
