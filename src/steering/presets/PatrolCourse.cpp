// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/presets/PatrolCourse.h"

namespace vedette {

void PatrolCourse::start(const PatrolPlan &plan, Time now)
{
    stop();
    if (plan.stops.isEmpty()) {
        return;
    }
    m_plan = plan;
    m_stop = 0;
    m_state = State::Going;
    m_due = now;
}

void PatrolCourse::stop()
{
    m_state = State::Stopped;
    m_due.reset();
}

void PatrolCourse::interrupt(Time now)
{
    if (m_state == State::Stopped) {
        return;
    }
    if (m_plan.resume.count() == 0) {
        stop();
        return;
    }
    m_state = State::Interrupted;
    m_due = now + m_plan.resume;
}

std::optional<int> PatrolCourse::takePreset(Time now)
{
    if (!m_due || now < *m_due) {
        return std::nullopt;
    }
    if (m_state == State::Staying) {
        m_stop = (m_stop + 1) % m_plan.stops.size();
    }
    m_state = State::Going;
    m_due.reset();
    return preset();
}

void PatrolCourse::ended(Time now)
{
    if (m_state == State::Going && !m_due) {
        m_state = State::Staying;
        m_due = now + m_plan.stops[m_stop].dwell;
    }
}

int PatrolCourse::preset() const
{
    return m_state == State::Stopped ? 0 : m_plan.stops[m_stop].preset;
}

} // namespace vedette
