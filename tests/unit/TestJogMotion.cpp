// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/JogMotion.h"
#include "TestProgram.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace vedette;
using namespace std::chrono_literals;

namespace {

using Duration = JogMotion::Duration;

constexpr int StepDegrees = 5;
constexpr Duration Tick = 20ms;

/// JogMotion with a camera that takes `requestTime` for each request, on a clock of its own.
class Simulation
{
public:
    explicit Simulation(Duration requestTime = 10ms)
        : m_requestTime(requestTime)
    {
    }

    void press(Direction direction, Pace pace = Pace::Normal)
    {
        jog.press(direction, pace, m_now);
        send();
    }
    void release(Direction direction)
    {
        jog.release(direction, m_now);
        send();
    }
    void deflect(double x, double y, Pace pace = Pace::Normal)
    {
        jog.setDeflection({x, y}, pace, m_now);
        send();
    }
    void add(Move move)
    {
        jog.add(move);
        send();
    }
    void releaseAll()
    {
        jog.releaseAll(m_now);
        send();
    }

    /// Lets time pass in ticks, ending requests as they fall due.
    void run(Duration duration)
    {
        const auto end = m_now + duration;
        while (m_now < end) {
            m_now += std::min<Duration>(Tick, end - m_now);
            if (m_inFlightUntil && *m_inFlightUntil <= m_now) {
                m_inFlightUntil.reset();
                jog.finished(cameraAnswers, m_now);
                send();
            }
            if (jog.needsClock()) {
                jog.advance(m_now);
                send();
            }
        }
    }

    /// The event loop is blocked: time passes, nothing else happens.
    void block(Duration duration) { m_now += duration; }

    Move sum() const
    {
        Move total;
        for (const Move &move : sent) {
            total.pan += move.pan;
            total.tilt += move.tilt;
        }
        return total;
    }

    JogMotion jog{StepDegrees};
    std::vector<Move> sent;
    bool cameraAnswers = true;

private:
    void send()
    {
        while (const std::optional<Move> move = jog.takeMove(m_now)) {
            QVERIFY2(!m_inFlightUntil, "two requests in flight");
            QVERIFY(std::abs(move->pan) <= 180 && std::abs(move->tilt) <= 180);
            sent.push_back(*move);
            m_inFlightUntil = m_now + m_requestTime;
        }
    }

    JogMotion::Time m_now{1h};
    Duration m_requestTime;
    std::optional<JogMotion::Time> m_inFlightUntil;
};

/// Degrees of a hold at normal pace that lasted `seconds`, its first step included.
double held(double seconds, double speed = JogMotion::NormalSpeed, int step = StepDegrees)
{
    constexpr double Lost = 0.25 + 0.3 / 2; // the delay, and what the ramp costs
    return step + (seconds - Lost) * speed;
}

bool near(int degrees, double expected, double tolerance)
{
    return std::abs(degrees - expected) <= tolerance;
}

} // namespace

class TestJogMotion : public QObject
{
    Q_OBJECT

private slots:
    void tapIsOneStepAtOnce_data();
    void tapIsOneStepAtOnce();
    void fastStepsStayWithinRange();
    void holdMovesSmoothly();
    void holdBeginsSlowly();
    void paceChangesWhileHeld();
    void releaseStopsAtOnce();
    void repeatedPressIsNoStep();
    void diagonal();
    void oppositesCancel();
    void oneOfTwoDirectionsReleased();
    void deflectionIsASpeed();
    void deflectionIsCutOff();
    void deflectionTurnsRound();
    void slowDeflectionCarriesFractions();
    void slowCameraGetsTheSum();
    void slowCameraStopsWhereReleased();
    void tapsOnASlowCameraAddUp();
    void oppositeTapsOnASlowCameraCancel();
    void singleMovesAreAlwaysAsked_data();
    void singleMovesAreAlwaysAsked();
    void cancellingKeysAskNothing();
    void sumIsClamped();
    void cameraGoneKeepsNothing();
    void cameraGoneIsTriedAgainWhileHeld();
    void tapAfterFailureGoesAtOnce();
    void cameraComesBackWithoutAJump();
    void releaseAllStops();
    void releaseAllKeepsSteps();
    void blockedLoopDoesNotJump();
    void blockedLoopLeavesATapATap();
    void holdWithoutReleaseEnds();
    void clockRunsOnlyWhileNeeded();
};

