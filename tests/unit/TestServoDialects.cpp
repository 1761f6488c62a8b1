// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/dialects/ServoDialect.h"
#include "ServoRequests.h"
#include "TestProgram.h"
#include "WrongServoRequests.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace vedette;
using vedette::test::RightRequests;
using vedette::test::Stops;
using vedette::test::WrongRequests;

namespace {

/// A steered camera of one firmware, without a server.
class FirmwareCamera
{
public:
    explicit FirmwareCamera(const QByteArray &dialect)
        : m_dialect(ServoDialect::find(QString::fromLatin1(dialect)))
    {
    }

    /// Method and target; of a web socket, the message.
    ServoAnswer ask(const QByteArray &request, const QByteArray &body = {})
    {
        if (m_dialect->transport == ServoDialect::Transport::WebSocket) {
            return m_dialect->answer({{}, request}, m_camera);
        }
        const auto head = HttpRequestHead::parse(request + " HTTP/1.1\r\nHost: camera");
        return m_dialect->answer({*head, body}, m_camera);
    }
    RightUp target() const { return m_camera.servos.target(); }
    RightUp position() const { return m_camera.servos.position(); }
    bool isMoving() const { return m_camera.servos.isMoving(); }

private:
    const ServoDialect *m_dialect;
    SteeredCamera m_camera{"admin", "secret"};
};

bool isNearby(RightUp where, double right, double up)
{
    constexpr double Tolerance = 0.5; // degrees
    return qAbs(where.right - right) < Tolerance && qAbs(where.up - up) < Tolerance;
}

} // namespace

/// What each simulated firmware takes, and where that leads.
class TestServoDialects : public QObject
{
    Q_OBJECT

private slots:
    void rightRequestsMove_data();
    void rightRequestsMove();
    void wrongRequestsAreRefused_data();
    void wrongRequestsAreRefused();
    void itRunsUntilItIsStopped_data();
    void itRunsUntilItIsStopped();
    void positionsAreReadBack();
    void presetsAreKept_data();
    void presetsAreKept();
    void settingsAreSetAndRead();
    void everyDialectIsTested();
};

void TestServoDialects::rightRequestsMove_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(std::size(RightRequests)); ++i) {
        QTest::addRow("%s %d", RightRequests[i].dialect, i) << i;
    }
}

void TestServoDialects::rightRequestsMove()
{
    QFETCH(int, index);
    const auto &row = RightRequests[index];
    FirmwareCamera camera(row.dialect);
    for (const QByteArray &request : QByteArray(row.request).split('\n')) {
        const ServoAnswer answer = camera.ask(request, row.body);
        QCOMPARE(answer.wrong, QByteArray());
        QVERIFY2(answer.status.startsWith("20"), answer.status.constData());
    }
    const RightUp target = camera.target();
    QVERIFY2(isNearby(target, row.right, row.up),
             qPrintable(QStringLiteral("%1, %2").arg(target.right).arg(target.up)));
}

void TestServoDialects::wrongRequestsAreRefused_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(std::size(WrongRequests)); ++i) {
        QTest::addRow("%s %d", WrongRequests[i].dialect, i) << i;
    }
}

void TestServoDialects::wrongRequestsAreRefused()
{
    QFETCH(int, index);
    const auto &row = WrongRequests[index];
    FirmwareCamera camera(row.dialect);
    const ServoAnswer answer = camera.ask(row.request, row.body);
    QVERIFY(!answer.wrong.isEmpty());
    QCOMPARE(answer.status, QByteArray(row.status));
    QVERIFY(!camera.isMoving());
    QVERIFY(isNearby(camera.target(), 0, 0));
}

void TestServoDialects::itRunsUntilItIsStopped_data()
{
    QTest::addColumn<QByteArray>("dialect");
    QTest::addColumn<QByteArray>("run");
    QTest::addColumn<QByteArray>("stop");
    for (const auto &row : Stops) {
        QTest::newRow(row.dialect)
            << QByteArray(row.dialect) << QByteArray(row.run) << QByteArray(row.stop);
    }
    const QByteArray place = "PUT /ISAPI/PTZCtrl/channels/1/continuous";
    QTest::newRow("hikvision") << QByteArray("hikvision") << place << place;
}

