// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/DialectLibrary.h"
#include "steering/DialectPlan.h"
#include "steering/PositionAnswer.h"
#include "TestProgram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace std::chrono_literals;
using CommandKind = ServoCommand::Kind;

namespace {

CameraConfig cameraWith(const QString &dialect)
{
    CameraConfig config;
    config.servoUrl = QUrl(u"http://camera/"_s);
    config.login = {u"me"_s, u"pass"_s};
    const DialectResult found = DialectLibrary::find(dialect, {});
    config.dialect = std::holds_alternative<DialectPointer>(found) ? std::get<DialectPointer>(found)
                                                                   : DialectPointer();
    return config;
}

/// "GET /path body", one for each request.
QStringList linesOf(const std::optional<RequestPlan> &plan)
{
    if (!plan) {
        return {u"cannot"_s};
    }
    QStringList lines;
    for (const PlannedRequest &planned : *plan) {
        const DialectRequest &request = planned.request;
        lines += QString::fromUtf8(request.method + ' ' + request.target +
                                   (request.body.isEmpty() ? QByteArray() : ' ' + request.body))
                     .trimmed();
    }
    return lines;
}

/// The plan's requests for the commands, each acknowledged.
QStringList carriedOut(DialectPlan &plan, const QList<ServoCommand> &commands)
{
    QStringList lines;
    for (const ServoCommand &command : commands) {
        const auto requests = plan.requestsFor(command);
        lines += linesOf(requests);
        for (const PlannedRequest &request : requests.value_or(RequestPlan())) {
            plan.acknowledged(request, {});
        }
        plan.finished(command);
    }
    return lines;
}

ServoCommand moveBy(int pan, int tilt)
{
    return ServoCommand::ofMove({.pan = pan, .tilt = tilt});
}

ServoCommand driveTo(double x, double y)
{
    return ServoCommand::ofDrive({x, y});
}

ServoCommand numbered(CommandKind kind, int number)
{
    ServoCommand command = ServoCommand::ofKind(kind);
    command.number = number;
    return command;
}

} // namespace

/// Which requests a command becomes, for each way of being steered.
class TestDialectPlan : public QObject
{
    Q_OBJECT

private slots:
    void requests_data();
    void requests();
    void everyShippedDialectSteers_data();
    void everyShippedDialectSteers();
    void axesAsTheyAreBuiltIn_data();
    void axesAsTheyAreBuiltIn();
    void unitsThatAreNotDegrees();
    void aPartThatWasDone();
    void readsFirstWhereItCan();
    void afterAFailureEverythingIsStopped();
    void positionsInAnswers_data();
    void positionsInAnswers();
};

void TestDialectPlan::requests_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QList<ServoCommand>>("commands");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, const char *dialect, const QList<ServoCommand> &commands,
                        const QStringList &lines) {
        QTest::newRow(name) << QString::fromLatin1(dialect) << commands << lines;
    };
    const ServoCommand stop = ServoCommand::ofKind(CommandKind::Stop);
    row("relative", "tr-el", {moveBy(5, -3), moveBy(0, 0)},
        {u"GET ?tr=-5&el=3"_s, u"GET ?tr=0&el=0"_s});
    row("relative cannot be driven", "tr-el", {driveTo(1, 0), stop}, {u"cannot"_s, u"cannot"_s});
    row("absolute, both axes at once, within the range", "servo-pan-tilt",
        {moveBy(-30, 0), moveBy(-100, 5)},
        {u"GET /servo?pan=60&tilt=90"_s, u"GET /servo?pan=0&tilt=85"_s});
    row("absolute, an axis at a time", "mjpeg2sd", {moveBy(-5, 0), moveBy(0, 5), moveBy(1, 1)},
        {u"GET /control?camPan=95"_s, u"GET /control?camTilt=85"_s, u"GET /control?camPan=94"_s,
         u"GET /control?camTilt=84"_s});
    row("absolute knows the middle", "mjpeg2sd", {ServoCommand::ofKind(CommandKind::Home)},
        {u"GET /control?camPan=90"_s, u"GET /control?camTilt=90"_s});
    row("frames of a WebSocket", "mjpeg2sd-websocket", {moveBy(10, -10)}, {u"P80"_s, u"T100"_s});
    row("fixed steps", "action-go", {moveBy(-20, 0), moveBy(1, 10)},
        {u"GET /action?go=left"_s, u"GET /action?go=left"_s, u"GET /action?go=right"_s,
         u"GET /action?go=up"_s});
    row("steps of a size", "action-go-degrees", {moveBy(12, 0), moveBy(-3, -4)},
        {u"GET /control?go=right&degrees=12"_s, u"GET /control?go=left&degrees=3"_s,
         u"GET /control?go=down&degrees=4"_s});
    row("driven, by direction", "foscam", {driveTo(-0.5, 0), driveTo(1, 1), stop},
        {u"GET /decoder_control.cgi?command=4&user=me&pwd=pass"_s,
         u"GET /decoder_control.cgi?command=91&user=me&pwd=pass"_s,
         u"GET /decoder_control.cgi?command=1&user=me&pwd=pass"_s});
    row("a driven camera's own steps", "foscam", {moveBy(5, 0)},
        {u"GET /decoder_control.cgi?command=6&onestep=1&user=me&pwd=pass"_s});
    row("each direction ends before another", "var-pan-direction",
        {driveTo(0.5, 0), driveTo(0, 0.5), stop},
        {u"GET /control?var=pan&val=1"_s, u"GET /control?var=pan&val=0"_s,
         u"GET /control?var=tilt&val=1"_s, u"GET /control?var=tilt&val=0"_s});
    row("presets within their range", "foscam",
        {numbered(CommandKind::GoToPreset, 1), numbered(CommandKind::StorePreset, 9)},
        {u"GET /decoder_control.cgi?command=31&user=me&pwd=pass"_s, u"cannot"_s});
    ServoCommand flip = ServoCommand::ofKind(CommandKind::Control);
    flip.control = u"flip"_s;
    flip.value = 1;
    ServoCommand tooMuch = flip;
    tooMuch.value = 2;
    row("a control", "var-pan-direction", {flip, tooMuch},
        {u"GET /control?var=vflip&val=1"_s, u"cannot"_s});
}

