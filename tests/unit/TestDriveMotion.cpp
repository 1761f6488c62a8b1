// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/DriveMotion.h"
#include "TestProgram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace std::chrono_literals;
using CommandKind = ServoCommand::Kind;

namespace {

constexpr DriveMotion::Duration DriveTick = 20ms;

/// DriveMotion with a camera that takes 10 ms for each command, on a clock of its own.
class DrivenCamera
{
public:
    explicit DrivenCamera(const DriveMotion::Traits &traits = {})
        : motion(traits)
    {
    }

    void press(Direction direction, Pace pace = Pace::Normal)
    {
        motion.press(direction, pace, m_now);
        send();
    }
    void release(Direction direction)
    {
        motion.release(direction, m_now);
        send();
    }
    void deflect(double x, double y)
    {
        motion.setDeflection({x, y}, Pace::Normal, m_now);
        send();
    }
    void add(Move move)
    {
        motion.add(move, m_now);
        send();
    }
    void releaseAll()
    {
        motion.releaseAll(m_now);
        send();
    }
    void run(DriveMotion::Duration duration)
    {
        const auto end = m_now + duration;
        while (m_now < end) {
            m_now += std::min<DriveMotion::Duration>(DriveTick, end - m_now);
            if (m_isBusy && m_now >= m_busyUntil) {
                m_isBusy = false;
                motion.ended(answer, m_now);
            }
            motion.advance(m_now);
            send();
        }
    }
    void block(DriveMotion::Duration duration) { m_now += duration; }
    /// "drive -0.5 0 at 0", "stop at 200", "move 5 0 at 0": what left when, in ms.
    QStringList takeLog() { return std::exchange(m_log, {}); }

    DriveMotion motion;
    CommandEnd answer = CommandEnd::Done;
    DriveMotion::Duration requestTime = 10ms;

private:
    void send()
    {
        const auto command = motion.takeCommand(m_now);
        if (!command) {
            return;
        }
        m_isBusy = true;
        m_busyUntil = m_now + requestTime;
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(m_now - m_start);
        const QString what = command->kind == CommandKind::Stop ? u"stop"_s
                             : command->kind == CommandKind::Move
                                 ? u"move %1 %2"_s.arg(command->move.pan).arg(command->move.tilt)
                                 : u"drive %1 %2"_s.arg(command->drive.x()).arg(command->drive.y());
        m_log += u"%1 at %2"_s.arg(what).arg(ms.count());
    }

    DriveMotion::Time m_start{DriveMotion::Time(1h)};
    DriveMotion::Time m_now = m_start;
    DriveMotion::Time m_busyUntil;
    bool m_isBusy = false;
    QStringList m_log;
};

} // namespace

/// When a camera that turns until it is stopped starts, and when it stops.
class TestDriveMotion : public QObject
{
    Q_OBJECT

private slots:
    void aTapIsAShortPush();
    void aTapIsAStepWhereThereAreSteps();
    void aBlockedLoopMakesNoHoldOfATap();
    void aHoldStopsWithItsRelease();
    void releaseAllStopsAtOnce();
    void bothAxes();
    void oneAxisAfterTheOther();
    void aStick();
    void aSlowCameraIsStoppedAfterItsAnswer();
    void singleMoves();
    void aClientThatIsSilentStops();
    void nothingLastsLongerThanItsLimit();
    void aStopIsRepeatedUntilItIsAcknowledged();
    void aRefusedDriveOwesNothing();
    void anUnclearDriveIsStopped();
    void aStopOwedFromBefore();
};

void TestDriveMotion::aTapIsAShortPush()
{
    DrivenCamera camera;
    camera.press(Direction::Left);
    camera.run(60ms);
    camera.release(Direction::Left);
    QVERIFY(camera.motion.owesStop());
    camera.run(1s);
    QCOMPARE(camera.takeLog(), (QStringList{u"drive -0.5 0 at 0"_s, u"stop at 200"_s}));
    QVERIFY(!camera.motion.owesStop());
    QVERIFY(!camera.motion.needsClock());
}

