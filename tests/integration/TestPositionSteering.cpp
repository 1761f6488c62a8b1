// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/Camera.h"
#include "demo/DemoCamera.h"
#include "dialects/DialectLibrary.h"
#include "steering/HttpServoDriver.h"
#include "steering/Steering.h"
#include "TestProgram.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace std::chrono_literals;

namespace {

/// A lost answer costs this long.
constexpr auto AnswerTime = 400ms;
constexpr int Moves = 150;

struct Simulation
{
    explicit Simulation(const QString &dialect, std::chrono::milliseconds delay = {})
    {
        DemoCamera::Options options;
        options.servoDelay = delay;
        options.dialect = dialect;
        options.framesPerSecond = 5;
        camera = std::make_unique<DemoCamera>(options);
        isUp = camera->start();
        config.cameraUrl = camera->streamUrl();
        config.servoUrl = camera->servoUrl();
        config.login = {options.userName, options.password};
        config.dialect = std::get<DialectPointer>(DialectLibrary::find(dialect, {}));
    }

    /// Where it says it points is where it was sent, to the degree.
    [[nodiscard]] bool isRight(const Position &position) const
    {
        const DemoCamera::Pointing where = camera->target();
        return std::abs(position.pan - where.right) < 1 && std::abs(position.tilt - where.up) < 1;
    }

    std::unique_ptr<DemoCamera> camera;
    CameraConfig config;
    bool isUp = false;
};

} // namespace

Q_DECLARE_METATYPE(vedette::CameraReach)

/// Where a simulated camera points, and what Vedette says of it.
class TestPositionSteering : public QObject
{
    Q_OBJECT

private slots:
    void rightOrUnsure_data();
    void rightOrUnsure();
    void homeIsFoundAlthoughAnswersAreLost();
    void handsInterruptFindHome();
    void holdsStopAtTheLimit_data();
    void holdsStopAtTheLimit();
    void limitsWithoutEffectAreSaid_data();
    void limitsWithoutEffectAreSaid();
    void keptOverARestart();
    void aRebootIsNoticed();
};

void TestPositionSteering::rightOrUnsure_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("told places") << u"var-pan-degrees"_s;
    QTest::newRow("told how far") << u"tr-el"_s;
    QTest::newRow("steps") << u"action-go"_s;
}

/// With 2 % of the answers lost.
void TestPositionSteering::rightOrUnsure()
{
    QFETCH(QString, dialect);
    Simulation simulation(dialect);
    QVERIFY(simulation.isUp);
    HttpServoDriver driver(simulation.config);
    driver.setTimeout(AnswerTime);
    Steering steering(driver);
    const ServoAbilities &can = steering.abilities();
    bool isFound = false;
    const auto findHome = [&] {
        isFound = false;
        const auto done = [&](const ServoReply &) { isFound = true; };
        can.canFindHome ? steering.findHome(done)
                        : steering.order(ServoCommand::ofKind(ServoCommand::Kind::Home), done);
    };
    findHome();
    QTRY_VERIFY(isFound);
    QVERIFY(steering.position()->isSure);
    simulation.camera->setServoFault(DemoCamera::ServoFault::Lost);
    QRandomGenerator random(13);
    int unsure = 0;
    connect(&steering, &Steering::replied, &driver,
            [&] { unsure += steering.position()->isSure ? 0 : 1; });
    QSignalSpy replied(&steering, &Steering::replied);
    for (int i = 0; i < Moves; ++i) {
        const int degrees = (random.bounded(2) == 0 ? -10 : 10);
        steering.move(random.bounded(2) == 0 ? Move{.pan = degrees} : Move{.tilt = degrees});
        QTRY_COMPARE(replied.size(), i + 1);
        if (steering.position()->isSure) {
            QVERIFY(simulation.isRight(*steering.position()));
            continue;
        }
        if (can.canFindHome) {
            findHome();
            QTRY_VERIFY_WITH_TIMEOUT(isFound, Timeout);
        }
        QTRY_VERIFY(steering.position()->isSure);
        QVERIFY(simulation.isRight(*steering.position()));
    }
    QVERIFY(unsure > 0);
    QVERIFY(unsure * 10 <= Moves);
    QCOMPARE(simulation.camera->wrongServoRequests(), 0);
}

