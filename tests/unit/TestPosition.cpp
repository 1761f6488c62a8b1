// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/DialectLibrary.h"
#include "steering/DialectPlan.h"
#include "TestProgram.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;
using CommandKind = ServoCommand::Kind;

namespace {

CameraConfig cameraOf(const QString &dialect)
{
    CameraConfig config;
    config.servoUrl = QUrl(u"http://camera/"_s);
    config.dialect = std::get<DialectPointer>(DialectLibrary::find(dialect, {}));
    return config;
}

ServoCommand moveOfDegrees(int pan, int tilt)
{
    return ServoCommand::ofMove({.pan = pan, .tilt = tilt});
}

/// Has the command's requests acknowledged, but the one of that number, which is lost, and those
/// behind it, which are not sent. How many requests there are.
qsizetype carryOut(DialectPlan &plan, const ServoCommand &command, qsizetype lost = -1)
{
    const RequestPlan requests = plan.requestsFor(command).value_or(RequestPlan());
    for (qsizetype i = 0; i < requests.size(); ++i) {
        if (i == lost) {
            plan.failed(requests[i], false);
            return requests.size();
        }
        plan.acknowledged(requests[i], {});
    }
    plan.finished(command);
    return requests.size();
}

QByteArray placeAnswer(int pan, int tilt)
{
    return QStringLiteral(R"({"pan":%1,"tilt":%2})").arg(pan).arg(tilt).toUtf8();
}

bool isAt(const DialectPlan &plan, double pan, double tilt, bool isSure)
{
    return plan.position() == Position{.pan = pan, .tilt = tilt, .isSure = isSure};
}

} // namespace

/// Where a camera points, and whether that is sure.
class TestPosition : public QObject
{
    Q_OBJECT

private slots:
    void countedFromTheMiddle();
    void knownFromAnEndOn();
    void aLostAnswerIsEitherPlace();
    void aRefusedRequestChangesNothing();
    void placesAreKnownAxisByAxis();
    void aPlaceIsAskedForOnceMore();
    void findsHome_data();
    void findsHome();
    void goesOnToFindHome();
    void turnsToAPlaceByMoves();
    void believesWhatItReads();
    void unsureBeyondAnEndThatDoesNotStop();
    void lostAfterWhatCannotBeCounted_data();
    void lostAfterWhatCannotBeCounted();
    void aRestart();
    void onlyWhereDegreesAreKnown_data();
    void onlyWhereDegreesAreKnown();
    void limits_data();
    void limits();
    void limitsHoldWhereverItMayBe();
    void restored();
    void nothingElseIsRestored_data();
    void nothingElseIsRestored();
};

void TestPosition::countedFromTheMiddle()
{
    DialectPlan plan(cameraOf(u"tr-el"_s));
    QVERIFY(isAt(plan, 0, 0, false));
    carryOut(plan, moveOfDegrees(-5, 7));
    QVERIFY(isAt(plan, -5, 7, false));
    carryOut(plan, moveOfDegrees(-180, 84));
    QVERIFY(isAt(plan, -90, 90, false));
}

void TestPosition::knownFromAnEndOn()
{
    DialectPlan plan(cameraOf(u"tr-el"_s));
    carryOut(plan, moveOfDegrees(17, 0));
    carryOut(plan, moveOfDegrees(100, -180));
    QVERIFY(!plan.position()->isSure);
    carryOut(plan, moveOfDegrees(90, 10));
    QVERIFY(isAt(plan, 90, -80, true));
    carryOut(plan, moveOfDegrees(-90, 80));
    QVERIFY(isAt(plan, 0, 0, true));
}

