// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/presets/PatrolCourse.h"
#include "steering/presets/Presets.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace vedette {

/// A camera's patrol: goes from preset to preset until it is stopped, and gives way to anybody who
/// steers. One that ran when the program ended goes on with its next start. Lives in the io thread.
class Patrol : public QObject
{
    Q_OBJECT

public:
    using State = PatrolCourse::State;
    using Clock = std::function<SteadyClock::time_point()>;

    /// Both must outlive this object.
    Patrol(Steering &steering, Presets &presets, QObject *parent = nullptr);
    ~Patrol() override;

    [[nodiscard]] const PatrolPlan &plan() const { return m_presets.book().patrol; }
    /// Stops and times from now on; whether it runs stays as it is, and one that does starts again.
    PresetResult setPlan(const PatrolPlan &plan);
    /// From the first stop on, also while it runs; without stops to all presets. Without presets:
    /// Conflict.
    PresetResult start();
    PresetResult stop();
    /// The camera or the program is about to go: it is sent nowhere any more. What is kept says
    /// still that the patrol runs.
    void leave();

    [[nodiscard]] State state() const { return m_course.state(); }
    /// Where it is, or goes to next; 0 when it is stopped.
    [[nodiscard]] int preset() const { return m_course.preset(); }
    /// Why the last stop was not reached, a sentence for the user; empty when it was.
    [[nodiscard]] QString problem() const { return m_problem; }

    /// For tests: what time it is from now on. advance() is called by whoever sets it.
    void setClock(Clock clock);
    /// Does what is due.
    void advance();

signals:
    /// state(), preset(), problem(), or the book of the presets is another.
    void changed();

private:
    [[nodiscard]] PatrolPlan round() const;
    void begin();
    void goTo(int preset, bool mayTryAgain);
    void arrived(const PresetResult &result);
    void somebodySteers();
    void keepStopped();
    void await();

    Steering &m_steering;
    Presets &m_presets;
    PatrolCourse m_course;
    Clock m_clock = &SteadyClock::now;
    QTimer m_timer{this};
    bool m_isOurs = false; ///< what steers at this moment is this patrol
    quint64 m_journey = 0; ///< which way is under way: the end of an earlier one counts for nothing
    QString m_problem;
    QString m_logged; ///< of the problems the last that was logged, so that each round logs nothing
};

} // namespace vedette
