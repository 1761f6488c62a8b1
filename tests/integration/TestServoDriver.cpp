// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/DialectLibrary.h"
#include "ScriptedServer.h"
#include "steering/HttpServoDriver.h"
#include "steering/OwedStop.h"
#include "steering/Steering.h"
#include "steering/WebSocketServoDriver.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include <memory>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace std::chrono_literals;

namespace {

CameraConfig configOf(const QUrl &url, const QString &dialect)
{
    CameraConfig config;
    config.servoUrl = url;
    const DialectResult found = DialectLibrary::find(dialect, {});
    config.dialect = std::holds_alternative<DialectPointer>(found) ? std::get<DialectPointer>(found)
                                                                   : DialectPointer();
    return config;
}

/// A camera with HTTP that keeps the first lines of what it was asked.
class AskedCamera
{
public:
    QStringList lines; ///< "GET /path"
    int status = 200;
    QByteArray body = "ok";
    QString failsOn; ///< lines that have this are answered with …
    int failsWith = 500;

    QUrl url() const { return m_server.url(QString()); }
    QList<QByteArray> heads() const { return m_server.requests; }

private:
    ScriptedServer m_server{[this](QTcpSocket &socket, const QByteArray &head) {
        const QString line = QString::fromLatin1(head.split('\r').first()).section(u' ', 0, 1);
        lines += line;
        const bool fails = !failsOn.isEmpty() && line.contains(failsOn);
        socket.write(ScriptedServer::response(fails ? failsWith : status, body));
    }};
};

} // namespace

/// Commands and hands, over real sockets, to cameras of each kind.
class TestServoDriver : public QObject
{
    Q_OBJECT

private slots:
    void handsOnEachKind_data();
    void handsOnEachKind();
    void failsHalfWay();
    void redirectsAreNotFollowed();
    void passwordsStayOutOfAnswers();
    void putsWithABodyAndALogin();
    void nothingToAskWithoutTurning();
    void aCameraWithoutAListOfSettingsMayTurn();
    void heldStepsEndWithTheRelease();
    void aStopIsRepeated();
    void stopsOfWhatDoesNotTurnMayBeRefused();
    void anOwedStopLeavesAtTheStart();
    void aWebSocketIsOpenOnlyWhileSteering();
    void aWebSocketThatIsNotThere();

private:
    static ServoReply send(ServoDriver &driver, const ServoCommand &command);
};

ServoReply TestServoDriver::send(ServoDriver &driver, const ServoCommand &command)
{
    QSignalSpy finished(&driver, &ServoDriver::finished);
    driver.send(command);
    if (!finished.isEmpty() || !driver.isBusy() || !finished.wait() || driver.isBusy()) {
        QTest::qFail("no reply, or one too early", __FILE__, __LINE__);
        return {};
    }
    return finished.takeFirst().constFirst().value<ServoReply>();
}

void TestServoDriver::handsOnEachKind_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QStringList>("lines"); ///< of a tap to the left
    QTest::newRow("relative") << u"tr-el"_s << QStringList(u"GET /?tr=5&el=0"_s);
    QTest::newRow("absolute") << u"servo-pan-tilt"_s << QStringList(u"GET /servo?pan=85&tilt=90"_s);
    QTest::newRow("step") << u"action-go"_s << QStringList(u"GET /action?go=left"_s);
    QTest::newRow("step of a size")
        << u"action-go-degrees"_s << QStringList(u"GET /control?go=left&degrees=5"_s);
    QTest::newRow("continuous") << u"var-pan-direction"_s
                                << QStringList{u"GET /control?var=pan&val=-1"_s,
                                               u"GET /control?var=pan&val=0"_s};
}

void TestServoDriver::handsOnEachKind()
{
    QFETCH(QString, dialect);
    QFETCH(QStringList, lines);
    AskedCamera camera;
    const auto driver = ServoDriver::forCamera(configOf(camera.url(), dialect));
    Steering steering(*driver);
    steering.press(Direction::Left, Pace::Normal);
    QVERIFY(driver->isBusy()); // it leaves at once
    steering.release(Direction::Left);
    QTRY_COMPARE(camera.lines, lines);
    QTRY_VERIFY(!driver->isBusy() && steering.isAtRest());
    QSignalSpy replied(&steering, &Steering::replied);
    QVERIFY(!replied.wait(100));
    QCOMPARE(camera.lines, lines);
}