void TestDialectPlan::requests()
{
    QFETCH(QString, dialect);
    QFETCH(QList<ServoCommand>, commands);
    QFETCH(QStringList, lines);
    const CameraConfig config = cameraWith(dialect);
    QVERIFY(config.dialect);
    DialectPlan plan(config);
    QCOMPARE(carriedOut(plan, commands), lines);
}

void TestDialectPlan::everyShippedDialectSteers_data()
{
    QTest::addColumn<QString>("dialect");
    for (const DialectPointer &dialect : DialectLibrary::builtIn()) {
        QTest::newRow(qPrintable(dialect->id)) << dialect->id;
    }
}

void TestDialectPlan::everyShippedDialectSteers()
{
    QFETCH(QString, dialect);
    const DialectPlan plan(cameraWith(dialect));
    const ServoAbilities &can = plan.abilities();
    for (const QPoint &way : {QPoint(-1, 0), QPoint(1, 0), QPoint(0, 1), QPoint(0, -1)}) {
        QVERIFY(can.canMove || can.canDrive);
        if (way.y() != 0 && dialect == u"var-servo"_s) {
            continue; // it has one servo
        }
        for (const ServoCommand &command :
             {moveBy(20 * way.x(), 20 * way.y()), driveTo(way.x(), way.y())}) {
            const bool isDrive = command.kind == CommandKind::Drive;
            const auto requests = plan.requestsFor(command);
            QCOMPARE(requests && !requests->isEmpty(), isDrive ? can.canDrive : can.canMove);
            for (const QString &line : linesOf(requests)) {
                QVERIFY2(!line.contains(u'{'), qPrintable(line));
            }
        }
    }
    QCOMPARE(
        plan.requestsFor(ServoCommand::ofKind(CommandKind::Stop)).value_or(RequestPlan()).isEmpty(),
        !can.canDrive);
}

void TestDialectPlan::axesAsTheyAreBuiltIn_data()
{
    QTest::addColumn<ServoAxes>("axes");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, bool pan, bool tilt, bool swap, const QString &line) {
        QTest::newRow(name) << ServoAxes{.isPanInverted = pan,
                                         .isTiltInverted = tilt,
                                         .areSwapped = swap}
                            << line;
    };
    row("as usual", false, false, false, u"GET ?tr=-5&el=-2"_s);
    row("pan inverted", true, false, false, u"GET ?tr=5&el=-2"_s);
    row("tilt inverted", false, true, false, u"GET ?tr=-5&el=2"_s);
    row("swapped", false, false, true, u"GET ?tr=-2&el=-5"_s);
    row("pan inverted, then swapped", true, false, true, u"GET ?tr=-2&el=5"_s);
}

void TestDialectPlan::axesAsTheyAreBuiltIn()
{
    QFETCH(ServoAxes, axes);
    QFETCH(QString, line);
    CameraConfig config = cameraWith(u"tr-el"_s);
    config.servoAxes = axes;
    const auto requests = DialectPlan(config).requestsFor(moveBy(5, 2));
    QCOMPARE(linesOf(requests), QStringList(line));
    // What was done is counted as it was asked for.
    QCOMPARE(requests->constFirst().move, (Move{.pan = 5, .tilt = 2}));
}