void TestJogMotion::tapIsOneStepAtOnce_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<Pace>("pace");
    QTest::addColumn<Move>("move");
    QTest::newRow("left") << Direction::Left << Pace::Normal << Move{.pan = -5};
    QTest::newRow("right") << Direction::Right << Pace::Normal << Move{.pan = 5};
    QTest::newRow("up") << Direction::Up << Pace::Normal << Move{.tilt = 5};
    QTest::newRow("down") << Direction::Down << Pace::Normal << Move{.tilt = -5};
    QTest::newRow("fine") << Direction::Right << Pace::Fine << Move{.pan = 1};
    QTest::newRow("fast") << Direction::Right << Pace::Fast << Move{.pan = 15};
}

void TestJogMotion::tapIsOneStepAtOnce()
{
    QFETCH(Direction, direction);
    QFETCH(Pace, pace);
    QFETCH(Move, move);
    Simulation simulation;
    simulation.press(direction, pace);
    QCOMPARE(simulation.sent, std::vector{move});
    simulation.run(JogMotion::HoldDelay);
    simulation.release(direction);
    simulation.run(2s);
    QCOMPARE(simulation.sent, std::vector{move});
}

void TestJogMotion::fastStepsStayWithinRange()
{
    JogMotion jog(100);
    const JogMotion::Time now{1h};
    jog.press(Direction::Up, Pace::Fast, now);
    QCOMPARE(jog.takeMove(now), Move{.tilt = 180});
}

void TestJogMotion::holdMovesSmoothly()
{
    Simulation simulation;
    simulation.press(Direction::Right);
    simulation.run(2s);
    simulation.release(Direction::Right);
    QVERIFY(near(simulation.sum().pan, held(2), 2));
    QCOMPARE(simulation.sum().tilt, 0);
    QCOMPARE(simulation.sent.front(), Move{.pan = StepDegrees});
    for (std::size_t i = 1; i < simulation.sent.size(); ++i) {
        QVERIFY(simulation.sent[i].pan >= 1 && simulation.sent[i].pan <= 2);
    }
}

void TestJogMotion::holdBeginsSlowly()
{
    Simulation simulation;
    simulation.press(Direction::Right);
    simulation.run(JogMotion::HoldDelay + JogMotion::RampTime / 2);
    // Half the ramp covers an eighth of what its whole time would at full speed.
    QVERIFY(near(simulation.sum().pan - StepDegrees, 45 * 0.3 / 8, 1));
}

void TestJogMotion::paceChangesWhileHeld()
{
    Simulation simulation;
    simulation.press(Direction::Up);
    simulation.run(1s);
    const int before = simulation.sum().tilt;
    simulation.press(Direction::Up, Pace::Fine);
    simulation.run(1s);
    QVERIFY(near(simulation.sum().tilt - before, JogMotion::FineSpeed, 2));
}

void TestJogMotion::releaseStopsAtOnce()
{
    Simulation simulation;
    simulation.press(Direction::Right);
    simulation.run(1s);
    simulation.release(Direction::Right);
    const std::size_t requests = simulation.sent.size();
    simulation.run(2s);
    QCOMPARE(simulation.sent.size(), requests);
    QVERIFY(!simulation.jog.needsClock());
}

void TestJogMotion::repeatedPressIsNoStep()
{
    Simulation simulation;
    simulation.press(Direction::Right);
    simulation.run(100ms);
    simulation.press(Direction::Right);
    simulation.run(100ms);
    QCOMPARE(simulation.sent, std::vector{Move{.pan = StepDegrees}});
}

