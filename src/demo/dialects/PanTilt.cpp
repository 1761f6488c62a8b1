// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/dialects/PanTilt.h"

namespace vedette {

namespace {

ServoMotor::TimePoint now()
{
    return std::chrono::steady_clock::now();
}

} // namespace

void PanTilt::turnBy(RightUp degrees)
{
    const auto time = now();
    m_traverse.turn(-degrees.right, time);
    m_elevation.turn(-degrees.up, time);
    m_lastTurn = degrees;
}

void PanTilt::turnTo(RightUp degrees)
{
    const auto time = now();
    m_traverse.turnTo(ServoMotor::Centre - degrees.right, time);
    m_elevation.turnTo(ServoMotor::Centre - degrees.up, time);
    m_lastTurn = {};
}

void PanTilt::run(RightUp degreesPerSecond)
{
    runPan(degreesPerSecond.right);
    runTilt(degreesPerSecond.up);
}

void PanTilt::runPan(double rightPerSecond)
{
    m_traverse.run(-rightPerSecond, now());
    m_lastTurn = {};
}

void PanTilt::runTilt(double upPerSecond)
{
    m_elevation.run(-upPerSecond, now());
    m_lastTurn = {};
}

void PanTilt::restart()
{
    m_traverse = {};
    m_elevation = {};
    m_lastTurn = {};
}

RightUp PanTilt::position() const
{
    const auto time = now();
    return {ServoMotor::Centre - m_traverse.position(time),
            ServoMotor::Centre - m_elevation.position(time)};
}

RightUp PanTilt::target() const
{
    return {ServoMotor::Centre - m_traverse.target(), ServoMotor::Centre - m_elevation.target()};
}

bool PanTilt::isMoving() const
{
    const auto time = now();
    return m_traverse.isMoving(time) || m_elevation.isMoving(time);
}

} // namespace vedette