void TestPositionSteering::homeIsFoundAlthoughAnswersAreLost()
{
    Simulation simulation(u"action-go"_s);
    HttpServoDriver driver(simulation.config);
    driver.setTimeout(AnswerTime);
    Steering steering(driver);
    simulation.camera->setServoFault(DemoCamera::ServoFault::Lost);
    steering.move({.pan = 50, .tilt = -20});
    QSignalSpy replied(&steering, &Steering::replied);
    QTRY_COMPARE(replied.size(), 1);
    std::optional<ServoReply::Outcome> outcome;
    steering.findHome([&](const ServoReply &reply) { outcome = reply.outcome; });
    QTRY_VERIFY_WITH_TIMEOUT(outcome, Timeout);
    QCOMPARE(*outcome, ServoReply::Outcome::Moved);
    QVERIFY(steering.position()->isSure);
    QCOMPARE(steering.position()->degrees(), QPointF(0, 0));
    QVERIFY(simulation.isRight(*steering.position()));
}

void TestPositionSteering::handsInterruptFindHome()
{
    Simulation simulation(u"action-go"_s, 30ms);
    HttpServoDriver driver(simulation.config);
    Steering steering(driver);
    std::optional<ServoReply::Outcome> outcome;
    steering.findHome([&](const ServoReply &reply) { outcome = reply.outcome; });
    QTRY_VERIFY(simulation.camera->servoRequests().size() > 3);
    QSignalSpy replied(&steering, &Steering::replied);
    steering.move({.tilt = 10});
    QTRY_COMPARE(replied.size(), 1);
    QCOMPARE(outcome, ServoReply::Outcome::Superseded);
    QVERIFY(simulation.camera->servoRequests().size() < 20);
    QVERIFY(!steering.position()->isSure);
}

void TestPositionSteering::holdsStopAtTheLimit_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("told places") << u"var-pan-degrees"_s;
    QTest::newRow("told how far") << u"tr-el"_s;
    QTest::newRow("turned by moves, as it is limited") << u"axis"_s;
}

void TestPositionSteering::holdsStopAtTheLimit()
{
    QFETCH(QString, dialect);
    Simulation simulation(dialect);
    HttpServoDriver driver(simulation.config);
    Steering steering(driver);
    steering.setMounting({.rotation = 180});
    // The camera itself is sent from -17 to 32.
    steering.setReach({.centre = {-2, 0},
                       .pan = DegreeRange{.minimum = -30, .maximum = 19},
                       .tilt = {},
                       .fieldOfView = {}});
    QString text;
    connect(&steering, &Steering::replied, this,
            [&](const ServoReply &reply) { text = reply.isLimited ? reply.text : text; });
    steering.press(Direction::Right, Pace::Fast);
    QTRY_VERIFY(!text.isEmpty());
    steering.press(Direction::Up, Pace::Normal);
    steering.releaseAll();
    QTRY_VERIFY(!driver.isBusy());
    QCOMPARE(simulation.camera->target().right, -17.0);
    QVERIFY(simulation.camera->target().up < 0);
    QCOMPARE(steering.position()->pan, 19.0);
    bool isThere = false;
    steering.order(ServoCommand::ofMoveTo({-90, 0}), [&](const ServoReply &reply) {
        isThere = reply.isLimited || reply.outcome == ServoReply::Outcome::NotConfigured;
    });
    QTRY_VERIFY(isThere);
    if (!steering.abilities().needsSurePosition) {
        QCOMPARE(simulation.camera->target().right, 32.0);
    }
}