void TestPosition::aLostAnswerIsEitherPlace()
{
    DialectPlan plan(cameraOf(u"tr-el"_s));
    carryOut(plan, ServoCommand::ofKind(CommandKind::FindHome));
    carryOut(plan, moveOfDegrees(10, 0), 0);
    QVERIFY(isAt(plan, 0, 0, false));
    // Both places end at the same end.
    carryOut(plan, moveOfDegrees(85, 0));
    QVERIFY(!plan.position()->isSure);
    carryOut(plan, moveOfDegrees(5, 0));
    QVERIFY(isAt(plan, 90, 0, true));
}

void TestPosition::aRefusedRequestChangesNothing()
{
    DialectPlan plan(cameraOf(u"tr-el"_s));
    carryOut(plan, ServoCommand::ofKind(CommandKind::FindHome));
    plan.failed(plan.requestsFor(moveOfDegrees(5, 0))->constFirst(), true);
    QVERIFY(isAt(plan, 0, 0, true));
}

void TestPosition::placesAreKnownAxisByAxis()
{
    DialectPlan plan(cameraOf(u"var-pan-degrees"_s));
    carryOut(plan, moveOfDegrees(5, 0));
    QVERIFY(isAt(plan, 5, 0, false));
    carryOut(plan, moveOfDegrees(0, 5));
    QVERIFY(isAt(plan, 5, 5, true));
    // The servo that an axis does not have is where it is.
    CameraConfig car = cameraOf(u"var-servo"_s);
    car.servoAxes.panDegrees = 180;
    DialectPlan wheel(car);
    carryOut(wheel, ServoCommand::ofMoveTo({90, 0}));
    QVERIFY(isAt(wheel, qRound(wheel.position()->pan), 0, true) || wheel.position()->isSure);
    QVERIFY(std::abs(wheel.position()->pan - 90) < 1);
}

void TestPosition::aPlaceIsAskedForOnceMore()
{
    DialectPlan plan(cameraOf(u"var-pan-degrees"_s));
    carryOut(plan, ServoCommand::ofKind(CommandKind::Home));
    QVERIFY(!plan.recovery());
    carryOut(plan, moveOfDegrees(20, 10), 1);
    QVERIFY(isAt(plan, 20, 0, false));
    QCOMPARE(plan.recovery(), ServoCommand::ofKind(CommandKind::Resend));
    QCOMPARE(carryOut(plan, *plan.recovery()), 1);
    QVERIFY(isAt(plan, 20, 10, true));
    // Nobody sends a camera elsewhere that has been off meanwhile.
    carryOut(plan, moveOfDegrees(5, 0), 0);
    plan.mayHaveRestarted();
    QVERIFY(!plan.recovery());
    QVERIFY(!plan.position()->isSure);
}

void TestPosition::findsHome_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<int>("requests"); ///< 0: its firmware is not known to stop at the ends
    QTest::newRow("by any amount") << u"tr-el"_s << 2;
    QTest::newRow("in steps") << u"action-go"_s << 2 * (18 + 9);
    QTest::newRow("may run on") << u"dlink"_s << 0;
    QTest::newRow("its places are known") << u"var-pan-degrees"_s << 0;
    QTest::newRow("no degrees") << u"foscam"_s << 0;
}

void TestPosition::findsHome()
{
    QFETCH(QString, dialect);
    QFETCH(int, requests);
    DialectPlan plan(cameraOf(dialect));
    const ServoCommand find = ServoCommand::ofKind(CommandKind::FindHome);
    QCOMPARE(plan.abilities().canFindHome, requests > 0);
    QCOMPARE(plan.requestsFor(find).has_value(), requests > 0);
    if (requests > 0) {
        carryOut(plan, moveOfDegrees(-30, 20));
        QCOMPARE(carryOut(plan, find), requests);
        QVERIFY(isAt(plan, 0, 0, true));
    }
}

void TestPosition::goesOnToFindHome()
{
    DialectPlan plan(cameraOf(u"action-go"_s));
    const ServoCommand find = ServoCommand::ofKind(CommandKind::FindHome);
    carryOut(plan, find, 30);
    QVERIFY(!plan.position()->isSure);
    // What is known by then is not found again: pan is at its end, tilt within 60 degrees of it.
    QCOMPARE(carryOut(plan, find), 6 + 9 + 9);
    QVERIFY(isAt(plan, 0, 0, true));
}