void TestServoDriver::failsHalfWay()
{
    AskedCamera camera;
    camera.failsOn = u"camTilt"_s;
    HttpServoDriver driver(configOf(camera.url(), u"mjpeg2sd"_s));
    const ServoReply reply = send(driver, ServoCommand::ofMove({.pan = -10, .tilt = 10}));
    QCOMPARE(reply.outcome, ServoReply::Outcome::Rejected);
    QCOMPARE(reply.move, (Move{.pan = -10, .tilt = 10}));
    QCOMPARE(reply.done, Move{.pan = -10});
    QCOMPARE(reply.acknowledged, 1);
    camera.failsOn.clear();
    QCOMPARE(send(driver, ServoCommand::ofMove({.pan = -1, .tilt = 1})).outcome,
             ServoReply::Outcome::Moved);
    QCOMPARE(camera.lines,
             (QStringList{u"GET /control?camPan=100"_s, u"GET /control?camTilt=80"_s,
                          u"GET /control?camPan=101"_s, u"GET /control?camTilt=89"_s}));
}

void TestServoDriver::redirectsAreNotFollowed()
{
    AskedCamera camera;
    camera.status = 302;
    HttpServoDriver driver(configOf(camera.url(), u"mjpeg2sd"_s));
    const ServoReply reply = send(driver, ServoCommand::ofMove({.pan = 1}));
    QCOMPARE(reply.outcome, ServoReply::Outcome::Rejected);
    QVERIFY(reply.text.contains(u"redirect"_s));
    QCOMPARE(camera.lines.size(), 1);
}

void TestServoDriver::passwordsStayOutOfAnswers()
{
    AskedCamera camera;
    camera.body = "bad request: pwd=secret";
    camera.status = 400;
    CameraConfig config = configOf(camera.url(), u"foscam"_s);
    config.login = {u"me"_s, u"secret"_s};
    HttpServoDriver driver(config);
    const ServoReply reply = send(driver, ServoCommand::ofMove({.pan = 1}));
    QVERIFY(camera.lines.constFirst().contains(u"pwd=secret"_s));
    QVERIFY(!reply.body.contains("secret"));
    QVERIFY(!reply.text.contains(u"secret"_s));
    // Also one that stood in a header.
    ScriptedServer mirror([](QTcpSocket &socket, const QByteArray &head) {
        const bool isKnown = head.contains("Authorization: Basic");
        socket.write(ScriptedServer::response(
            isKnown ? 200 : 401, head, isKnown ? "" : "WWW-Authenticate: Basic realm=\"r\"\r\n"));
    });
    QUrl url = mirror.url(QString());
    url.setUserInfo(u"cam:s3cret"_s);
    HttpServoDriver basic(configOf(url, u"var-pan-degrees"_s));
    const ServoReply mirrored = send(basic, ServoCommand::ofMove({.pan = 1}));
    QCOMPARE(mirrored.outcome, ServoReply::Outcome::Moved);
    QVERIFY2(mirrored.body.isEmpty(), mirrored.body);
}

void TestServoDriver::putsWithABodyAndALogin()
{
    QList<QByteArray> heads;
    ScriptedServer server([&heads](QTcpSocket &socket, const QByteArray &head) {
        heads += head;
        const bool isKnown = head.contains("Authorization: Digest");
        socket.write(ScriptedServer::response(
            isKnown ? 200 : 401, "",
            isKnown ? "" : "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\n"));
        socket.close();
    });
    CameraConfig config = configOf(server.url(QString()), u"hikvision"_s);
    config.login = {u"me"_s, u"secret"_s};
    HttpServoDriver driver(config);
    QCOMPARE(send(driver, ServoCommand::ofDrive({0.5, 0})).outcome, ServoReply::Outcome::Moved);
    QCOMPARE(heads.size(), 2);
    QVERIFY2(heads.constLast().startsWith("PUT /ISAPI/PTZCtrl/channels/1/continuous HTTP/1.1\r\n"),
             heads.constLast().constData());
    QVERIFY(heads.constLast().contains("\r\nContent-Type: application/xml\r\nContent-Length: "));
}

