// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/presets/Patrol.h"

#include "steering/SteeringLog.h"

#include <algorithm>
#include <utility>

namespace vedette {

using std::chrono::milliseconds;

Patrol::Patrol(Steering &steering, Presets &presets, QObject *parent)
    : QObject(parent)
    , m_steering(steering)
    , m_presets(presets)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Patrol::advance);
    connect(&m_steering, &Steering::steered, this, &Patrol::somebodySteers);
    // They say so once, and what they want may take a while.
    connect(&m_steering, &Steering::turned, this, [this] {
        if (state() == State::Interrupted) {
            somebodySteers();
        }
    });
    connect(&m_presets, &Presets::changed, this, &Patrol::changed);
    if (plan().isRunning && m_presets.isSupported()) {
        begin();
    }
}

Patrol::~Patrol() = default;

PresetResult Patrol::setPlan(const PatrolPlan &plan)
{
    PatrolPlan kept = plan;
    kept.isRunning = state() != State::Stopped;
    PresetResult result = m_presets.setPatrol(kept);
    if (result.kind != PresetResult::Kind::Unsupported && state() != State::Stopped) {
        begin();
    }
    return result;
}

PresetResult Patrol::start()
{
    if (round().stops.isEmpty() && m_presets.isSupported()) {
        return {.kind = PresetResult::Kind::Conflict,
                .text = tr("There are no presets to go to; store some first."),
                .reply = {},
                .number = 0};
    }
    PatrolPlan kept = plan();
    kept.isRunning = true;
    PresetResult result = m_presets.setPatrol(kept);
    if (result.kind != PresetResult::Kind::Unsupported) {
        begin();
    }
    return result;
}

PresetResult Patrol::stop()
{
    PatrolPlan kept = plan();
    kept.isRunning = false;
    m_course.stop();
    m_problem.clear();
    await();
    return m_presets.setPatrol(kept);
}

/// The plan; one without stops goes to all presets.
PatrolPlan Patrol::round() const
{
    PatrolPlan round = plan();
    if (round.stops.isEmpty()) {
        const QList<Preset> presets = m_presets.book().presets.mid(0, PatrolPlan::MostStops);
        for (const Preset &preset : presets) {
            round.stops.append({.preset = preset.number, .dwell = PatrolPlan::UsualDwell});
        }
    }
    return round;
}

void Patrol::leave()
{
    ++m_journey;
    m_course.stop();
    m_timer.stop();
}

void Patrol::setClock(Clock clock)
{
    m_clock = std::move(clock);
}

void Patrol::begin()
{
    ++m_journey;
    m_problem.clear();
    m_logged.clear();
    m_course.start(round(), m_clock());
    await();
}

void Patrol::somebodySteers()
{
    if (m_isOurs || state() == State::Stopped) {
        return;
    }
    ++m_journey;
    m_course.interrupt(m_clock());
    await();
    if (state() == State::Stopped) {
        // For good, and kept so: later, as steering does not wait for a disk.
        QMetaObject::invokeMethod(this, &Patrol::keepStopped, Qt::QueuedConnection);
    }
}

void Patrol::keepStopped()
{
    if (state() == State::Stopped) {
        stop();
    }
}

void Patrol::advance()
{
    if (state() == State::Interrupted && m_steering.isSteering()) {
        somebodySteers();
        return;
    }
    const std::optional<int> preset = m_course.takePreset(m_clock());
    if (!preset) {
        await();
        return;
    }
    goTo(*preset, true);
    await();
}

void Patrol::goTo(int preset, bool mayTryAgain)
{
    const quint64 journey = ++m_journey;
    m_isOurs = true;
    m_presets.goTo(preset, [this, preset, mayTryAgain, journey](const PresetResult &result) {
        if (journey != m_journey) {
            return;
        }
        using Outcome = ServoReply::Outcome;
        // One answer is easily lost in a wireless network, and with it what was to follow: the
        // other axis. Nobody is there to send it again.
        const bool isLost = result.reply.outcome == Outcome::TimedOut ||
                            result.reply.outcome == Outcome::Unreachable;
        if (mayTryAgain && isLost) {
            goTo(preset, false);
        } else {
            arrived(result);
        }
    });
    m_isOurs = false;
}

void Patrol::arrived(const PresetResult &result)
{
    if (!result.text.isEmpty() && result.text != m_logged) {
        m_logged = result.text;
        qCWarning(steeringLog).noquote()
            << "the patrol did not reach preset" << preset() << ':' << result.text;
    }
    m_problem = result.text;
    m_course.ended(m_clock());
    await();
}

/// The timer is set to what is due next, and everybody is told.
void Patrol::await()
{
    const auto due = m_course.due();
    if (due) {
        const auto wait = std::chrono::ceil<milliseconds>(*due - m_clock());
        m_timer.start(std::max(wait, milliseconds(0)));
    } else {
        m_timer.stop();
    }
    emit changed();
}

} // namespace vedette

#include "moc_Patrol.cpp"