void TestPosition::turnsToAPlaceByMoves()
{
    DialectPlan plan(cameraOf(u"tr-el"_s));
    QVERIFY(plan.abilities().canMoveTo && plan.abilities().needsSurePosition);
    QVERIFY(!plan.requestsFor(ServoCommand::ofMoveTo({30, 0})));
    carryOut(plan, ServoCommand::ofKind(CommandKind::FindHome));
    QCOMPARE(carryOut(plan, ServoCommand::ofMoveTo({30, -12})), 1);
    QVERIFY(isAt(plan, 30, -12, true));
    DialectPlan steps(cameraOf(u"action-go"_s));
    carryOut(steps, ServoCommand::ofKind(CommandKind::FindHome));
    QCOMPARE(carryOut(steps, ServoCommand::ofMoveTo({-34, 26})), 6);
    QVERIFY(isAt(steps, -30, 30, true));
    QCOMPARE(carryOut(steps, ServoCommand::ofMoveTo({-33, 27})), 0);
}

void TestPosition::believesWhatItReads()
{
    DialectPlan plan(cameraOf(u"action-go-degrees"_s));
    QCOMPARE(plan.recovery(), ServoCommand::ofKind(CommandKind::ReadPosition));
    // Where nothing is known it may still turn.
    plan.takeReading(placeAnswer(100, 80), {});
    QVERIFY(isAt(plan, 10, 10, false));
    plan.takeReading(placeAnswer(100, 80), {});
    QVERIFY(isAt(plan, 10, 10, true));
    // One of the two places that it can be at.
    carryOut(plan, moveOfDegrees(20, 0), 0);
    QVERIFY(isAt(plan, 10, 10, false));
    plan.takeReading(placeAnswer(120, 80), {});
    QVERIFY(isAt(plan, 30, 10, true));
    // Somebody else turns it.
    plan.takeReading(placeAnswer(90, 80), {});
    QVERIFY(isAt(plan, 0, 10, false));
    plan.takeReading(placeAnswer(60, 80), {});
    QVERIFY(isAt(plan, -30, 10, false));
    plan.takeReading(placeAnswer(60, 80), {});
    QVERIFY(isAt(plan, -30, 10, true));
}

void TestPosition::unsureBeyondAnEndThatDoesNotStop()
{
    DialectPlan plan(cameraOf(u"dlink"_s));
    carryOut(plan, ServoCommand::ofKind(CommandKind::Home));
    QVERIFY(isAt(plan, 0, 0, true));
    carryOut(plan, moveOfDegrees(30, 0));
    QVERIFY(isAt(plan, 30, 0, true));
    for (int i = 0; i < 5; ++i) {
        carryOut(plan, moveOfDegrees(30, 0));
    }
    QVERIFY(isAt(plan, 170, 0, false));
}

void TestPosition::lostAfterWhatCannotBeCounted_data()
{
    QTest::addColumn<ServoCommand>("command");
    QTest::newRow("drive") << ServoCommand::ofDrive({0.5, 0});
    QTest::newRow("stop") << ServoCommand::ofKind(CommandKind::Stop);
    QTest::newRow("click to centre") << ServoCommand::ofKind(CommandKind::CentreOn);
    QTest::newRow("home of its own, which it can say") << ServoCommand::ofKind(CommandKind::Home);
    ServoCommand preset = ServoCommand::ofKind(CommandKind::GoToPreset);
    preset.number = 1;
    QTest::newRow("preset") << preset;
}

