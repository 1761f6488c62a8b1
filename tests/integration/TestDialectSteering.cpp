// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCamera.h"
#include "dialects/DialectLibrary.h"
#include "steering/ServoDriver.h"
#include "steering/Steering.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace std::chrono_literals;

namespace {

/// A simulated camera that is steered as Vedette steers it, each by its own tables.
class SteeredDemo
{
public:
    explicit SteeredDemo(const DialectPointer &dialect)
    {
        DemoCamera::Options options;
        options.dialect = dialect->id;
        options.framesPerSecond = 1;
        m_camera = std::make_unique<DemoCamera>(options);
        m_isUp = m_camera->start();
        CameraConfig config;
        config.cameraUrl = m_camera->streamUrl();
        config.servoUrl = m_camera->servoUrl();
        config.login = {options.userName, options.password};
        config.dialect = dialect;
        m_driver = ServoDriver::forCamera(config);
        m_steering = std::make_unique<Steering>(*m_driver);
    }

    bool isUp() const { return m_isUp; }
    DemoCamera &camera() { return *m_camera; }
    Steering &steering() { return *m_steering; }
    /// Nothing is under way, and nothing turns.
    bool rests() const
    {
        return !m_driver->isBusy() && m_steering->isAtRest() && !m_camera->pointing().isMoving;
    }
    /// "GET /path", and the body, of each request since the last call.
    QStringList takeLines()
    {
        QStringList lines;
        const QByteArrayList all = m_camera->servoRequests();
        for (const QByteArray &bytes : all.mid(m_seen)) {
            const qsizetype end = bytes.indexOf("\r\n\r\n");
            const QByteArray first = bytes.first(std::max<qsizetype>(bytes.indexOf(" HTTP/"), 0));
            const QByteArray body = end < 0 ? bytes : bytes.mid(end + 4);
            lines += QString::fromUtf8(body.isEmpty() || first.isEmpty() ? first + body
                                                                         : first + ' ' + body);
        }
        m_seen = all.size();
        return lines;
    }

private:
    std::unique_ptr<DemoCamera> m_camera;
    std::unique_ptr<ServoDriver> m_driver;
    std::unique_ptr<Steering> m_steering;
    qsizetype m_seen = 0;
    bool m_isUp = false;
};

struct SteeringWay
{
    Direction direction;
    int right; ///< 1, 0 or -1
    int up;
};

constexpr auto SteeringWays = std::to_array<SteeringWay>({{Direction::Left, -1, 0},
                                                          {Direction::Up, 0, 1},
                                                          {Direction::Right, 1, 0},
                                                          {Direction::Down, 0, -1}});

struct RightTap
{
    const char *dialect;
    const char *lines; ///< what a tap to the right sends, byte for byte, one request a line
};

/// After a degree to the right and up, a tap to the left and one up, where places are counted.
constexpr auto RightTaps = std::to_array<RightTap>({
    {"action-go", "GET /action?go=right"},
    {"action-go-degrees", "GET /control?go=right&degrees=5"},
    {"axis", "GET /axis-cgi/com/ptz.cgi?rpan=5&rtilt=0"},
    {"dafang", "GET /cgi-bin/action.cgi?cmd=motor_right&val=5"},
    {"dahua", "GET /cgi-bin/ptz.cgi?action=start&channel=0&code=Right&arg1=0&arg2=4&arg3=0\n"
              "GET /cgi-bin/ptz.cgi?action=stop&channel=0&code=Right&arg1=0&arg2=0&arg3=0"},
    {"dlink",
     "POST /pantiltcontrol.cgi PanSingleMoveDegree=5&TiltSingleMoveDegree=5&PanTiltSingleMove=5"},
    {"esphome", "POST /number/pan/set?value=-1"},
    {"foscam", "GET /decoder_control.cgi?command=6&onestep=1&user=admin&pwd=secret"},
    {"foscam-hd", "GET /cgi-bin/CGIProxy.fcgi?cmd=ptzMoveRight&usr=admin&pwd=secret\n"
                  "GET /cgi-bin/CGIProxy.fcgi?cmd=ptzStopRun&usr=admin&pwd=secret"},
    {"foscam-swapped", "GET /decoder_control.cgi?command=4&onestep=1&user=admin&pwd=secret"},
    {"goke", "GET /cgi/ptz_set?Channel=1&Group=PTZCtrlInfo&Direction=4&PanSpeed=6&TiltSpeed=6\n"
             "GET /cgi/ptz_set?Channel=1&Group=PTZCtrlInfo&Stop=0"},
    {"hi3510", "GET /cgi-bin/hi3510/ptzctrl.cgi?-step=1&-act=right&usr=admin&pwd=secret"},
    {"hikvision", "PUT /ISAPI/PTZCtrl/channels/1/continuous <?xml version=\"1.0\" "
                  "encoding=\"UTF-8\"?><PTZData><pan>30</pan><tilt>0</tilt></PTZData>\n"
                  "PUT /ISAPI/PTZCtrl/channels/1/continuous <?xml version=\"1.0\" "
                  "encoding=\"UTF-8\"?><PTZData><pan>0</pan><tilt>0</tilt></PTZData>"},
    {"mjpeg2sd", "GET /control?camPan=89"},
    {"mjpeg2sd-websocket", "P89"},
    {"mjpg-streamer", "GET /?action=command&command=pan_minus"},
    {"panasonic", "GET /nphControlCamera?Direction=PanRight"},
    {"paths", "GET /right"},
    {"servo-pan-tilt", "GET /servo?pan=91&tilt=84"},
    {"sony", "GET /command/ptzf.cgi?relative=0605"},
    {"thingino", "GET /x/json-motor.cgi?d=g&x=111&y=0"},
    {"tr-el", "GET /control_servo?tr=-5&el=0"},
    {"trendnet", "GET /cgi/ptdc.cgi?command=set_relative_pos&posX=9&posY=0"},
    {"var-pan-degrees", "GET /control?var=pan&val=89"},
    {"var-pan-direction", "GET /control?var=pan&val=1\n"
                          "GET /control?var=pan&val=0"},
    {"var-pan-duty", "GET /control?var=pan&val=137"},
    {"var-servo", "GET /control?var=servo&val=485"},
    {"wansview", "GET /hy-cgi/ptz.cgi?cmd=ptzctrl&act=right\n"
                 "GET /hy-cgi/ptz.cgi?cmd=ptzctrl&act=stop"},
    {"yi-hack", "GET /cgi-bin/ptz.sh?action=rel&x=5&y=0"},
});

QStringList linesOfRightTap(const QString &dialect)
{
    const auto *const row =
        std::find_if(std::begin(RightTaps), std::end(RightTaps), [&dialect](const RightTap &tap) {
            return dialect == QLatin1String(tap.dialect);
        });
    return row == std::end(RightTaps) ? QStringList() : QString::fromUtf8(row->lines).split(u'\n');
}

} // namespace