void TestServoDriver::nothingToAskWithoutTurning()
{
    AskedCamera camera;
    HttpServoDriver driver(configOf(camera.url(), u"action-go"_s));
    const ServoReply reply = send(driver, ServoCommand::ofMove({}));
    QCOMPARE(reply.outcome, ServoReply::Outcome::Moved);
    QVERIFY(reply.isUntried);
    QVERIFY(camera.lines.isEmpty());
}

/// Servos have another path than the list of settings.
void TestServoDriver::aCameraWithoutAListOfSettingsMayTurn()
{
    AskedCamera camera;
    camera.failsOn = u"status"_s;
    camera.failsWith = 404;
    HttpServoDriver driver(configOf(camera.url(), u"var-pan-degrees"_s));
    QVERIFY(send(driver, ServoCommand::ofMove({})).isUntried);
    QCOMPARE(camera.lines, QStringList(u"GET /status"_s));
    // One that turns until it is stopped takes a stop.
    HttpServoDriver driven(configOf(camera.url(), u"var-pan-direction"_s));
    const ServoReply reply = send(driven, ServoCommand::ofMove({}));
    QCOMPARE(reply.outcome, ServoReply::Outcome::Moved);
    QVERIFY(!reply.isUntried);
    QCOMPARE(camera.lines.mid(1), (QStringList{u"GET /status"_s, u"GET /control?var=pan&val=0"_s,
                                               u"GET /control?var=tilt&val=0"_s}));
    // Asked for its settings, it says that it has none.
    const ServoCommand asking = ServoCommand::ofKind(ServoCommand::Kind::ReadControls);
    QCOMPARE(send(driven, asking).outcome, ServoReply::Outcome::Rejected);
    // Where nothing has a path, there are no servos.
    camera.status = 404;
    HttpServoDriver missing(configOf(camera.url(), u"var-pan-direction"_s));
    QVERIFY(send(missing, ServoCommand::ofMove({})).text.contains(u"There are no servos"_s));
}

void TestServoDriver::heldStepsEndWithTheRelease()
{
    AskedCamera camera;
    HttpServoDriver driver(configOf(camera.url(), u"action-go"_s));
    Steering steering(driver);
    steering.press(Direction::Up, Pace::Fast);
    QTRY_VERIFY(camera.lines.size() > 6);
    steering.release(Direction::Up);
    QTRY_VERIFY(!driver.isBusy());
    const qsizetype requests = camera.lines.size();
    QSignalSpy replied(&steering, &Steering::replied);
    QVERIFY(!replied.wait(200));
    QCOMPARE(camera.lines.size(), requests);
    QCOMPARE(camera.lines.count(u"GET /action?go=up"_s), requests);
}

void TestServoDriver::aStopIsRepeated()
{
    const QTemporaryDir folder;
    AskedCamera camera;
    const CameraConfig config = configOf(camera.url(), u"var-pan-direction"_s);
    HttpServoDriver driver(config);
    OwedStop owed(config.servoUrl, folder.path());
    Steering steering(driver);
    steering.setOwedStop(owed);
    QSignalSpy rested(&steering, &Steering::rested);
    steering.press(Direction::Right, Pace::Normal);
    QVERIFY(owed.isOwed()); // before it leaves
    camera.failsOn = u"val=0"_s;
    steering.releaseAll();
    QTRY_VERIFY(camera.lines.count(u"GET /control?var=pan&val=0"_s) >= 2);
    QVERIFY(!steering.isAtRest());
    QVERIFY(owed.isOwed());
    camera.failsOn.clear();
    QTRY_COMPARE(rested.size(), 1);
    QVERIFY(steering.isAtRest());
}

void TestServoDriver::stopsOfWhatDoesNotTurnMayBeRefused()
{
    AskedCamera camera;
    HttpServoDriver driver(configOf(camera.url(), u"var-pan-direction"_s));
    const ServoCommand stop = ServoCommand::ofKind(ServoCommand::Kind::Stop);
    camera.failsOn = u"var=pan"_s; // by 500: it may be turning all the same
    QCOMPARE(send(driver, stop).outcome, ServoReply::Outcome::Rejected);
    QCOMPARE(camera.lines.size(), 2);
    camera.failsWith = 400;
    QCOMPARE(send(driver, stop).outcome, ServoReply::Outcome::Moved);
    camera.failsOn = u"var="_s;
    QCOMPARE(send(driver, stop).outcome, ServoReply::Outcome::Rejected);
    QCOMPARE(camera.lines.size(), 6);
}