void TestDialectPlan::unitsThatAreNotDegrees()
{
    CameraConfig config = cameraWith(u"var-pan-duty"_s);
    QVERIFY(config.dialect);
    const DialectAxis &pan = config.dialect->pan;
    QVERIFY(!DialectPlan(config).abilities().degreesAreKnown);
    // The whole range is taken for 180 degrees: from the middle to an end it is 90.
    DialectPlan plan(config);
    const auto all = plan.requestsFor(moveBy(90 * pan.sign, 0));
    QCOMPARE(*all->constFirst().pan,
             std::min<double>(pan.maximum, pan.centre + (pan.maximum - pan.minimum) / 2.0));
    const auto assumed = plan.abilities().assumed;
    QVERIFY(assumed && assumed->range == QSizeF(180, 180));
    QCOMPARE(assumed->unit.width(), 180.0 / (pan.maximum - pan.minimum));
    config.servoAxes.panDegrees = 90;
    QCOMPARE(DialectPlan(config).abilities().assumed->range, QSizeF(90, 180));
    config.servoAxes.areSwapped = true;
    QCOMPARE(DialectPlan(config).abilities().assumed->range, QSizeF(180, 90));
    QCOMPARE(servoSizes({70, 50}, {}, config.servoAxes), QSize(50, 70));
    QCOMPARE(servoSizes({70, 50}, {.rotation = 270}, config.servoAxes), QSize(70, 50));
    config.servoAxes.areSwapped = false;
    config.servoAxes.tiltDegrees = 90;
    QVERIFY(DialectPlan(config).abilities().degreesAreKnown);
    QVERIFY(!DialectPlan(config).abilities().assumed);
    const auto half = DialectPlan(config).requestsFor(moveBy(45 * pan.sign, 0));
    QCOMPARE(*half->constFirst().pan, *all->constFirst().pan);
}

void TestDialectPlan::aPartThatWasDone()
{
    DialectPlan plan(cameraWith(u"mjpeg2sd"_s));
    const auto first = plan.requestsFor(moveBy(-10, 10));
    QCOMPARE(first->size(), 2);
    plan.acknowledged(first->constFirst(), {});
    plan.failed(first->constLast(), false);
    // Pan is counted, tilt is not.
    QCOMPARE(linesOf(plan.requestsFor(moveBy(-1, 1))),
             (QStringList{u"GET /control?camPan=101"_s, u"GET /control?camTilt=89"_s}));
}

void TestDialectPlan::readsFirstWhereItCan()
{
    auto dialect = std::make_shared<Dialect>();
    dialect->kind = SteeringKind::Absolute;
    dialect->absolute.both = RequestTemplate("GET", "/go?p={pan}&t={tilt}", {}, {});
    dialect->position = Dialect::Reading{RequestTemplate("GET", "/where", {}, {}), u"p"_s, u"t"_s};
    CameraConfig config;
    config.dialect = dialect;
    DialectPlan plan(config);
    const DialectPlan::Time start{};
    QCOMPARE(plan.readingBefore(moveBy(5, 0), start)->target, QByteArray("/where"));
    QVERIFY(!plan.readingBefore(moveBy(0, 0), start));
    QCOMPARE(plan.takeReading(R"({"p":20,"t":"30"})", start), QPoint(20, 30));
    QVERIFY(!plan.readingBefore(moveBy(5, 0), start + DialectPlan::Freshness));
    QCOMPARE(linesOf(plan.requestsFor(moveBy(5, 0))), QStringList(u"GET /go?p=25&t=30"_s));
    // Somebody else may have turned it meanwhile.
    QVERIFY(plan.readingBefore(moveBy(5, 0), start + DialectPlan::Freshness + 1s));
    QCOMPARE(linesOf(plan.requestsFor(moveBy(0, 0))), QStringList(u"GET /where"_s));
}

void TestDialectPlan::afterAFailureEverythingIsStopped()
{
    DialectPlan plan(cameraWith(u"var-pan-direction"_s));
    carriedOut(plan, {driveTo(1, 0)});
    plan.failed({}, false);
    QCOMPARE(linesOf(plan.requestsFor(ServoCommand::ofKind(CommandKind::Stop))),
             (QStringList{u"GET /control?var=pan&val=0"_s, u"GET /control?var=tilt&val=0"_s}));
}

void TestDialectPlan::positionsInAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QPointF>("position");
    const QPointF none(-1, -1);
    QTest::newRow("numbers") << QByteArray(R"({"a":{"p":1.5},"t":2})") << QPointF(1.5, 2);
    QTest::newRow("texts") << QByteArray(R"({"a":{"p":"1"},"t":" 2 "})") << QPointF(1, 2);
    QTest::newRow("lines") << QByteArray("x=9\r\na.p=1\r\nt = 2") << QPointF(1, 2);
    QTest::newRow("variables") << QByteArray("var a.p=1;\nvar t=2;\n") << QPointF(1, 2);
    QTest::newRow("one missing") << QByteArray(R"({"a":{"p":1}})") << none;
    QTest::newRow("no number") << QByteArray(R"({"a":{"p":null},"t":[1]})") << none;
    QTest::newRow("far too large") << QByteArray("a.p=1e300\nt=1\n") << none;
    QTest::newRow("not a number") << QByteArray("a.p=nan\nt=inf\n") << none;
    QTest::newRow("said twice") << QByteArray("a.p=1\nt=2\na.p=3\n=4\n;\nvar \n") << QPointF(1, 2);
    QTest::newRow("nothing") << QByteArray() << none;
}

void TestDialectPlan::positionsInAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(QPointF, position);
    const Dialect::Reading reading{{}, u"a.p"_s, u"t"_s};
    QCOMPARE(positionInAnswer(body, reading).value_or(QPointF(-1, -1)), position);
}

VEDETTE_TEST(TestDialectPlan)
#include "TestDialectPlan.moc"