void TestPositionSteering::limitsWithoutEffectAreSaid_data()
{
    using Limits = std::optional<DegreeRange>;
    const auto limitsOf = [](QPoint centre, const Limits &pan, const Limits &tilt) {
        return CameraReach{.centre = centre, .pan = pan, .tilt = tilt, .fieldOfView = {}};
    };
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<CameraReach>("reach");
    QTest::addColumn<int>("rotation");
    QTest::addColumn<QString>("warning");
    QTest::newRow("not known in degrees") << u"foscam"_s << limitsOf({}, DegreeRange{-10, 10}, {})
                                          << 0 << u"limits of .* have no effect"_s;
    QTest::newRow("beyond the end")
        << u"var-pan-degrees"_s << limitsOf({}, DegreeRange{100, 120}, {}) << 0
        << u"VEDETTE_PAN_LIMITS=100..120 of .* has no effect: .* -90..90 degrees"_s;
    QTest::newRow("beyond the end, from the centre")
        << u"var-pan-degrees"_s << limitsOf({60, 0}, DegreeRange{40, 80}, {}) << 0
        << u"VEDETTE_PAN_LIMITS=40..80 of .* has no effect: .* -150..30 degrees"_s;
    QTest::newRow("on its side") << u"var-pan-degrees"_s
                                 << limitsOf({}, {}, DegreeRange{-120, -100}) << 90
                                 << u"VEDETTE_TILT_LIMITS=-120..-100 of .* has no effect"_s;
    QTest::newRow("a centre that it never sees")
        << u"var-pan-degrees"_s << limitsOf({170, 0}, {}, {}) << 0
        << u"VEDETTE_CENTRE=170,0 of .* has no effect: .* -90..90 degrees across"_s;
}

/// Nor is the camera driven anywhere for them.
void TestPositionSteering::limitsWithoutEffectAreSaid()
{
    QFETCH(const QString, dialect);
    QFETCH(const CameraReach, reach);
    QFETCH(const int, rotation);
    QFETCH(const QString, warning);
    Simulation simulation(dialect);
    simulation.config.reach = reach;
    simulation.config.mounting.rotation = rotation;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(warning));
    const Camera camera(simulation.config);
    const CameraPosition shown = camera.position();
    if (shown.position) {
        QCOMPARE(shown.pan.maximum - shown.pan.minimum, 180.0);
        QVERIFY(shown.pan.minimum <= 0 && shown.pan.maximum >= 0);
    }
}

void TestPositionSteering::keptOverARestart()
{
    Simulation simulation(u"tr-el"_s);
    std::optional<Position> before;
    {
        Camera camera(simulation.config);
        bool isFound = false;
        camera.steering().findHome([&](const ServoReply &) { isFound = true; });
        QTRY_VERIFY(isFound);
        QSignalSpy replied(&camera.steering(), &Steering::replied);
        camera.steering().move({.pan = 12, .tilt = -7});
        QTRY_COMPARE(replied.size(), 1);
        before = camera.steering().position();
        QCOMPARE(before, (Position{.pan = 12, .tilt = -7, .isSure = true}));
    }
    {
        Camera camera(simulation.config);
        QCOMPARE(camera.steering().position(), before);
        // Nobody waits for this answer.
        camera.steering().move({.pan = 1});
    }
    Camera camera(simulation.config);
    QCOMPARE(camera.steering().position(), (Position{.pan = 12, .tilt = -7, .isSure = false}));
}

void TestPositionSteering::aRebootIsNoticed()
{
    Simulation simulation(u"tr-el"_s);
    Camera camera(simulation.config);
    camera.hub().attach(this);
    const auto state = [&] { return camera.stream().status().state; };
    QTRY_COMPARE(state(), StreamState::Live);
    bool isFound = false;
    camera.steering().findHome([&](const ServoReply &) { isFound = true; });
    QTRY_VERIFY(isFound);
    QSignalSpy replied(&camera.steering(), &Steering::replied);
    camera.steering().move({.pan = 12});
    QTRY_COMPARE(replied.size(), 1);
    QVERIFY(camera.steering().position()->isSure);
    simulation.camera->setFault(Fault::Reboot);
    QTRY_VERIFY(state() != StreamState::Live);
    simulation.camera->setFault(Fault::None);
    QTRY_COMPARE_WITH_TIMEOUT(state(), StreamState::Live, Timeout);
    QVERIFY(!camera.steering().position()->isSure);
    camera.hub().detach(this);
}

VEDETTE_GUI_TEST(TestPositionSteering)
#include "TestPositionSteering.moc"
