// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/Steering.h"

#include "steering/MountedMotion.h"

namespace vedette {

Steering::Steering(ServoLink &link, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_motion(link.stepDegrees())
{
    m_tick.setInterval(TickInterval);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_motion.advance(SteadyClock::now());
        sendWhatIsDue();
    });
    connect(&m_link, &ServoLink::finished, this, &Steering::linkFinished);
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
    m_motion.press(cameraDirection(direction, m_mounting), pace, SteadyClock::now());
    sendWhatIsDue();
}

void Steering::release(Direction direction)
{
    m_motion.release(cameraDirection(direction, m_mounting), SteadyClock::now());
    sendWhatIsDue();
}

void Steering::setDeflection(QPointF deflection, Pace pace)
{
    m_motion.setDeflection(m_mounting.cameraDirection(deflection), pace, SteadyClock::now());
    sendWhatIsDue();
}

void Steering::move(Move move)
{
    m_motion.add(cameraMove(move, m_mounting));
    sendWhatIsDue();
}

void Steering::releaseAll()
{
    m_motion.releaseAll(SteadyClock::now());
    sendWhatIsDue();
}

void Steering::linkFinished(const ServoReply &reply)
{
    m_motion.finished(reply.outcome == ServoReply::Outcome::Moved, SteadyClock::now());
    emit replied(reply);
    sendWhatIsDue();
}

void Steering::sendWhatIsDue()
{
    if (const std::optional<Move> due = m_motion.takeMove(SteadyClock::now())) {
        m_link.send(*due);
        emit sent();
    }
    if (m_motion.needsClock() != m_tick.isActive()) {
        m_motion.needsClock() ? m_tick.start() : m_tick.stop();
    }
}

} // namespace vedette