void TestJogMotion::diagonal()
{
    Simulation simulation;
    simulation.press(Direction::Left);
    simulation.press(Direction::Up);
    simulation.run(1s);
    QVERIFY(near(simulation.sum().pan, -held(1), 2));
    QVERIFY(near(simulation.sum().tilt, held(1), 2));
    QVERIFY(simulation.sent.back().pan < 0);
    QVERIFY(simulation.sent.back().tilt > 0);
}

void TestJogMotion::oppositesCancel()
{
    Simulation simulation;
    simulation.press(Direction::Left);
    simulation.press(Direction::Right);
    simulation.run(2s);
    QCOMPARE(simulation.sum(), Move{});
    QVERIFY(!simulation.jog.needsClock());

    simulation.release(Direction::Left);
    simulation.run(1s);
    QVERIFY(near(simulation.sum().pan, held(1) - StepDegrees, 6));
}

void TestJogMotion::oneOfTwoDirectionsReleased()
{
    Simulation simulation;
    simulation.press(Direction::Left);
    simulation.press(Direction::Up);
    simulation.run(1s);
    simulation.release(Direction::Left);
    const Move before = simulation.sum();
    simulation.run(1s);
    QCOMPARE(simulation.sum().pan, before.pan);
    QVERIFY(near(simulation.sum().tilt - before.tilt, JogMotion::NormalSpeed, 2));
}

void TestJogMotion::deflectionIsASpeed()
{
    Simulation simulation;
    simulation.deflect(0.5, -0.25);
    QVERIFY(simulation.sent.empty());
    simulation.run(2s);
    QVERIFY(near(simulation.sum().pan, 2 * 0.5 * JogMotion::NormalSpeed, 2));
    QVERIFY(near(simulation.sum().tilt, -2 * 0.25 * JogMotion::NormalSpeed, 2));
    simulation.deflect(0, 0);
    const std::size_t requests = simulation.sent.size();
    simulation.run(1s);
    QCOMPARE(simulation.sent.size(), requests);
}

void TestJogMotion::deflectionIsCutOff()
{
    Simulation simulation;
    simulation.deflect(std::numeric_limits<double>::infinity(),
                       std::numeric_limits<double>::quiet_NaN());
    simulation.run(1s);
    QVERIFY(near(simulation.sum().pan, JogMotion::NormalSpeed, 2));
    QCOMPARE(simulation.sum().tilt, 0);
}

void TestJogMotion::deflectionTurnsRound()
{
    Simulation simulation(1s);
    simulation.deflect(1, 0);
    simulation.run(900ms);
    QCOMPARE(simulation.sent.size(), std::size_t(1));
    simulation.deflect(-1, 0);
    simulation.run(1s);
    // What had gathered to the right is not worked off first.
    QCOMPARE(simulation.sent.size(), std::size_t(2));
    QVERIFY(simulation.sent.back().pan < 0);
}

void TestJogMotion::slowDeflectionCarriesFractions()
{
    Simulation simulation;
    simulation.deflect(0.1, 0, Pace::Fine);
    simulation.run(10s);
    QVERIFY(near(simulation.sum().pan, 10, 1));
    for (const Move &move : simulation.sent) {
        QCOMPARE(move, Move{.pan = 1});
    }
}

void TestJogMotion::slowCameraGetsTheSum()
{
    Simulation simulation(1s);
    simulation.press(Direction::Right);
    simulation.run(3s + Tick);
    QCOMPARE(simulation.sent.size(), std::size_t(4));
    QVERIFY(near(simulation.sum().pan, held(3), 3));
}

void TestJogMotion::slowCameraStopsWhereReleased()
{
    Simulation simulation(1s);
    simulation.press(Direction::Right);
    simulation.run(1900ms);
    const Move sentSoFar = simulation.sum();
    simulation.release(Direction::Right);
    simulation.run(5s);
    QCOMPARE(simulation.sum(), sentSoFar);
}

