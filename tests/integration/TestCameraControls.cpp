// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/Camera.h"
#include "demo/DemoCamera.h"
#include "dialects/DialectLibrary.h"
#include "ScriptedServer.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace std::chrono_literals;
using Outcome = ServoReply::Outcome;

namespace {

using Reading = ControlList::Reading;

DialectPointer dialectOf(const QString &id)
{
    return std::get<DialectPointer>(DialectLibrary::find(id, QString()));
}

QStringList idsOf(const ControlList &list)
{
    QStringList ids;
    for (const ControlState &state : list.controls) {
        ids += state.control.id;
    }
    return ids;
}

std::optional<int> valueOf(const Camera &camera, const QString &id)
{
    const ControlState *const state = const_cast<Camera &>(camera).controls().list().find(id);
    return state != nullptr ? state->value : std::nullopt;
}

struct Setting
{
    const char *dialect;
    const char *control;
    int value;
    const char *line; ///< what is sent, byte for byte
};

/// Of the firmwares whose controls are simulated.
constexpr auto Settings = std::to_array<Setting>({
    {"var-pan-degrees", "lamp", 128, "GET /control?var=led_intensity&val=128"},
    {"var-pan-degrees", "frame-size", 9, "GET /control?var=framesize&val=9"},
    {"var-pan-degrees", "quality", 63, "GET /control?var=quality&val=63"},
    {"var-pan-degrees", "brightness", -2, "GET /control?var=brightness&val=-2"},
    {"var-pan-degrees", "contrast", 2, "GET /control?var=contrast&val=2"},
    {"var-pan-degrees", "saturation", 1, "GET /control?var=saturation&val=1"},
    {"var-pan-degrees", "mirror", 1, "GET /control?var=hmirror&val=1"},
    {"var-pan-degrees", "flip", 1, "GET /control?var=vflip&val=1"},
    {"var-pan-direction", "lamp", 255, "GET /control?var=led_intensity&val=255"},
    {"var-pan-duty", "flip", 1, "GET /control?var=vflip&val=1"},
    {"action-go-degrees", "brightness", -1, "GET /control?var=brightness&val=-1"},
    {"mjpeg2sd", "lamp", 1, "GET /control?lamp=1"},
    {"mjpeg2sd", "frame-size", 10, "GET /control?framesize=10"},
    {"foscam", "frame-size", 8, "GET /camera_control.cgi?param=0&value=8&user=admin&pwd=secret"},
    {"foscam", "brightness", 255,
     "GET /camera_control.cgi?param=1&value=255&user=admin&pwd=secret"},
    {"foscam", "contrast", 6, "GET /camera_control.cgi?param=2&value=6&user=admin&pwd=secret"},
    {"foscam-swapped", "flip", 2, "GET /camera_control.cgi?param=5&value=2&user=admin&pwd=secret"},
});

} // namespace

/// Lamp and picture settings of a camera, from a value to the bytes and back.
class TestCameraControls : public QObject
{
    Q_OBJECT

private slots:
    void settings_data();
    void settings();
    void aCameraThatIsSteeredByWebSocketIsSetByHttp();
    void aFirmwareThatDoesNotSayTakesThemAllTheSame();
    void whatTheCameraDoesNotListIsNotThere_data();
    void whatTheCameraDoesNotListIsNotThere();
    void theCameraIsAskedWhenSomebodyLooks();
    void theNewestValueWins();
    void aLoginInTheRequestDoesNotHideTheValues();
    void anotherPictureSizeIsNoInterruption();
    void aRestartForgetsThem();

private:
    static CameraConfig configOf(const QUrl &servoUrl, const QString &dialect)
    {
        CameraConfig config;
        config.servoUrl = servoUrl;
        config.dialect = dialectOf(dialect);
        return config;
    }
    static Reading lookedAt(Camera &camera)
    {
        bool hasLooked = false;
        camera.controls().look([&hasLooked] { hasLooked = true; });
        return QTest::qWaitFor([&] { return hasLooked; }) ? camera.controls().list().reading
                                                          : Reading::Unread;
    }
};

void TestCameraControls::settings_data()
{
    QTest::addColumn<Setting>("setting");
    for (const Setting &setting : Settings) {
        QTest::addRow("%s %s", setting.dialect, setting.control) << setting;
    }
}

