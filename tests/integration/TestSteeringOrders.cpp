// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/DialectLibrary.h"
#include "ScriptedServer.h"
#include "steering/HttpServoDriver.h"
#include "steering/Steering.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

using namespace vedette;
using Outcome = ServoReply::Outcome;

/// What is asked of a camera beside what hands do.
class TestSteeringOrders : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_targets.clear();
        m_ended.clear();
        m_isSlow = false;
        m_isGone = false;
    }
    void theCameraTurnsToAPlace();
    void aPlaceIsOneOfThePictureAsShown();
    void theLastCommandWins();
    void aControlWaitsForHands();
    void tooManyEnd();
    void whatACameraDoesNotAnswerIsNotDoneLater();

private:
    ScriptedServer m_camera{[this](QTcpSocket &socket, const QByteArray &head) {
        m_targets.append(head.split(' ').value(1));
        if (m_isGone) {
            socket.abort();
        } else if (!m_isSlow) {
            socket.write(ScriptedServer::response(200, "ok"));
        }
    }};
    CameraConfig config(const QString &dialect = QStringLiteral("var-pan-degrees")) const
    {
        CameraConfig config;
        config.servoUrl = m_camera.url();
        config.servoUrl.setPath({});
        config.dialect = std::get<DialectPointer>(DialectLibrary::find(dialect, QString()));
        return config;
    }
    /// Answers what a slow camera was asked, until this many are asked.
    void answerUntil(qsizetype count)
    {
        while (m_targets.size() < count) {
            const qsizetype asked = m_targets.size();
            m_camera.sockets.constLast()->write(ScriptedServer::response(200, "ok"));
            QTRY_VERIFY(m_targets.size() > asked);
        }
    }
    Steering::Done noted()
    {
        return [this](const ServoReply &reply) { m_ended += reply.outcome; };
    }
    static ServoCommand lamp(int value)
    {
        ServoCommand command = ServoCommand::ofKind(ServoCommand::Kind::Control);
        command.control = QStringLiteral("lamp");
        command.value = value;
        return command;
    }

    QByteArrayList m_targets;
    QList<Outcome> m_ended;
    bool m_isSlow = false;
    bool m_isGone = false;
};