void TestDriveMotion::aTapIsAStepWhereThereAreSteps()
{
    DrivenCamera camera({.hasSteps = true, .stepDegrees = 7});
    camera.press(Direction::Up);
    camera.run(100ms);
    camera.release(Direction::Up);
    camera.run(1s);
    QCOMPARE(camera.takeLog(), QStringList{u"move 0 7 at 0"_s});
    camera.press(Direction::Right, Pace::Fast);
    camera.run(400ms);
    camera.release(Direction::Right);
    camera.run(1s);
    QCOMPARE(camera.takeLog(),
             (QStringList{u"move 21 0 at 1100"_s, u"drive 1 0 at 1360"_s, u"stop at 1500"_s}));
}

void TestDriveMotion::aBlockedLoopMakesNoHoldOfATap()
{
    DrivenCamera camera({.hasSteps = true});
    camera.press(Direction::Left);
    camera.run(40ms);
    camera.block(5s);
    camera.release(Direction::Left);
    camera.run(1s);
    QCOMPARE(camera.takeLog(), QStringList{u"move -5 0 at 0"_s});
}

void TestDriveMotion::aHoldStopsWithItsRelease()
{
    DrivenCamera camera;
    camera.press(Direction::Down, Pace::Fine);
    camera.run(3s);
    camera.press(Direction::Down, Pace::Fast);
    camera.run(1s);
    camera.release(Direction::Down);
    camera.run(1s);
    QCOMPARE(camera.takeLog(),
             (QStringList{u"drive 0 -0.25 at 0"_s, u"drive 0 -1 at 3000"_s, u"stop at 4000"_s}));
}

void TestDriveMotion::releaseAllStopsAtOnce()
{
    DrivenCamera camera;
    camera.press(Direction::Left);
    camera.add({.tilt = 40});
    camera.run(100ms);
    camera.releaseAll();
    camera.run(2s);
    QCOMPARE(camera.takeLog().constLast(), u"stop at 100"_s);
}

void TestDriveMotion::bothAxes()
{
    DrivenCamera camera;
    camera.press(Direction::Left);
    camera.run(500ms);
    camera.press(Direction::Up);
    camera.run(500ms);
    camera.release(Direction::Left);
    camera.run(500ms);
    camera.release(Direction::Up);
    camera.run(500ms);
    QCOMPARE(camera.takeLog(), (QStringList{u"drive -0.5 0 at 0"_s, u"drive -0.5 0.5 at 500"_s,
                                            u"drive 0 0.5 at 1000"_s, u"stop at 1500"_s}));
}

void TestDriveMotion::oneAxisAfterTheOther()
{
    DrivenCamera camera({.hasDiagonals = false});
    camera.add({.pan = 18, .tilt = 18});
    camera.run(2s);
    QCOMPARE(camera.takeLog(),
             (QStringList{u"drive 0.5 0 at 0"_s, u"drive 0 0.5 at 400"_s, u"stop at 800"_s}));
}

void TestDriveMotion::aStick()
{
    DrivenCamera camera;
    camera.deflect(0.31, 0);
    camera.run(100ms);
    camera.deflect(0.33, 0.01); // trembles
    camera.run(100ms);
    camera.deflect(1, qQNaN());
    camera.run(100ms);
    camera.deflect(0, 0);
    camera.run(1s);
    QCOMPARE(camera.takeLog(),
             (QStringList{u"drive 0.15 0 at 0"_s, u"drive 0.5 0 at 200"_s, u"stop at 300"_s}));
}

void TestDriveMotion::aSlowCameraIsStoppedAfterItsAnswer()
{
    DrivenCamera camera;
    camera.requestTime = 1s;
    camera.press(Direction::Left);
    camera.run(500ms);
    camera.release(Direction::Left);
    camera.run(3s);
    QCOMPARE(camera.takeLog(), (QStringList{u"drive -0.5 0 at 0"_s, u"stop at 1000"_s}));
}

