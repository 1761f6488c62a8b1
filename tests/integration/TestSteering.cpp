// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ForeignProgram.h"
#include "ScriptedServer.h"
#include "steering/HttpServoDriver.h"
#include "steering/ServoProfile.h"
#include "steering/Steering.h"
#include "steering/TrackedMoves.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QUrlQuery>

using namespace vedette;
using namespace std::chrono_literals;

namespace {

/// The move a request asks for, in the viewer's directions.
Move moveOf(const QByteArray &head)
{
    const QByteArray target = head.split(' ').value(1);
    const QUrlQuery query(QUrl(QString::fromLatin1(target)).query());
    return {.pan = -query.queryItemValue(QStringLiteral("tr")).toInt(),
            .tilt = -query.queryItemValue(QStringLiteral("el")).toInt()};
}

} // namespace

/// Steering on its real clock and a real connection.
class TestSteering : public QObject
{
    Q_OBJECT

private slots:
    void tapLeavesAtOnce();
    void stepDegreesOfTheCamera();
    void whatIsHeldFollowsThePictureAsShown();
    void holdKeepsMovingUntilReleased();
    void deflectionMovesUntilSprungBack();
    void tapsWhileTheCameraIsSlow();
    void singleMove();
    void sentTellsWhatIsOnItsWay();
    void aReplyIsForItsOwnRequest();
    void cameraGone();
    void notConfigured();
    void releaseAllStops();
    void callsFromAnotherThread();

private:
    /// A camera that moves, and the moves it was asked for.
    ScriptedServer m_camera{[this](QTcpSocket &socket, const QByteArray &head) {
        m_moves.append(moveOf(head));
        if (!m_isSlow) {
            socket.write(ScriptedServer::response(200, "ok"));
        }
    }};
    CameraConfig config() const
    {
        CameraConfig config;
        config.servoUrl = m_camera.url();
        return config;
    }
    /// Answers what a slow camera was asked.
    void answer() const
    {
        m_camera.sockets.constLast()->write(ScriptedServer::response(200, "ok"));
    }

    QList<Move> m_moves;
    int m_replies = 0;
    bool m_isSlow = false;

private slots:
    void cleanup()
    {
        m_moves.clear();
        m_replies = 0;
        m_isSlow = false;
    }
};

void TestSteering::tapLeavesAtOnce()
{
    HttpServoDriver link(config());
    Steering steering(link);
    QSignalSpy replied(&steering, &Steering::replied);
    steering.press(Direction::Left, Pace::Normal);
    QVERIFY(link.isBusy());
    steering.release(Direction::Left);
    QVERIFY(replied.wait());
    QCOMPARE(m_moves, QList<Move>{Move{.pan = -5}});
    QCOMPARE(replied.first().first().value<ServoReply>().outcome, ServoReply::Outcome::Moved);
}

void TestSteering::stepDegreesOfTheCamera()
{
    CameraConfig camera = config();
    camera.stepDegrees = 12;
    HttpServoDriver link(camera);
    Steering steering(link);
    steering.press(Direction::Up, Pace::Normal);
    steering.release(Direction::Up);
    QTRY_COMPARE(m_moves, QList<Move>{Move{.tilt = 12}});
}

void TestSteering::whatIsHeldFollowsThePictureAsShown()
{
    HttpServoDriver link(config());
    Steering steering(link);
    // Turned clockwise, what the camera has on its right is seen below.
    steering.setMounting({.rotation = 90});
    steering.press(Direction::Down, Pace::Fast);
    steering.setDeflection({-1, 0}, Pace::Normal);
    QTRY_VERIFY(m_moves.size() > 5);
    for (const Move &move : m_moves) {
        QVERIFY(move.pan > 0 || move.tilt < 0);
        QVERIFY(move.pan >= 0 && move.tilt <= 0);
    }
    // Another direction, which nobody asked for, does not begin.
    steering.setMounting({});
    QTRY_VERIFY(!link.isBusy());
    const qsizetype requests = m_moves.size();
    steering.release(Direction::Down);
    QSignalSpy replied(&steering, &Steering::replied);
    QVERIFY(!replied.wait(100));
    QCOMPARE(m_moves.size(), requests);
}

void TestSteering::holdKeepsMovingUntilReleased()
{
    HttpServoDriver link(config());
    Steering steering(link);
    steering.press(Direction::Right, Pace::Fast);
    QTRY_VERIFY(m_moves.size() > 5);
    steering.release(Direction::Right);
    QTRY_VERIFY(!link.isBusy());
    const qsizetype requests = m_moves.size();
    for (const Move &move : m_moves) {
        QVERIFY(move.pan > 0 && move.tilt == 0);
    }
    QSignalSpy replied(&steering, &Steering::replied);
    QVERIFY(!replied.wait(100));
    QCOMPARE(m_moves.size(), requests);
}

void TestSteering::deflectionMovesUntilSprungBack()
{
    HttpServoDriver link(config());
    Steering steering(link);
    steering.setDeflection({0, -1}, Pace::Normal);
    QVERIFY(!link.isBusy());
    QTRY_VERIFY(m_moves.size() > 3);
    steering.setDeflection({0, 0}, Pace::Normal);
    QTRY_VERIFY(!link.isBusy());
    const qsizetype requests = m_moves.size();
    QVERIFY(m_moves.constLast().tilt < 0);
    QSignalSpy replied(&steering, &Steering::replied);
    QVERIFY(!replied.wait(100));
    QCOMPARE(m_moves.size(), requests);
}

