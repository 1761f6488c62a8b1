// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"
#include "TestProgram.h"

#include <QImage>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>

using namespace std::chrono_literals;
using vedette::DemoCamera;
using vedette::DemoCameraThread;
using vedette::Fault;

namespace {

DemoCamera::Options withDialect(const QString &dialect)
{
    DemoCamera::Options options;
    options.dialect = dialect;
    return options;
}

/// The status line that answers these bytes; nothing when none comes within so many milliseconds.
QByteArray servoStatus(const DemoCameraThread &camera, const QByteArrayList &pieces,
                       int wait = Timeout)
{
    QTcpSocket socket;
    const QUrl url = camera.servoUrl();
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    if (!socket.waitForConnected(Timeout)) {
        return "no connection";
    }
    for (const QByteArray &piece : pieces) {
        socket.write(piece);
        socket.waitForBytesWritten(Timeout);
    }
    while (!socket.canReadLine() && socket.waitForReadyRead(wait)) {
    }
    return socket.readLine().trimmed();
}

QByteArray servoGet(const QByteArray &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: camera\r\n\r\n";
}

QUrl socketUrl(const DemoCameraThread &camera, const QString &path)
{
    QUrl url = camera.servoUrl();
    url.setScheme(QStringLiteral("ws"));
    url.setPath(path);
    return url;
}

} // namespace

/// The simulated servos of other firmwares, over real sockets.
class TestDemoServos : public QObject
{
    Q_OBJECT

private slots:
    void requestsAreKeptByteForByte();
    void wrongOnesAreCounted();
    void someWantALogin_data();
    void someWantALogin();
    void theKeyIsALogin();
    void faultsShowInEachDialect();
    void theAnswerMayBeLate();
    void aSecondWebSocketClosesTheFirst();
    void aRebootKeepsThePort();
    void settingsChangeThePicture();
    void theProgramSpeaksADialect();
    void theProgramListsDialects();
};

void TestDemoServos::requestsAreKeptByteForByte()
{
    DemoCameraThread dlink(withDialect(QStringLiteral("dlink")));
    QVERIFY(dlink.start());
    QCOMPARE(dlink.servoUrl().path(), QString());
    QSignalSpy moved(&dlink, &DemoCameraThread::servoMoved);
    const QByteArray body = "PanSingleMoveDegree=20&TiltSingleMoveDegree=10&PanTiltSingleMove=3";
    const QByteArray head =
        "POST /pantiltcontrol.cgi HTTP/1.1\r\nHost: camera\r\nContent-Length: " +
        QByteArray::number(body.size()) + "\r\n\r\n";
    QCOMPARE(servoStatus(dlink, {head + body.first(30), body.sliced(30)}),
             QByteArray("HTTP/1.1 200 OK"));
    QCOMPARE(dlink.servoRequests(), QByteArrayList{head + body});
    QCOMPARE(dlink.target().right, -20.0);
    QTRY_COMPARE_WITH_TIMEOUT(dlink.pointing().right, -20.0, Timeout);
    QVERIFY(!dlink.pointing().isMoving);
    QTRY_COMPARE_WITH_TIMEOUT(moved.count(), 1, Timeout);
    QCOMPARE(moved.constFirst().constFirst().toInt(), 20);
}

void TestDemoServos::wrongOnesAreCounted()
{
    DemoCameraThread camera(withDialect(QStringLiteral("action-go")));
    QVERIFY(camera.start());
    QTest::ignoreMessage(QtWarningMsg, "action-go: wrong request: GET /action: unknown direction");
    QCOMPARE(servoStatus(camera, {servoGet("/action?go=sideways")}),
             QByteArray("HTTP/1.1 500 Internal Server Error"));
    QCOMPARE(camera.wrongServoRequests(), 1);
    QCOMPARE(servoStatus(camera, {servoGet("/action?go=left")}), QByteArray("HTTP/1.1 200 OK"));
    QCOMPARE(camera.wrongServoRequests(), 1);
    // A body whose end cannot be told is no request at all.
    QCOMPARE(servoStatus(camera, {"POST /action HTTP/1.1\r\nContent-Length: many\r\n\r\n"}),
             QByteArray("HTTP/1.1 400 Bad Request"));
    QCOMPARE(camera.servoRequests().size(), 2);
}