void TestSteeringOrders::theCameraTurnsToAPlace()
{
    HttpServoDriver link(config());
    Steering steering(link);
    QSignalSpy changed(&steering, &Steering::positionChanged);
    steering.order(ServoCommand::ofMoveTo({30, 10}), noted());
    QVERIFY(m_ended.isEmpty());
    QTRY_COMPARE(m_ended, QList{Outcome::Moved});
    QCOMPARE(m_targets, (QByteArrayList{"/control?var=pan&val=60", "/control?var=tilt&val=80"}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(steering.position()->degrees(), QPointF(30, 10));
    // What is beyond an end ends there, and hands go on from there.
    steering.order(ServoCommand::ofMoveTo({-200, 10}), noted());
    QTRY_COMPARE(m_ended.size(), 2);
    QCOMPARE(steering.position()->degrees(), QPointF(-90, 10));
    steering.move({.pan = 5});
    QTRY_COMPARE(m_targets.constLast(), "/control?var=pan&val=175");
    steering.order(ServoCommand::ofKind(ServoCommand::Kind::Home), noted());
    QTRY_COMPARE(m_ended.size(), 3);
    QCOMPARE(steering.position()->degrees(), QPointF(0, 0));
}

void TestSteeringOrders::aPlaceIsOneOfThePictureAsShown()
{
    HttpServoDriver link(config());
    Steering steering(link);
    // Turned clockwise, what the camera has on its right is seen below.
    steering.setMounting({.rotation = 90});
    steering.order(ServoCommand::ofMoveTo({0, -20}), noted());
    QTRY_COMPARE(m_ended.size(), 1);
    QCOMPARE(m_targets.constFirst(), "/control?var=pan&val=70");
    QCOMPARE(steering.position()->degrees(), QPointF(0, -20));
}

void TestSteeringOrders::theLastCommandWins()
{
    m_isSlow = true;
    HttpServoDriver link(config());
    Steering steering(link);
    QSignalSpy steered(&steering, &Steering::steered);
    // A place ends a hold, and takes the turn of the place that waits.
    steering.press(Direction::Left, Pace::Fast);
    QTRY_COMPARE(m_targets.size(), 1);
    steering.order(ServoCommand::ofMoveTo({10, 0}), noted());
    steering.order(ServoCommand::ofMoveTo({20, 0}), noted());
    QTRY_COMPARE(m_ended, QList{Outcome::Superseded});
    answerUntil(3);
    QCOMPARE(m_targets.sliced(1),
             (QByteArrayList{"/control?var=pan&val=70", "/control?var=tilt&val=90"}));
    // So do hands.
    steering.order(ServoCommand::ofMoveTo({40, 0}), noted());
    steering.press(Direction::Up, Pace::Fine);
    steering.release(Direction::Up);
    QTRY_COMPARE(m_ended.constLast(), Outcome::Superseded);
    answerUntil(4);
    QCOMPARE(m_ended, (QList{Outcome::Superseded, Outcome::Superseded, Outcome::Moved}));
    QCOMPARE(m_targets.constLast(), "/control?var=tilt&val=89");
    QCOMPARE(steered.size(), 5);
}

void TestSteeringOrders::aControlWaitsForHands()
{
    m_isSlow = true;
    HttpServoDriver link(config());
    Steering steering(link);
    steering.order(lamp(255), noted());
    steering.order(lamp(0), noted());
    steering.press(Direction::Right, Pace::Normal);
    steering.release(Direction::Right);
    QTRY_COMPARE(m_targets.size(), 1);
    answerUntil(3);
    QCOMPARE(m_targets,
             (QByteArrayList{"/control?var=led_intensity&val=255", "/control?var=pan&val=85",
                             "/control?var=led_intensity&val=0"}));
}

void TestSteeringOrders::tooManyEnd()
{
    m_isSlow = true;
    HttpServoDriver link(config());
    Steering steering(link);
    for (int i = 0; i <= Steering::MostOrders + 1; ++i) {
        steering.order(lamp(i), noted());
    }
    QTRY_COMPARE(m_ended, QList{Outcome::Superseded});
    // One that cannot be done says so.
    HttpServoDriver nothing(CameraConfig{});
    Steering unsteered(nothing);
    unsteered.order(ServoCommand::ofKind(ServoCommand::Kind::Home), noted());
    QTRY_COMPARE(m_ended.constLast(), Outcome::NotConfigured);
}

/// A camera that comes back does not turn by what somebody wanted when it was away.
void TestSteeringOrders::whatACameraDoesNotAnswerIsNotDoneLater()
{
    HttpServoDriver link(config());
    Steering steering(link);
    m_isGone = true;
    for (int value = 0; value < 3; ++value) {
        steering.order(lamp(value), noted());
    }
    QTRY_COMPARE(m_ended, (QList<Outcome>(3, Outcome::Unreachable)));
    QCOMPARE(m_targets.size(), 1);

    // Nor by what waits for the stop of one that turns.
    m_isGone = false;
    m_ended.clear();
    HttpServoDriver driven(config(QStringLiteral("axis")));
    Steering turning(driven);
    turning.setDeflection({1, 0}, Pace::Fast);
    QTRY_VERIFY(m_targets.constLast().contains("continuouspantiltmove="));
    m_isGone = true;
    turning.order(ServoCommand::ofKind(ServoCommand::Kind::Home), noted());
    QTRY_COMPARE(m_ended, QList{Outcome::Unreachable});
    // Who asks again is answered at once, however long the stop is not due.
    turning.order(ServoCommand::ofKind(ServoCommand::Kind::Home), noted());
    QTRY_COMPARE(m_ended, (QList<Outcome>(2, Outcome::Unreachable)));
    m_isGone = false;
    QTRY_VERIFY(turning.isAtRest());
    QVERIFY(m_targets.join(' ').contains("continuouspantiltmove=0,0"));
    QVERIFY(!m_targets.join(' ').contains("home"));
}

VEDETTE_TEST(TestSteeringOrders)
#include "TestSteeringOrders.moc"