void TestServoDialects::itRunsUntilItIsStopped()
{
    QFETCH(QByteArray, dialect);
    QFETCH(QByteArray, run);
    QFETCH(QByteArray, stop);
    FirmwareCamera camera(dialect);
    camera.ask(run, test::PtzLeft);
    QTRY_VERIFY_WITH_TIMEOUT(!isNearby(camera.position(), 0, 0), Timeout);
    QVERIFY(camera.isMoving());
    QCOMPARE(camera.ask(stop, "<PTZData></PTZData>").wrong, QByteArray());
    QVERIFY(!camera.isMoving());
    const RightUp where = camera.position();
    QVERIFY(isNearby(camera.target(), where.right, where.up));
    QVERIFY(qAbs(where.right) < 90 && qAbs(where.up) < 90);
}

void TestServoDialects::positionsAreReadBack()
{
    const auto json = [](const ServoAnswer &answer) {
        return QJsonDocument::fromJson(answer.body).object();
    };
    FirmwareCamera servos("servo-pan-tilt");
    QCOMPARE(json(servos.ask("GET /servo?pan=100&tilt=45"))[QStringLiteral("pan")].toInt(), 100);
    QCOMPARE(json(servos.ask("GET /status"))[QStringLiteral("tilt")].toInt(), 45);
    FirmwareCamera degrees("action-go-degrees");
    QCOMPARE(degrees.ask("GET /action?go=right").body, QByteArray("{\"tilt\":90,\"pan\":95}"));
    // How it is asked where it points.
    QCOMPARE(degrees.ask("GET /control?go=left&degrees=0").body,
             QByteArray("{\"tilt\":90,\"pan\":95}"));
    FirmwareCamera esphome("esphome");
    esphome.ask("POST /number/pan/set?value=-50");
    QCOMPARE(json(esphome.ask("GET /number/pan"))[QStringLiteral("value")].toInt(), -50);
    FirmwareCamera thingino("thingino");
    thingino.ask("GET /x/json-motor.cgi?d=h&x=1000&y=800");
    QTRY_VERIFY_WITH_TIMEOUT(!thingino.isMoving(), Timeout);
    const QJsonObject message =
        json(thingino.ask("GET /x/json-motor.cgi?d=j"))[QStringLiteral("message")].toObject();
    QCOMPARE(message[QStringLiteral("xpos")].toString(), QStringLiteral("1000"));
    QCOMPARE(message[QStringLiteral("ypos")].toString(), QStringLiteral("800"));
    FirmwareCamera axis("axis");
    axis.ask("GET /axis-cgi/com/ptz.cgi?rpan=-5");
    QTRY_VERIFY_WITH_TIMEOUT(!axis.isMoving(), Timeout);
    QVERIFY(axis.ask("GET /axis-cgi/com/ptz.cgi?query=position").body.startsWith("pan=-5.0000"));
    FirmwareCamera hikvision("hikvision");
    QVERIFY(hikvision.ask("GET /ISAPI/PTZCtrl/channels/1/status")
                .body.contains("<azimuth>0</azimuth>"));
}