void TestCameraControls::settings()
{
    QFETCH(Setting, setting);
    DemoCamera::Options options;
    options.dialect = QString::fromLatin1(setting.dialect);
    DemoCamera demo(options);
    QVERIFY(demo.start());
    CameraConfig config = configOf(demo.servoUrl(), options.dialect);
    config.login = {options.userName, options.password};
    Camera camera(config);
    const QString id = QString::fromLatin1(setting.control);
    QCOMPARE(lookedAt(camera), Reading::Done);
    QCOMPARE(demo.servoRequests().size(), 1);
    const QByteArray asked = options.dialect.startsWith(u"foscam")
                                 ? "GET /get_camera_params.cgi?user=admin&pwd=secret HTTP/1.1\r\n"
                                 : "GET /status HTTP/1.1\r\n";
    QVERIFY(demo.servoRequests().constLast().startsWith(asked));
    QCOMPARE(camera.controls().list().controls.size(), dialectOf(options.dialect)->controls.size());
    QVERIFY(valueOf(camera, id) && *valueOf(camera, id) != setting.value);

    QSignalSpy ended(&camera.controls(), &CameraControls::ended);
    camera.controls().set(id, setting.value);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended.first().at(1).value<ServoReply>().outcome, Outcome::Moved);
    const QByteArray request = demo.servoRequests().constLast();
    QCOMPARE(request.first(request.indexOf(" HTTP/")), QByteArray(setting.line));
    QCOMPARE(valueOf(camera, id), setting.value);
    // Another one sees what this one has set.
    Camera other(camera.config());
    QCOMPARE(lookedAt(other), Reading::Done);
    QCOMPARE(valueOf(other, id), setting.value);
    QCOMPARE(demo.wrongServoRequests(), 0);
}

void TestCameraControls::aCameraThatIsSteeredByWebSocketIsSetByHttp()
{
    ScriptedServer server(always(ScriptedServer::response(200, R"({"lampLevel":"3"})")));
    Camera camera(configOf(server.url({}), u"mjpeg2sd-websocket"_s));
    QCOMPARE(lookedAt(camera), Reading::Done);
    QCOMPARE(valueOf(camera, u"lamp"_s), 3);
    camera.controls().set(u"lamp"_s, 15);
    QTRY_COMPARE(valueOf(camera, u"lamp"_s), 15);
    QVERIFY(server.requests.constLast().startsWith("GET /control?lampLevel=15 HTTP/1.1\r\n"));
}

void TestCameraControls::aFirmwareThatDoesNotSayTakesThemAllTheSame()
{
    ScriptedServer server(always(ScriptedServer::response(200, "ok")));
    Camera camera(configOf(server.url({}), u"axis"_s));
    QCOMPARE(lookedAt(camera), Reading::Impossible);
    QVERIFY(server.requests.isEmpty());
    QCOMPARE(idsOf(camera.controls().list()), QStringList{u"night"_s});
    QVERIFY(!valueOf(camera, u"night"_s));
    camera.controls().set(u"night"_s, 2);
    QTRY_COMPARE(valueOf(camera, u"night"_s), 2);
    QVERIFY(server.requests.constLast().startsWith(
        "GET /axis-cgi/com/ptz.cgi?ircutfilter=auto HTTP/1.1\r\n"));
    // What it cannot be is not sent.
    QList<Outcome> ends;
    camera.controls().set(u"night"_s, 3, [&](const ServoReply &reply) { ends += reply.outcome; });
    camera.controls().set(u"lamp"_s, 1, [&](const ServoReply &reply) { ends += reply.outcome; });
    QTRY_COMPARE(ends, (QList{Outcome::NotConfigured, Outcome::NotConfigured}));
    QCOMPARE(server.requests.size(), 1);
    // One without a dialect has none.
    Camera plain{CameraConfig{}};
    QCOMPARE(lookedAt(plain), Reading::Impossible);
    QVERIFY(plain.controls().list().controls.isEmpty());
}