void TestDriveMotion::singleMoves()
{
    DrivenCamera camera;
    camera.add({.pan = -18});
    QVERIFY(camera.motion.tookMoves());
    camera.run(200ms);
    // The next one makes it longer, and has an answer of its own.
    camera.add({.pan = -18});
    camera.run(2s);
    QCOMPARE(camera.takeLog(),
             (QStringList{u"drive -0.5 0 at 0"_s, u"drive -0.5 0 at 200"_s, u"stop at 800"_s}));
    camera.add({});
    camera.run(1s);
    QCOMPARE(camera.takeLog(), QStringList{u"stop at 2200"_s});
}

void TestDriveMotion::aClientThatIsSilentStops()
{
    DrivenCamera camera;
    for (int request = 0; request < 20; ++request) {
        camera.add({.pan = 180});
        camera.run(100ms);
    }
    camera.run(5s);
    const QStringList log = camera.takeLog();
    QCOMPARE(log.size(), 21);
    QCOMPARE(log.constLast(), u"stop at 2900"_s);
}

void TestDriveMotion::nothingLastsLongerThanItsLimit()
{
    DrivenCamera camera;
    camera.press(Direction::Left);
    camera.run(9s);
    camera.press(Direction::Left); // goes on
    camera.run(30s);
    QCOMPARE(camera.takeLog(), (QStringList{u"drive -0.5 0 at 0"_s, u"stop at 19000"_s}));
    QVERIFY(!camera.motion.needsClock());
    camera.release(Direction::Left);
    camera.press(Direction::Left);
    QCOMPARE(camera.takeLog(), QStringList{u"drive -0.5 0 at 39000"_s});
}

void TestDriveMotion::aStopIsRepeatedUntilItIsAcknowledged()
{
    DrivenCamera camera;
    camera.press(Direction::Left);
    camera.run(1s);
    camera.answer = CommandEnd::Unclear;
    camera.release(Direction::Left);
    camera.run(120s);
    const QStringList log = camera.takeLog();
    // 0.25, 0.5, 1, 2, 4, 8, then every 10 s.
    QVERIFY2(log.size() > 15 && log.size() < 20, qPrintable(log.join(u'\n')));
    QVERIFY(camera.motion.owesStop() && camera.motion.needsClock());
    camera.answer = CommandEnd::Done;
    camera.run(11s);
    QVERIFY(!camera.motion.owesStop() && !camera.motion.needsClock());
    QCOMPARE(camera.takeLog().size(), 1);
}

void TestDriveMotion::aRefusedDriveOwesNothing()
{
    DrivenCamera camera;
    camera.answer = CommandEnd::Refused;
    camera.press(Direction::Left);
    camera.run(300ms);
    camera.release(Direction::Left);
    camera.run(3s);
    QCOMPARE(camera.takeLog(), QStringList{u"drive -0.5 0 at 0"_s});
    QVERIFY(!camera.motion.owesStop());
}

void TestDriveMotion::anUnclearDriveIsStopped()
{
    DrivenCamera camera;
    camera.answer = CommandEnd::Unclear;
    camera.press(Direction::Left);
    camera.run(60ms);
    camera.answer = CommandEnd::Done;
    camera.release(Direction::Left);
    camera.run(3s);
    QCOMPARE(camera.takeLog(), (QStringList{u"drive -0.5 0 at 0"_s, u"stop at 60"_s}));
}

void TestDriveMotion::aStopOwedFromBefore()
{
    DrivenCamera camera;
    camera.motion.oweStop(DriveMotion::Time(1h));
    QVERIFY(camera.motion.needsClock());
    camera.run(1s);
    QCOMPARE(camera.takeLog(), QStringList{u"stop at 20"_s});
    QVERIFY(!camera.motion.owesStop());
}

VEDETTE_TEST(TestDriveMotion)
#include "TestDriveMotion.moc"