void TestDemoServos::someWantALogin_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("dahua") << QStringLiteral("/cgi-bin/ptz.cgi?action=start&channel=0&"
                                             "code=PositionABS&arg1=10&arg2=0&arg3=0")
                           << QStringList();
    QTest::newRow("axis") << QStringLiteral("/axis-cgi/com/ptz.cgi?rpan=10") << QStringList();
    QTest::newRow("hikvision")
        << QStringLiteral("/ISAPI/PTZCtrl/channels/1/momentary")
        << QStringList{QStringLiteral("-X"), QStringLiteral("PUT"), QStringLiteral("-d"),
                       QStringLiteral("<PTZData><pan>50</pan><Momentary><duration>333</duration>"
                                      "</Momentary></PTZData>")};
    QTest::newRow("thingino") << QStringLiteral("/x/json-motor.cgi?d=g&x=222&y=0") << QStringList();
}

void TestDemoServos::someWantALogin()
{
    QFETCH(QString, target);
    QFETCH(QStringList, options);
    DemoCameraThread camera(withDialect(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(camera.start());
    const auto status = [&](const QString &login) {
        QProcess curl;
        curl.start(QStringLiteral("curl"),
                   options + QStringList{QStringLiteral("-s"), QStringLiteral("-o"),
                                         QStringLiteral("/dev/null"), QStringLiteral("-w"),
                                         QStringLiteral("%{http_code}"), QStringLiteral("--digest"),
                                         QStringLiteral("-u"), login,
                                         camera.servoUrl().toString() + target});
        return curl.waitForFinished() ? curl.readAllStandardOutput() : QByteArray();
    };
    QCOMPARE(status(QStringLiteral("admin:wrong")), QByteArray("401"));
    QCOMPARE(camera.target().right, 0.0);
    QVERIFY(status(QStringLiteral("admin:secret")).startsWith("20"));
    QCOMPARE(qRound(camera.target().right), 10);
    QCOMPARE(camera.wrongServoRequests(), 0);
}

void TestDemoServos::theKeyIsALogin()
{
    DemoCameraThread camera(withDialect(QStringLiteral("thingino")));
    QVERIFY(camera.start());
    const QByteArray request = "GET /x/json-motor.cgi?d=j HTTP/1.1\r\nHost: camera\r\nX-API-Key: ";
    QCOMPARE(servoStatus(camera, {request + "wrong\r\n\r\n"}),
             QByteArray("HTTP/1.1 401 Unauthorized"));
    QCOMPARE(servoStatus(camera, {request + "secret\r\n\r\n"}), QByteArray("HTTP/1.1 200 OK"));
}

void TestDemoServos::faultsShowInEachDialect()
{
    DemoCameraThread camera(withDialect(QStringLiteral("paths")));
    QVERIFY(camera.start());
    camera.setFault(Fault::ServoError);
    QByteArrayList answers;
    for (int i = 0; i < 3; ++i) {
        answers.append(servoStatus(camera, {servoGet("/left")}));
    }
    QCOMPARE(answers, (QByteArrayList{"HTTP/1.1 200 OK", "HTTP/1.1 200 OK",
                                      "HTTP/1.1 500 Internal Server Error"}));
    QCOMPARE(camera.target().right, -20.0);
    QCOMPARE(camera.wrongServoRequests(), 0);
    camera.setFault(Fault::ServoRedirect);
    QCOMPARE(servoStatus(camera, {servoGet("/left")}), QByteArray("HTTP/1.1 302 Found"));
    camera.setFault(Fault::ServoSilent);
    QCOMPARE(servoStatus(camera, {servoGet("/left")}, 100), QByteArray());
    QCOMPARE(camera.target().right, -20.0);
    QCOMPARE(camera.servoRequests().size(), 5);
    camera.clearFault();
    QCOMPARE(servoStatus(camera, {servoGet("/left")}), QByteArray("HTTP/1.1 200 OK"));
}

void TestDemoServos::theAnswerMayBeLate()
{
    DemoCamera::Options options = withDialect(QStringLiteral("paths"));
    options.servoDelay = 200ms;
    DemoCameraThread camera(options);
    QVERIFY(camera.start());
    const auto start = std::chrono::steady_clock::now();
    QCOMPARE(servoStatus(camera, {servoGet("/left")}), QByteArray("HTTP/1.1 200 OK"));
    QVERIFY(std::chrono::steady_clock::now() - start >= 190ms);
}

void TestDemoServos::aSecondWebSocketClosesTheFirst()
{
    DemoCameraThread camera(withDialect(QStringLiteral("mjpeg2sd-websocket")));
    QVERIFY(camera.start());
    const QUrl url = socketUrl(camera, QStringLiteral("/ws"));
    QWebSocket first;
    first.open(url);
    QTRY_COMPARE_WITH_TIMEOUT(first.state(), QAbstractSocket::ConnectedState, Timeout);
    first.sendTextMessage(QStringLiteral("P60"));
    QTRY_COMPARE_WITH_TIMEOUT(camera.target().right, 30.0, Timeout);
    QWebSocket second;
    second.open(url);
    QTRY_COMPARE_WITH_TIMEOUT(first.state(), QAbstractSocket::UnconnectedState, Timeout);
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), QAbstractSocket::ConnectedState, Timeout);
    second.sendTextMessage(QStringLiteral("T100"));
    QTRY_COMPARE_WITH_TIMEOUT(camera.target().up, -10.0, Timeout);
    QCOMPARE(camera.servoRequests(), (QByteArrayList{"P60", "T100"}));
    QWebSocket elsewhere;
    QSignalSpy closed(&elsewhere, &QWebSocket::disconnected);
    elsewhere.open(socketUrl(camera, QStringLiteral("/elsewhere")));
    QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, Timeout);
    QCOMPARE(second.state(), QAbstractSocket::ConnectedState);
    QCOMPARE(camera.servoConnections(), 2);
}