void TestSteering::tapsWhileTheCameraIsSlow()
{
    m_isSlow = true;
    HttpServoDriver link(config());
    Steering steering(link);
    for (int tap = 0; tap < 4; ++tap) {
        steering.press(Direction::Right, Pace::Normal);
        steering.release(Direction::Right);
    }
    QTRY_COMPARE(m_moves, QList<Move>{Move{.pan = 5}});
    answer();
    QTRY_COMPARE(m_moves, (QList<Move>{Move{.pan = 5}, Move{.pan = 15}}));
    answer();
    QTRY_VERIFY(!link.isBusy());
    QCOMPARE(m_moves.size(), 2);
}

void TestSteering::singleMove()
{
    HttpServoDriver link(config());
    Steering steering(link);
    steering.move({.pan = 1000, .tilt = -7});
    QTRY_COMPARE(m_moves, (QList<Move>{Move{.pan = 180, .tilt = -7}}));
}

void TestSteering::sentTellsWhatIsOnItsWay()
{
    m_isSlow = true;
    HttpServoDriver link(config());
    Steering steering(link);
    QSignalSpy sent(&steering, &Steering::sent);
    QSignalSpy replied(&steering, &Steering::replied);
    steering.move({.pan = 5});
    QCOMPARE(sent.size(), 1);
    // These wait, come to nothing together, and are asked all the same.
    steering.move({.pan = 5});
    steering.move({.pan = -5});
    QTRY_COMPARE(m_moves.size(), 1);
    QCOMPARE(sent.size(), 1);
    answer();
    QTRY_COMPARE(m_moves.size(), 2);
    QCOMPARE(m_moves.constLast(), Move{});
    QCOMPARE(sent.size(), 2);
    QCOMPARE(replied.size(), 1);
    answer();
    QTRY_COMPARE(replied.size(), 2);
    QCOMPARE(sent.size(), 2);
}

void TestSteering::aReplyIsForItsOwnRequest()
{
    m_isSlow = true;
    HttpServoDriver link(config());
    Steering steering(link);
    TrackedMoves one(steering);
    TrackedMoves other(steering);
    QList<int> first;
    QList<int> second;
    one.move({.pan = 5}, [&first](const ServoReply &reply) { first += reply.httpStatus; });
    QTRY_COMPARE(m_moves.size(), 1);
    other.move({.pan = 7}, [&second](const ServoReply &reply) { second += reply.httpStatus; });
    answer();
    QTRY_COMPARE(m_moves.size(), 2);
    QCOMPARE(first, QList{200});
    QCOMPARE(second, QList<int>());
    m_camera.sockets.constLast()->write(ScriptedServer::response(500, "no"));
    QTRY_COMPARE(second, QList{500});
    QCOMPARE(first, QList{200});
}

void TestSteering::cameraGone()
{
    CameraConfig camera;
    camera.servoUrl = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(test::freePort()));
    HttpServoDriver link(camera);
    Steering steering(link);
    QSignalSpy replied(&steering, &Steering::replied);
    for (int tap = 0; tap < 3; ++tap) {
        steering.press(Direction::Down, Pace::Normal);
        steering.release(Direction::Down);
    }
    QVERIFY(replied.wait());
    const auto reply = replied.constFirst().constFirst().value<ServoReply>();
    QCOMPARE(reply.outcome, ServoReply::Outcome::Unreachable);
    QVERIFY(!reply.text.isEmpty());
    // The taps made meanwhile are not kept for later.
    QVERIFY(!link.isBusy());
    QVERIFY(!replied.wait(100));
    QCOMPARE(replied.size(), 1);
}

void TestSteering::notConfigured()
{
    HttpServoDriver link(CameraConfig{});
    Steering steering(link);
    QSignalSpy replied(&steering, &Steering::replied);
    steering.press(Direction::Down, Pace::Normal);
    steering.release(Direction::Down);
    QVERIFY(replied.wait());
    QCOMPARE(replied.constFirst().constFirst().value<ServoReply>().outcome,
             ServoReply::Outcome::NotConfigured);
}

void TestSteering::releaseAllStops()
{
    HttpServoDriver link(config());
    Steering steering(link);
    steering.press(Direction::Right, Pace::Fast);
    steering.press(Direction::Up, Pace::Fast);
    steering.setDeflection({1, 1}, Pace::Fast);
    QTRY_VERIFY(m_moves.size() > 5);
    steering.releaseAll();
    QTRY_VERIFY(!link.isBusy());
    const qsizetype requests = m_moves.size();
    QSignalSpy replied(&steering, &Steering::replied);
    QVERIFY(!replied.wait(100));
    QCOMPARE(m_moves.size(), requests);
}

void TestSteering::callsFromAnotherThread()
{
    QThread io;
    auto *link = new HttpServoDriver(config());
    auto *steering = new Steering(*link);
    // Made here and moved, as a window does it.
    for (QObject *object : {static_cast<QObject *>(steering), static_cast<QObject *>(link)}) {
        object->moveToThread(&io);
        connect(&io, &QThread::finished, object, &QObject::deleteLater);
    }
    io.start();
    connect(steering, &Steering::replied, this, [this] { ++m_replies; });
    QMetaObject::invokeMethod(steering, [steering] {
        steering->press(Direction::Up, Pace::Fine);
        steering->release(Direction::Up);
    });
    QTRY_COMPARE(m_moves, QList<Move>{Move{.tilt = 1}});
    QTRY_COMPARE(m_replies, 1);
    io.quit();
    QVERIFY(io.wait());
}

VEDETTE_TEST(TestSteering)
#include "TestSteering.moc"