void TestServoDialects::presetsAreKept_data()
{
    QTest::addColumn<QByteArray>("move");
    QTest::addColumn<QByteArray>("store");
    QTest::addColumn<QByteArray>("away");
    QTest::addColumn<QByteArray>("recall");
    const auto row = [](const char *dialect, const QByteArray &move, const QByteArray &store,
                        const QByteArray &away, const QByteArray &recall) {
        QTest::newRow(dialect) << move << store << away << recall;
    };
    const QByteArray login = "&user=admin&pwd=secret";
    const QByteArray foscam = "GET /decoder_control.cgi?command=";
    row("foscam", foscam + "6&onestep=1" + login, foscam + "32" + login, foscam + "25" + login,
        foscam + "33" + login);
    const QByteArray hi3510 = "GET /cgi-bin/hi3510/ptzctrl.cgi?-step=1&-act=";
    row("hi3510", hi3510 + "left", hi3510 + "set&-number=0", hi3510 + "home",
        hi3510 + "goto&-number=0");
    const QByteArray axis = "GET /axis-cgi/com/ptz.cgi?";
    row("axis", axis + "rpan=7", axis + "setserverpresetno=2", axis + "move=home",
        axis + "gotoserverpresetno=2");
    const QByteArray dahua = "GET /cgi-bin/ptz.cgi?action=start&channel=0&arg1=0&arg3=0&code=";
    row("dahua", dahua + "PositionABS&arg2=20", dahua + "SetPreset&arg2=3",
        dahua + "PositionABS&arg2=0", dahua + "GotoPreset&arg2=3");
    const QByteArray sony = "GET /command/";
    row("sony", sony + "ptzf.cgi?relative=0405", sony + "presetposition.cgi?PresetSet=1,No.1,on,1",
        sony + "presetposition.cgi?HomePos=ptz-recall",
        sony + "presetposition.cgi?PresetCall=1,12,1");
    const QByteArray dlink = "GET /pantiltcontrol.cgi?";
    const QByteArray dlinkMove = dlink + "PanSingleMoveDegree=9&TiltSingleMoveDegree=0&"
                                         "PanTiltSingleMove=";
    row("dlink", dlinkMove + "5", dlink + "SetCurrentPosition=1&SetName=a", dlinkMove + "4",
        dlink + "PanTiltPresetPositionMove=1");
}

void TestServoDialects::presetsAreKept()
{
    QFETCH(QByteArray, move);
    QFETCH(QByteArray, store);
    QFETCH(QByteArray, away);
    QFETCH(QByteArray, recall);
    FirmwareCamera camera(QTest::currentDataTag());
    camera.ask(move);
    const RightUp target = camera.target();
    QVERIFY(!isNearby(target, 0, 0));
    QTRY_VERIFY_WITH_TIMEOUT(!camera.isMoving(), Timeout);
    QCOMPARE(camera.ask(store).wrong, QByteArray());
    QCOMPARE(camera.ask(away).wrong, QByteArray());
    QVERIFY(isNearby(camera.target(), 0, 0));
    QCOMPARE(camera.ask(recall).wrong, QByteArray());
    QVERIFY(isNearby(camera.target(), target.right, target.up));
}

void TestServoDialects::settingsAreSetAndRead()
{
    for (const char *dialect : {"action-go-degrees", "var-pan-degrees", "var-servo"}) {
        FirmwareCamera camera(dialect);
        QCOMPARE(camera.ask("GET /control?var=led_intensity&val=128").wrong, QByteArray());
        QCOMPARE(camera.ask("GET /control?var=brightness&val=-2").wrong, QByteArray());
        QCOMPARE(camera.ask("GET /control?var=framesize&val=14").status,
                 QByteArray("500 Internal Server Error"));
        const QJsonObject status = QJsonDocument::fromJson(camera.ask("GET /status").body).object();
        QCOMPARE(status[QStringLiteral("led_intensity")].toInt(), 128);
        QCOMPARE(status[QStringLiteral("brightness")].toInt(), -2);
        QCOMPARE(status[QStringLiteral("framesize")].toInt(), 8);
    }
}

void TestServoDialects::everyDialectIsTested()
{
    const auto isIn = [](const auto &rows, QLatin1String id) {
        return std::ranges::any_of(
            rows, [id](const auto &row) { return id == QLatin1String(row.dialect); });
    };
    for (const ServoDialect &dialect : ServoDialect::all()) {
        QVERIFY2(isIn(RightRequests, dialect.id), dialect.id.data());
        QVERIFY2(isIn(WrongRequests, dialect.id), dialect.id.data());
    }
}

VEDETTE_TEST(TestServoDialects)
#include "TestServoDialects.moc"