/// From a key to where a camera of each dialect then points.
class TestDialectSteering : public QObject
{
    Q_OBJECT

private slots:
    void taps_data() { everyDialect(); }
    void taps();
    void holds_data();
    void holds();

private:
    static void everyDialect();
};

void TestDialectSteering::everyDialect()
{
    QTest::addColumn<DialectPointer>("dialect");
    for (const DialectPointer &dialect : DialectLibrary::builtIn()) {
        QTest::newRow(qPrintable(dialect->id)) << dialect;
    }
}

void TestDialectSteering::taps()
{
    QFETCH(DialectPointer, dialect);
    SteeredDemo demo(dialect);
    QVERIFY(demo.isUp());
    // Asked whether it is there, it says so, and does not turn.
    QSignalSpy replied(&demo.steering(), &Steering::replied);
    const DemoCamera::Pointing start = demo.camera().target();
    demo.steering().move({});
    QTRY_COMPARE(replied.size(), 1);
    const auto reply = replied.constFirst().constFirst().value<ServoReply>();
    QVERIFY2(reply.outcome == ServoReply::Outcome::Moved, qPrintable(reply.text));
    QCOMPARE(demo.camera().target().right, start.right);
    QCOMPARE(demo.camera().target().up, start.up);
    QTRY_VERIFY(demo.rests());
    demo.takeLines();
    if (dialect->kind == SteeringKind::Absolute) {
        // Where its middle is, Vedette takes from the dialect: known is what was sent.
        demo.steering().move({.pan = 1});
        QTRY_VERIFY(demo.rests() && !demo.camera().servoRequests().isEmpty());
        demo.steering().move({.tilt = 1});
        QTRY_VERIFY(demo.rests());
        demo.takeLines();
    }
    for (const SteeringWay &way : SteeringWays) {
        if (way.up != 0 && dialect->id == u"var-servo"_s) {
            continue; // it has one servo
        }
        const DemoCamera::Pointing before = demo.camera().target();
        demo.steering().press(way.direction, Pace::Normal);
        demo.steering().release(way.direction);
        const auto moved = [&] {
            const DemoCamera::Pointing after = demo.camera().pointing();
            return std::pair(after.right - before.right, after.up - before.up);
        };
        QTRY_VERIFY(demo.rests() && moved() != std::pair(0.0, 0.0));
        const QStringList lines = demo.takeLines();
        if (way.direction == Direction::Right) {
            QCOMPARE(lines, linesOfRightTap(dialect->id));
        }
        QVERIFY(moved().first * way.right > 0 || moved().second * way.up > 0);
        QVERIFY(std::abs(way.right != 0 ? moved().second : moved().first) < 1);
    }
    QCOMPARE(demo.camera().wrongServoRequests(), 0);
}

/// Each that has to be stopped, and one of each other kind: they differ in what taps() sends.
void TestDialectSteering::holds_data()
{
    QTest::addColumn<DialectPointer>("dialect");
    QList<SteeringKind> seen;
    for (const DialectPointer &dialect : DialectLibrary::builtIn()) {
        if (dialect->kind == SteeringKind::Continuous || dialect->usesWebSocket ||
            !seen.contains(dialect->kind)) {
            seen += dialect->kind;
            QTest::newRow(qPrintable(dialect->id)) << dialect;
        }
    }
}

void TestDialectSteering::holds()
{
    QFETCH(DialectPointer, dialect);
    SteeredDemo demo(dialect);
    QVERIFY(demo.isUp());
    demo.steering().press(Direction::Right, Pace::Normal);
    QTRY_VERIFY(demo.camera().pointing().right > 15);
    demo.steering().releaseAll();
    QTRY_VERIFY(demo.rests());
    const double where = demo.camera().pointing().right;
    const qsizetype requests = demo.camera().servoRequests().size();
    QSignalSpy replied(&demo.steering(), &Steering::replied);
    QVERIFY(!replied.wait(200));
    QCOMPARE(demo.camera().pointing().right, where);
    QCOMPARE(demo.camera().servoRequests().size(), requests);
    QVERIFY(where < 89);
    QCOMPARE(demo.camera().wrongServoRequests(), 0);
}

VEDETTE_GUI_TEST(TestDialectSteering)
#include "TestDialectSteering.moc"