void TestPosition::lostAfterWhatCannotBeCounted()
{
    QFETCH(ServoCommand, command);
    DialectPlan plan(cameraOf(u"axis"_s));
    carryOut(plan, ServoCommand::ofMoveTo({10, 20}));
    QVERIFY(isAt(plan, 10, 20, true));
    QVERIFY(carryOut(plan, command) > 0);
    QVERIFY(isAt(plan, 10, 20, false));
    QCOMPARE(plan.recovery(), ServoCommand::ofKind(CommandKind::ReadPosition));
}

void TestPosition::aRestart()
{
    DialectPlan plan(cameraOf(u"tr-el"_s));
    carryOut(plan, ServoCommand::ofKind(CommandKind::FindHome));
    // That is where its firmware begins.
    plan.mayHaveRestarted();
    QVERIFY(isAt(plan, 0, 0, true));
    carryOut(plan, moveOfDegrees(5, 0));
    plan.mayHaveRestarted();
    QVERIFY(isAt(plan, 5, 0, false));
}

void TestPosition::onlyWhereDegreesAreKnown_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<int>("panDegrees");
    QTest::addColumn<bool>("isKnown");
    const auto row = [](const char *dialect, int panDegrees, bool isKnown) {
        QTest::addRow("%s, %d", dialect, panDegrees)
            << QString::fromLatin1(dialect) << panDegrees << isKnown;
    };
    row("tr-el", 0, true);
    row("axis", 0, true);
    row("yi-hack", 0, true);
    row("thingino", 0, false);
    row("thingino", 350, true);
    row("var-servo", 180, true);
    row("esphome", 0, false);
    row("paths", 0, false); // its file says nothing of its axes
    row("paths", 180, true);
    row("mjpg-streamer", 180, false); // nor of its step
    row("foscam", 180, false);
}

void TestPosition::onlyWhereDegreesAreKnown()
{
    QFETCH(QString, dialect);
    QFETCH(int, panDegrees);
    QFETCH(bool, isKnown);
    CameraConfig config = cameraOf(dialect);
    config.servoAxes.panDegrees = panDegrees;
    config.servoAxes.tiltDegrees = panDegrees;
    QCOMPARE(DialectPlan(config).position().has_value(), isKnown);
    // Others steer through another Vedette too.
    config.cameraUrl = QUrl(u"http://camera/stream"_s);
    config.servoUrl = QUrl(u"http://me:pass@camera/control_servo"_s);
    QVERIFY(!DialectPlan(config).position());
}

void TestPosition::limits_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<ServoCommand>("asked");
    QTest::addColumn<QPointF>("reached");
    const auto row = [](const char *name, const char *dialect, const ServoCommand &asked,
                        QPointF reached) {
        QTest::newRow(name) << QString::fromLatin1(dialect) << asked << reached;
    };
    row("within", "tr-el", moveOfDegrees(-60, 45), {-60, 45});
    row("beyond", "tr-el", moveOfDegrees(-61, 50), {-60, 45});
    row("the other ends", "tr-el", moveOfDegrees(180, -180), {30, -10});
    row("only whole steps", "action-go", moveOfDegrees(180, 180), {30, 40});
    row("a place within", "tr-el", ServoCommand::ofMoveTo({30, -10}), {30, -10});
    row("a place beyond", "tr-el", ServoCommand::ofMoveTo({90, -90}), {30, -10});
    row("an absolute place beyond", "var-pan-degrees", ServoCommand::ofMoveTo({-90, 90}),
        {-60, 45});
    row("an absolute move beyond", "var-pan-degrees", moveOfDegrees(-90, 90), {-60, 45});
    row("infinitely far", "var-pan-degrees", ServoCommand::ofMoveTo({1e300, -1e300}), {30, -10});
}