void TestCameraControls::whatTheCameraDoesNotListIsNotThere_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<QString>("shown"); ///< ids and values; empty: all that the dialect has
    const auto row = [](const char *name, const QByteArray &body, const char *shown,
                        int status = 200) {
        QTest::newRow(name) << status << body << (*shown == 0 ? Reading::Failed : Reading::Done)
                            << QString::fromLatin1(shown);
    };
    row("some", R"({"quality":12,"vflip":0})", "quality=12 flip=0");
    row("texts and words", R"({"quality":"12","vflip":true,"hmirror":"0"})",
        "quality=12 mirror=0 flip=1");
    row("lines", "var quality=12;\r\nvar vflip=1;\r\n", "quality=12 flip=1");
    row("no lamp", R"({"led_intensity":-1,"quality":10})", "quality=10");
    row("values that it cannot have",
        R"({"led_intensity":256,"framesize":3,"quality":9.5,"brightness":1e300,"vflip":null,)"
        R"("hmirror":[1],"contrast":{"a":1}})",
        "lamp=? frame-size=? quality=? brightness=? contrast=? mirror=? flip=?");
    row("nothing of it", R"({"temperature":12})", "");
    row("a page", "<html><body>quality=10</body></html>", "");
    row("nothing", "", "");
    row("a list", R"([{"quality":12}])", "");
    row("cut short", R"({"quality":12,"vflip":)", "");
    row("too long", QByteArray(R"({"quality":12,"x":")") + QByteArray(1 << 20, 'x') + R"("})", "");
    row("deep", QByteArray(30'000, '['), "");
    row("many lines", QByteArray("a=1\n").repeated(8'000), "");
    row("bytes", QByteArray::fromHex("00ff80fe3d0a3d3d0a"), "");
    row("an error", R"({"quality":12})", "", 500);
    row("another login", R"({"quality":12})", "", 403);
}

void TestCameraControls::whatTheCameraDoesNotListIsNotThere()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Reading, reading);
    QFETCH(QString, shown);
    ScriptedServer server(always(ScriptedServer::response(status, body)));
    Camera camera(configOf(server.url({}), u"var-pan-degrees"_s));
    QCOMPARE(lookedAt(camera), reading);
    const ControlList &list = camera.controls().list();
    QCOMPARE(list.problem.isEmpty(), reading == Reading::Done);
    if (reading == Reading::Failed) {
        QCOMPARE(list.controls.size(), camera.config().dialect->controls.size());
        QVERIFY(std::all_of(list.controls.cbegin(), list.controls.cend(),
                            [](const ControlState &state) { return !state.value; }));
        return;
    }
    QStringList items;
    for (const ControlState &state : list.controls) {
        items += state.control.id + u'=' + (state.value ? QString::number(*state.value) : u"?"_s);
    }
    QCOMPARE(items.join(u' '), shown);
}

void TestCameraControls::theCameraIsAskedWhenSomebodyLooks()
{
    ScriptedServer server(always(ScriptedServer::response(200, R"({"quality":12})")));
    Camera camera(configOf(server.url({}), u"var-pan-degrees"_s));
    QTest::qWait(0);
    QVERIFY(server.requests.isEmpty());
    // Many who look at once cost one request, and who looks soon after that costs none.
    int looked = 0;
    for (int i = 0; i < 50; ++i) {
        camera.controls().look([&looked] { ++looked; });
    }
    QCOMPARE(looked, 0);
    QTRY_COMPARE(looked, 50);
    QCOMPARE(lookedAt(camera), Reading::Done);
    QCOMPARE(server.requests.size(), 1);
    // One who looks, and leaves before the answer, does no harm.
    {
        Camera left(camera.config());
        left.controls().look([&looked] { ++looked; });
        left.controls().set(u"quality"_s, 99, [&looked](const ServoReply &) { ++looked; });
    }
    QCoreApplication::processEvents();
    QCOMPARE(looked, 50);
}

void TestCameraControls::theNewestValueWins()
{
    // Of a slider that is dragged: what was set while a request is under way, but for the last, is
    // not sent.
    bool isSlow = true;
    ScriptedServer server([&isSlow](QTcpSocket &socket, const QByteArray &) {
        if (!isSlow) {
            socket.write(ScriptedServer::response(200, {}));
        }
    });
    Camera camera(configOf(server.url({}), u"var-pan-degrees"_s));
    QList<Outcome> ends;
    for (int value = 0; value <= 100; ++value) {
        camera.controls().set(u"lamp"_s, value,
                              [&ends](const ServoReply &reply) { ends += reply.outcome; });
    }
    QTRY_COMPARE(server.requests.size(), 1);
    isSlow = false;
    server.sockets.constFirst()->write(ScriptedServer::response(200, {}));
    QTRY_COMPARE(ends.count(Outcome::Moved), 2);
    QCOMPARE(ends.size(), 101);
    QCOMPARE(server.requests.size(), 2);
    QVERIFY(server.requests.constLast().contains("val=100 "));
    QCOMPARE(valueOf(camera, u"lamp"_s), 100);
}

void TestCameraControls::aLoginInTheRequestDoesNotHideTheValues()
{
    ScriptedServer server(always(
        ScriptedServer::response(200, "var resolution=8;\nvar brightness=90;\nvar flip=3;\n")));
    CameraConfig config = configOf(server.url({}), u"foscam"_s);
    config.login = {u"admin"_s, u"topsecret"_s};
    Camera camera(config);
    QCOMPARE(lookedAt(camera), Reading::Done);
    QVERIFY(server.requests.constFirst().startsWith(
        "GET /get_camera_params.cgi?user=admin&pwd=topsecret HTTP/1.1"));
    // The lamp has no key, the contrast is not listed.
    QCOMPARE(idsOf(camera.controls().list()),
             (QStringList{u"lamp"_s, u"frame-size"_s, u"brightness"_s, u"flip"_s}));
    QCOMPARE(valueOf(camera, u"flip"_s), 3);
}

void TestCameraControls::anotherPictureSizeIsNoInterruption()
{
    DemoCamera::Options options;
    options.dialect = u"var-pan-degrees"_s;
    DemoCamera demo(options);
    QVERIFY(demo.start());
    CameraConfig config = configOf(demo.servoUrl(), options.dialect);
    config.cameraUrl = demo.streamUrl();
    Camera camera(config);
    QList<StreamState> states;
    connect(&camera.stream(), &CameraStream::statusChanged, this, [&](const StreamStatus &status) {
        if (states.isEmpty() || states.constLast() != status.state) {
            states += status.state;
        }
    });
    camera.stream().start();
    QTRY_COMPARE(states, (QList{StreamState::Connecting, StreamState::Live}));
    const auto shows = [&](QSize size) {
        return camera.stream().status().state == StreamState::Live &&
               camera.stream().status().resolution == size;
    };
    // In the same stream, for some seconds of which the picture may pause.
    camera.controls().set(u"frame-size"_s, 9);
    QTRY_VERIFY(shows({800, 600}));
    QCOMPARE(states.size(), 2);
    // A camera that ends the stream for it has not been interrupted either.
    connect(&camera.controls(), &CameraControls::pictureMayPause, &demo,
            [&demo] { demo.setFault(Fault::Reset); });
    connect(&camera.controls(), &CameraControls::ended, &demo,
            [&demo] { demo.setFault(Fault::None); });
    camera.controls().set(u"frame-size"_s, 8);
    QTRY_VERIFY(shows({640, 480}));
    QVERIFY(!states.contains(StreamState::Interrupted));
    QVERIFY(!states.contains(StreamState::Unreachable));
}

/// A lamp that was on is off then, and so is one whose camera does not answer any more.
void TestCameraControls::aRestartForgetsThem()
{
    DemoCamera::Options options;
    options.dialect = u"var-pan-degrees"_s;
    DemoCamera demo(options);
    QVERIFY(demo.start());
    CameraConfig config = configOf(demo.servoUrl(), options.dialect);
    config.cameraUrl = demo.streamUrl();
    Camera camera(config);
    const auto state = [&] { return camera.stream().status().state; };
    camera.stream().start();
    QTRY_COMPARE(state(), StreamState::Live);
    QCOMPARE(lookedAt(camera), Reading::Done);
    camera.controls().set(u"lamp"_s, 255);
    QTRY_COMPARE(valueOf(camera, u"lamp"_s), 255);
    demo.setFault(Fault::Reboot);
    QTRY_VERIFY(state() != StreamState::Live);
    demo.setFault(Fault::None);
    QTRY_COMPARE(state(), StreamState::Live);
    QCOMPARE(camera.controls().list().reading, Reading::Unread);
    QCOMPARE(valueOf(camera, u"lamp"_s), std::nullopt);
    QCOMPARE(lookedAt(camera), Reading::Done);
    QCOMPARE(valueOf(camera, u"lamp"_s), 0);
    demo.setServoFault(DemoCamera::ServoFault::Error);
    camera.controls().mayHaveRestarted();
    QCOMPARE(lookedAt(camera), Reading::Failed);
    QCOMPARE(valueOf(camera, u"lamp"_s), std::nullopt);
}

VEDETTE_GUI_TEST(TestCameraControls)
#include "TestCameraControls.moc"