void TestJogMotion::tapsOnASlowCameraAddUp()
{
    Simulation simulation(1s);
    for (int tap = 0; tap < 4; ++tap) {
        simulation.press(Direction::Right);
        simulation.run(60ms);
        simulation.release(Direction::Right);
        simulation.run(60ms);
    }
    simulation.run(5s);
    QCOMPARE(simulation.sent, (std::vector{Move{.pan = 5}, Move{.pan = 15}}));
}

void TestJogMotion::oppositeTapsOnASlowCameraCancel()
{
    Simulation simulation(1s);
    for (const Direction direction : {Direction::Up, Direction::Left, Direction::Right}) {
        simulation.press(direction);
        simulation.run(40ms);
        simulation.release(direction);
    }
    simulation.run(5s);
    QCOMPARE(simulation.sent, std::vector{Move{.tilt = 5}});
}

void TestJogMotion::singleMovesAreAlwaysAsked_data()
{
    QTest::addColumn<bool>("isBusy");
    QTest::addColumn<std::vector<Move>>("moves");
    QTest::addColumn<Move>("sent");
    QTest::newRow("nothing") << false << std::vector<Move>{{}} << Move{};
    QTest::newRow("nothing, while busy") << true << std::vector<Move>{{}} << Move{};
    QTest::newRow("to and fro, while busy")
        << true << std::vector<Move>{{.pan = 5}, {.pan = -5}} << Move{};
    QTest::newRow("three, while busy")
        << true << std::vector<Move>{{.pan = 5}, {}, {.pan = 2, .tilt = -1}}
        << Move{.pan = 7, .tilt = -1};
}

void TestJogMotion::singleMovesAreAlwaysAsked()
{
    QFETCH(bool, isBusy);
    QFETCH(std::vector<Move>, moves);
    QFETCH(Move, sent);
    Simulation simulation(100ms);
    if (isBusy) {
        simulation.add({.tilt = 9});
    }
    for (const Move &move : moves) {
        simulation.add(move);
    }
    simulation.run(1s);
    // One request for all of them, and no other after it.
    QCOMPARE(simulation.sent.size(), std::size_t(isBusy ? 2 : 1));
    QCOMPARE(simulation.sent.back(), sent);
}

void TestJogMotion::cancellingKeysAskNothing()
{
    Simulation simulation(100ms);
    simulation.add({.tilt = 9});
    for (const Direction direction : {Direction::Left, Direction::Right}) {
        simulation.press(direction);
        simulation.release(direction);
    }
    simulation.run(1s);
    QCOMPARE(simulation.sent.size(), std::size_t(1));
    // Unless a movement was requested too.
    simulation.add({.tilt = 9});
    simulation.press(Direction::Left);
    simulation.add({.pan = 5});
    simulation.release(Direction::Left);
    simulation.run(1s);
    QCOMPARE(simulation.sent.size(), std::size_t(3));
    QCOMPARE(simulation.sent.back(), Move{});
}

void TestJogMotion::sumIsClamped()
{
    Simulation simulation(1s);
    simulation.add({.pan = 1});
    for (int i = 0; i < 3; ++i) {
        simulation.add({.pan = 100, .tilt = std::numeric_limits<int>::min()});
    }
    simulation.run(5s);
    QCOMPARE(simulation.sent, (std::vector{Move{.pan = 1}, Move{.pan = 180, .tilt = -180}}));

    // Steps and motion together.
    Simulation both(3s);
    both.press(Direction::Right, Pace::Fast);
    both.run(1s);
    both.add({.pan = 170});
    both.run(2s + Tick);
    QCOMPARE(both.sent.back(), Move{.pan = 180});
}

void TestJogMotion::cameraGoneKeepsNothing()
{
    Simulation simulation(1s);
    simulation.cameraAnswers = false;
    for (int tap = 0; tap < 3; ++tap) {
        simulation.press(Direction::Right);
        simulation.run(60ms);
        simulation.release(Direction::Right);
    }
    simulation.run(10s);
    QCOMPARE(simulation.sent, std::vector{Move{.pan = 5}});
}