void TestPosition::limits()
{
    QFETCH(QString, dialect);
    QFETCH(ServoCommand, asked);
    QFETCH(QPointF, reached);
    CameraConfig config = cameraOf(dialect);
    for (const bool isInverted : {false, true}) {
        config.servoAxes.isPanInverted = isInverted;
        config.servoAxes.areSwapped = isInverted;
        DialectPlan plan(config);
        carryOut(plan, ServoCommand::ofKind(plan.abilities().canFindHome ? CommandKind::FindHome
                                                                         : CommandKind::Home));
        plan.setLimits({.pan = AxisRange{.minimum = -60, .maximum = 30},
                        .tilt = AxisRange{.minimum = -10, .maximum = 45}});
        carryOut(plan, plan.limited(asked));
        QCOMPARE(plan.position()->degrees(), reached);
        QVERIFY(plan.position()->isSure);
        // There is no more that way, and there is the other.
        if (asked.kind == CommandKind::Move &&
            reached != QPointF(asked.move.pan, asked.move.tilt)) {
            QCOMPARE(plan.limited(asked).move, Move{});
            QVERIFY(plan.limited(moveOfDegrees(-asked.move.pan, -asked.move.tilt)).move != Move{});
        }
    }
}

void TestPosition::limitsHoldWhereverItMayBe()
{
    DialectPlan plan(cameraOf(u"tr-el"_s));
    plan.setLimits({.pan = AxisRange{.minimum = -60, .maximum = 60}, .tilt = {}});
    // Never known: from where it probably is.
    QCOMPARE(plan.limited(moveOfDegrees(90, 0)).move, (Move{.pan = 60}));
    carryOut(plan, ServoCommand::ofKind(CommandKind::FindHome));
    carryOut(plan, moveOfDegrees(10, 0), 0);
    carryOut(plan, moveOfDegrees(10, 0), 0);
    QCOMPARE(plan.limited(moveOfDegrees(90, 0)).move, (Move{.pan = 40}));
    QCOMPARE(plan.limited(moveOfDegrees(-90, 90)).move, (Move{.pan = -60, .tilt = 90}));
}

void TestPosition::restored()
{
    DialectPlan plan(cameraOf(u"tr-el"_s));
    carryOut(plan, ServoCommand::ofKind(CommandKind::FindHome));
    carryOut(plan, moveOfDegrees(-20, 30));
    DialectPlan again(cameraOf(u"tr-el"_s));
    QVERIFY(again.restorePosition(plan.keptPosition()));
    QVERIFY(isAt(again, -20, 30, true));
    carryOut(plan, moveOfDegrees(5, 0), 0);
    QVERIFY(again.restorePosition(plan.keptPosition()));
    QVERIFY(isAt(again, -20, 30, false));
    QCOMPARE(again.keptPosition(), plan.keptPosition());
}

void TestPosition::nothingElseIsRestored_data()
{
    QTest::addColumn<QByteArray>("pan");
    QTest::newRow("beyond the range") << QByteArray(R"({"at":181,"lowest":181,"highest":181})");
    QTest::newRow("between no ends") << QByteArray(R"({"at":90,"lowest":91,"highest":100})");
    QTest::newRow("ends that are crossed") << QByteArray(R"({"at":90,"lowest":90,"highest":80})");
    QTest::newRow("huge") << QByteArray(R"({"at":1e308,"lowest":-1e308,"highest":1e308})");
    QTest::newRow("texts") << QByteArray(R"({"at":"90","lowest":"90","highest":"90"})");
    QTest::newRow("a part") << QByteArray(R"({"at":90})");
    QTest::newRow("nothing") << QByteArray("{}");
}

void TestPosition::nothingElseIsRestored()
{
    QFETCH(QByteArray, pan);
    const QByteArray tilt = R"({"at":80,"lowest":80,"highest":80,"lost":false})";
    const QJsonObject kept =
        QJsonDocument::fromJson(R"({"pan":)" + pan + R"(,"tilt":)" + tilt + '}').object();
    QVERIFY(!kept.isEmpty());
    DialectPlan plan(cameraOf(u"tr-el"_s));
    QVERIFY(!plan.restorePosition(kept));
    QVERIFY(isAt(plan, 0, 0, false));
}

VEDETTE_TEST(TestPosition)
#include "TestPosition.moc"