void TestDemoServos::aRebootKeepsThePort()
{
    DemoCameraThread camera(withDialect(QStringLiteral("mjpeg2sd-websocket")));
    QVERIFY(camera.start());
    const QUrl url = socketUrl(camera, QStringLiteral("/ws"));
    QWebSocket socket;
    socket.open(url);
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::ConnectedState, Timeout);
    socket.sendTextMessage(QStringLiteral("P60"));
    QTRY_COMPARE_WITH_TIMEOUT(camera.target().right, 30.0, Timeout);
    camera.setFault(Fault::Reboot);
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, Timeout);
    QCOMPARE(camera.target().right, 0.0);
    camera.clearFault();
    socket.open(url);
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::ConnectedState, Timeout);
}

void TestDemoServos::settingsChangeThePicture()
{
    DemoCamera::Options options = withDialect(QStringLiteral("var-pan-degrees"));
    options.still = true;
    DemoCameraThread camera(options);
    QVERIFY(camera.start());
    const auto picture = [&] {
        QProcess curl;
        curl.start(QStringLiteral("curl"), {QStringLiteral("-s"), camera.streamUrl().toString()});
        return curl.waitForFinished() ? QImage::fromData(curl.readAllStandardOutput()) : QImage();
    };
    const QImage before = picture();
    QCOMPARE(before.size(), QSize(640, 480));
    QCOMPARE(servoStatus(camera, {servoGet("/control?var=framesize&val=5")}),
             QByteArray("HTTP/1.1 200 OK"));
    QCOMPARE(picture().size(), QSize(320, 240));
    QCOMPARE(servoStatus(camera, {servoGet("/control?var=led_intensity&val=255")}),
             QByteArray("HTTP/1.1 200 OK"));
    QVERIFY(qGray(picture().pixel(10, 200)) > qGray(before.pixel(20, 400)) + 10);
    camera.setFault(Fault::Reboot);
    camera.clearFault();
    QCOMPARE(picture().size(), QSize(640, 480));
}

void TestDemoServos::theProgramSpeaksADialect()
{
    QProcess program;
    program.start(qEnvironmentVariable("VEDETTE_BIN") + QStringLiteral("/vedette-camera"),
                  {QStringLiteral("--listen=127.0.0.1:0"),
                   QStringLiteral("--servo-listen=127.0.0.1:0"),
                   QStringLiteral("--dialect=action-go")});
    QTRY_VERIFY_WITH_TIMEOUT(program.canReadLine(), Timeout);
    program.readLine();
    QTRY_VERIFY_WITH_TIMEOUT(program.canReadLine(), Timeout);
    const QUrl url(QString::fromLatin1(program.readLine().trimmed().mid(6)));
    QCOMPARE(url.path(), QString());
    QTcpSocket socket;
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    socket.write(servoGet("/action?go=left"));
    QTRY_VERIFY_WITH_TIMEOUT(socket.canReadLine(), Timeout);
    QCOMPARE(socket.readLine(), QByteArray("HTTP/1.1 200 OK\r\n"));
    program.terminate();
    QVERIFY(program.waitForFinished());
}

void TestDemoServos::theProgramListsDialects()
{
    QProcess program;
    program.start(qEnvironmentVariable("VEDETTE_BIN") + QStringLiteral("/vedette-camera"),
                  {QStringLiteral("--dialect=list")});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 0);
    const QByteArray list = program.readAllStandardOutput();
    QVERIFY2(list.contains("\nfoscam-swapped      Foscam"), list.constData());
}

VEDETTE_GUI_TEST(TestDemoServos)
#include "TestDemoServos.moc"