void TestJogMotion::cameraGoneIsTriedAgainWhileHeld()
{
    Simulation simulation; // refuses at once
    simulation.cameraAnswers = false;
    simulation.press(Direction::Right);
    simulation.run(5s);
    const auto most = static_cast<std::size_t>(5s / JogMotion::RetryInterval) + 1;
    QVERIFY(simulation.sent.size() > most / 2);
    QVERIFY(simulation.sent.size() <= most);
}

void TestJogMotion::tapAfterFailureGoesAtOnce()
{
    Simulation simulation;
    simulation.cameraAnswers = false;
    simulation.press(Direction::Right);
    simulation.run(100ms);
    simulation.release(Direction::Right);
    simulation.press(Direction::Up);
    QCOMPARE(simulation.sent, (std::vector{Move{.pan = 5}, Move{.tilt = 5}}));
}

void TestJogMotion::cameraComesBackWithoutAJump()
{
    Simulation simulation;
    simulation.cameraAnswers = false;
    simulation.press(Direction::Right);
    simulation.run(3s);
    simulation.cameraAnswers = true;
    const std::size_t before = simulation.sent.size();
    simulation.run(1s);
    QVERIFY(simulation.sent.size() > before);
    for (std::size_t i = before; i < simulation.sent.size(); ++i) {
        QVERIFY(simulation.sent[i].pan <= 2);
    }
}

void TestJogMotion::releaseAllStops()
{
    Simulation simulation(1s);
    simulation.press(Direction::Right);
    simulation.press(Direction::Down, Pace::Fast);
    simulation.deflect(-1, 1);
    simulation.run(1900ms);
    const std::size_t requests = simulation.sent.size();
    simulation.releaseAll();
    QVERIFY(!simulation.jog.needsClock());
    simulation.run(5s);
    QCOMPARE(simulation.sent.size(), requests);
}

void TestJogMotion::releaseAllKeepsSteps()
{
    Simulation simulation(1s);
    simulation.add({.pan = 1});
    simulation.press(Direction::Up);
    simulation.releaseAll();
    simulation.run(5s);
    QCOMPARE(simulation.sent, (std::vector{Move{.pan = 1}, Move{.tilt = 5}}));
}

void TestJogMotion::blockedLoopDoesNotJump()
{
    Simulation simulation;
    simulation.press(Direction::Right);
    simulation.run(1s);
    const Move before = simulation.sum();
    simulation.block(10s);
    simulation.run(Tick);
    QVERIFY(simulation.sum().pan - before.pan <= 45 * 0.1 + 1);
}

void TestJogMotion::blockedLoopLeavesATapATap()
{
    Simulation simulation;
    simulation.press(Direction::Right);
    simulation.block(10s);
    simulation.run(Tick);
    simulation.release(Direction::Right);
    simulation.run(1s);
    QCOMPARE(simulation.sent, std::vector{Move{.pan = StepDegrees}});
}

void TestJogMotion::holdWithoutReleaseEnds()
{
    Simulation simulation;
    simulation.press(Direction::Left);
    simulation.deflect(0, 0.9);
    simulation.run(60s);
    QCOMPARE(simulation.sum().pan, -(StepDegrees + 180));
    QCOMPARE(simulation.sum().tilt, 180);
    QVERIFY(!simulation.jog.needsClock());

    simulation.release(Direction::Left);
    simulation.press(Direction::Left);
    simulation.run(1s);
    QVERIFY(near(simulation.sum().pan + StepDegrees + 180, -held(1), 2));
}

void TestJogMotion::clockRunsOnlyWhileNeeded()
{
    Simulation simulation(1s);
    QVERIFY(!simulation.jog.needsClock());
    simulation.add({.pan = 3});
    QVERIFY(!simulation.jog.needsClock());
    simulation.press(Direction::Left);
    QVERIFY(simulation.jog.needsClock());
    simulation.release(Direction::Left);
    QVERIFY(!simulation.jog.needsClock());
}

VEDETTE_TEST(TestJogMotion)
#include "TestJogMotion.moc"
