// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/presets/PatrolCourse.h"
#include "TestProgram.h"

#include <QTest>

using namespace vedette;
using namespace std::chrono_literals;

namespace {

using State = PatrolCourse::State;
using Time = PatrolCourse::Time;

const Time PatrolStart = Time() + 1h;

PatrolPlan planOf(std::chrono::seconds resume)
{
    return {.stops = {{.preset = 3, .dwell = 10s}, {.preset = 1, .dwell = 20s}},
            .resume = resume,
            .isRunning = true,
            .park = {},
            .parkPreset = 0};
}

} // namespace

/// Where a patrol goes when, by a clock of the test's own.
class TestPatrolCourse : public QObject
{
    Q_OBJECT

private slots:
    void goesRound();
    void givesWayAndGoesOn();
    void endsWhenItIsNotToGoOn();
    void aSecondOneTakesThePlace();
    void anHourOfTenStops();
};

void TestPatrolCourse::goesRound()
{
    PatrolCourse course;
    QCOMPARE(course.takePreset(PatrolStart), std::nullopt);
    course.start(planOf(60s), PatrolStart);
    QCOMPARE(course.takePreset(PatrolStart), 3);
    QCOMPARE(course.state(), State::Going);
    QCOMPARE(course.takePreset(PatrolStart + 1h), std::nullopt); // it is not there yet
    course.ended(PatrolStart + 2s);
    QCOMPARE(course.state(), State::Staying);
    QCOMPARE(course.takePreset(PatrolStart + 11s), std::nullopt);
    QCOMPARE(course.due(), PatrolStart + 12s);
    QCOMPARE(course.takePreset(PatrolStart + 12s), 1);
    course.ended(PatrolStart + 12s);
    QCOMPARE(course.takePreset(PatrolStart + 32s), 3);
    course.stop();
    course.ended(PatrolStart + 33s);
    QCOMPARE(course.state(), State::Stopped);
    QCOMPARE(course.due(), std::nullopt);
}

void TestPatrolCourse::givesWayAndGoesOn()
{
    PatrolCourse course;
    course.start(planOf(60s), PatrolStart);
    course.takePreset(PatrolStart);
    course.ended(PatrolStart);
    course.takePreset(PatrolStart + 10s);
    course.interrupt(PatrolStart + 11s);
    course.ended(PatrolStart + 12s); // of the way that was given up
    QCOMPARE(course.state(), State::Interrupted);
    course.interrupt(PatrolStart + 20s); // they still steer
    QCOMPARE(course.takePreset(PatrolStart + 79s), std::nullopt);
    QCOMPARE(course.takePreset(PatrolStart + 80s), 1); // to where it was going
    course.ended(PatrolStart + 80s);
    QCOMPARE(course.takePreset(PatrolStart + 100s), 3);
}

void TestPatrolCourse::endsWhenItIsNotToGoOn()
{
    PatrolCourse course;
    course.start(planOf(0s), PatrolStart);
    course.interrupt(PatrolStart);
    QCOMPARE(course.state(), State::Stopped);
    QCOMPARE(course.preset(), 0);
}

void TestPatrolCourse::aSecondOneTakesThePlace()
{
    PatrolCourse course;
    course.start(planOf(60s), PatrolStart);
    course.takePreset(PatrolStart);
    PatrolPlan second = planOf(60s);
    second.stops = {{.preset = 7, .dwell = 5s}};
    course.start(second, PatrolStart + 1s);
    QCOMPARE(course.takePreset(PatrolStart + 1s), 7);
    course.ended(PatrolStart + 1s);
    QCOMPARE(course.takePreset(PatrolStart + 6s), 7);
    course.start({}, PatrolStart + 7s);
    QCOMPARE(course.state(), State::Stopped);
}

void TestPatrolCourse::anHourOfTenStops()
{
    PatrolPlan plan = planOf(60s);
    plan.stops.clear();
    for (int preset = 1; preset <= 10; ++preset) {
        plan.stops.append({.preset = preset, .dwell = std::chrono::seconds(preset)});
    }
    PatrolCourse course;
    course.start(plan, PatrolStart);
    int visits = 0;
    int last = 0;
    for (Time now = PatrolStart; now < PatrolStart + 1h; now += 1s) {
        if (const auto preset = course.takePreset(now)) {
            QCOMPARE(*preset, last % 10 + 1);
            last = *preset;
            ++visits;
            course.ended(now);
        }
    }
    // A round takes 55 s.
    QCOMPARE(visits, 65 * 10 + 7);
    QCOMPARE(course.preset(), 7);
}

VEDETTE_TEST(TestPatrolCourse)
#include "TestPatrolCourse.moc"