void TestServoDriver::anOwedStopLeavesAtTheStart()
{
    const QTemporaryDir folder;
    AskedCamera camera;
    const CameraConfig config = configOf(camera.url(), u"foscam"_s);
    OwedStop(config.servoUrl, folder.path()).owe(); // and the program is killed
    HttpServoDriver driver(config);
    {
        OwedStop owed(config.servoUrl, folder.path());
        Steering steering(driver);
        steering.setOwedStop(owed);
        QVERIFY(!driver.isBusy());
        QTRY_VERIFY(steering.isAtRest());
        QVERIFY(camera.lines.constFirst().startsWith(u"GET /decoder_control.cgi?command=1&"_s));
        QCOMPARE(camera.lines.size(), 1);
    }
    QVERIFY(!OwedStop(config.servoUrl, folder.path()).isOwed());
}

void TestServoDriver::aWebSocketIsOpenOnlyWhileSteering()
{
    QWebSocketServer server(u"camera"_s, QWebSocketServer::NonSecureMode);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QStringList frames;
    QString path;
    int closed = 0;
    connect(&server, &QWebSocketServer::newConnection, &server, [&] {
        QWebSocket *const socket = server.nextPendingConnection();
        socket->setParent(&server);
        path = socket->requestUrl().path();
        connect(socket, &QWebSocket::textMessageReceived, &server,
                [kept = &frames](const QString &frame) { *kept += frame; });
        connect(socket, &QWebSocket::disconnected, &server, [count = &closed] { ++*count; });
    });
    CameraConfig config =
        configOf(QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort())), u"mjpeg2sd-websocket"_s);
    const auto driver = ServoDriver::forCamera(config);
    auto *const sockets = qobject_cast<WebSocketServoDriver *>(driver.get());
    QVERIFY(sockets != nullptr);
    sockets->setMaximumIdle(100ms);
    QCOMPARE(send(*driver, ServoCommand::ofMove({.pan = 5, .tilt = 5})).outcome,
             ServoReply::Outcome::Moved);
    QTRY_COMPARE(frames, (QStringList{u"P85"_s, u"T85"_s}));
    QCOMPARE(path, u"/ws"_s);
    QTRY_COMPARE(closed, 1);
    QCOMPARE(send(*driver, ServoCommand::ofMove({.pan = 5})).outcome, ServoReply::Outcome::Moved);
    QTRY_COMPARE(frames.constLast(), u"P80"_s);
    QTRY_COMPARE(closed, 2);
}

void TestServoDriver::aWebSocketThatIsNotThere()
{
    ScriptedServer server([](QTcpSocket &, const QByteArray &) {});
    const CameraConfig config = configOf(server.url(QString()), u"mjpeg2sd-websocket"_s);
    WebSocketServoDriver silent(config);
    silent.setTimeout(200ms);
    QCOMPARE(send(silent, ServoCommand::ofMove({.pan = 5})).outcome, ServoReply::Outcome::TimedOut);
    // A head without end fills no memory: the camera cannot get rid of it.
    constexpr qsizetype Endless = 64 << 20;
    ScriptedServer endless([](QTcpSocket &socket, const QByteArray &) {
        socket.write("HTTP/1.1 101 Switching Protocols\r\nX: " + QByteArray(Endless, 'x'));
    });
    WebSocketServoDriver flooded(configOf(endless.url(QString()), u"mjpeg2sd-websocket"_s));
    flooded.setTimeout(1s);
    qint64 left = 0;
    connect(&flooded, &ServoDriver::finished, this, [&] {
        left = endless.sockets.isEmpty() ? 0 : endless.sockets.first()->bytesToWrite();
    });
    QCOMPARE(send(flooded, ServoCommand::ofMove({.pan = 5})).outcome,
             ServoReply::Outcome::TimedOut);
    QVERIFY2(left > Endless / 2, QByteArray::number(left));
    server.close();
    WebSocketServoDriver gone(config);
    const ServoReply reply = send(gone, ServoCommand::ofMove({.pan = 5}));
    QCOMPARE(reply.outcome, ServoReply::Outcome::Unreachable);
    QVERIFY(!reply.text.isEmpty());
}

VEDETTE_TEST(TestServoDriver)
#include "TestServoDriver.moc"
