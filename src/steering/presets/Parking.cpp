// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/presets/Parking.h"

#include "steering/SteeringLog.h"

namespace vedette {

Parking::Parking(Steering &steering, Presets &presets, Patrol &patrol,
                 std::chrono::milliseconds minute, QObject *parent)
    : QObject(parent)
    , m_presets(presets)
    , m_patrol(patrol)
    , m_minute(minute)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Parking::park);
    connect(&steering, &Steering::steered, this, &Parking::wait);
    // They say so once, and what they want may take a while.
    connect(&steering, &Steering::turned, this, [this] {
        if (m_timer.isActive()) {
            wait();
        }
    });
    connect(&patrol, &Patrol::changed, this, &Parking::planChanged);
    planChanged();
}

Parking::~Parking() = default;

void Parking::planChanged()
{
    const bool isPatrolling = m_patrol.state() != Patrol::State::Stopped;
    const bool isOver = m_wasPatrolling && !isPatrolling;
    m_wasPatrolling = isPatrolling;
    if (isOver || m_patrol.plan().park != m_after) {
        wait();
    }
}

/// From now on, as long as the plan says.
void Parking::wait()
{
    if (m_isOurs) {
        return;
    }
    m_after = m_patrol.plan().park;
    m_after.count() > 0 ? m_timer.start(m_after.count() * m_minute) : m_timer.stop();
}

void Parking::park()
{
    if (m_patrol.state() != Patrol::State::Stopped) {
        return;
    }
    const auto done = [](const PresetResult &result) {
        if (!result.text.isEmpty()) {
            qCWarning(steeringLog).noquote() << "the camera was not parked:" << result.text;
        }
    };
    const int preset = m_patrol.plan().parkPreset;
    m_isOurs = true;
    preset == 0 ? m_presets.goHome(done) : m_presets.goTo(preset, done);
    m_isOurs = false;
}

} // namespace vedette

#include "moc_Parking.cpp"
