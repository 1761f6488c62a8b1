// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"
#include "demo/DemoFilm.h"
#include "demo/FrameStamp.h"
#include "demo/ServoMotor.h"
#include "media/JpegProbe.h"
#include "TestProgram.h"

#include <QProcess>
#include <QSet>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace std::chrono_literals;
using vedette::DemoCamera;
using vedette::DemoCameras;
using vedette::DemoCameraThread;
using vedette::Fault;
using vedette::ServoMotor;

namespace {

/// A client that reads bytes, and nothing that is clever.
class RawClient
{
public:
    explicit RawClient(const QUrl &url)
        : m_url(url)
    {
        m_socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    }

    void send(const QByteArray &target, const QByteArray &method = "GET")
    {
        m_socket.write(method + ' ' + target + " HTTP/1.1\r\nHost: camera\r\n\r\n");
    }
    void sendDefault() { send(m_url.path().toLatin1()); }

    QByteArray read(qsizetype bytes)
    {
        const bool isThere =
            QTest::qWaitFor([&] { return m_socket.bytesAvailable() >= bytes; }, Timeout);
        return isThere ? m_socket.read(bytes) : QByteArray();
    }
    QByteArray readLine()
    {
        const bool isThere = QTest::qWaitFor([&] { return m_socket.canReadLine(); }, Timeout);
        return isThere ? m_socket.readLine() : QByteArray();
    }
    QByteArray readChunk()
    {
        const QByteArray size = readLine();
        const QByteArray chunk = read(size.trimmed().toLongLong(nullptr, 16));
        return read(2) == "\r\n" ? chunk : QByteArray("no chunk");
    }
    /// Reads past the answer's head; the head.
    QByteArray readHead()
    {
        QByteArray head;
        QByteArray line;
        do {
            line = readLine();
            head += line;
        } while (!line.isEmpty() && line != "\r\n");
        return head;
    }
    bool waitForReset()
    {
        return QTest::qWaitFor(
            [&] {
                m_socket.readAll();
                return m_socket.state() == QAbstractSocket::UnconnectedState;
            },
            Timeout);
    }
    QTcpSocket &socket() { return m_socket; }

private:
    QUrl m_url;
    QTcpSocket m_socket;
};

constexpr auto StreamHead = "HTTP/1.1 200 OK\r\nContent-Type: "
                            "multipart/x-mixed-replace;boundary=123456789000000000000987654321\r\n"
                            "Transfer-Encoding: chunked\r\n\r\n";
constexpr auto BoundaryChunk = "\r\n--123456789000000000000987654321\r\n";

} // namespace

/// The simulator, byte for byte, seen by clients that know nothing of it.
class TestDemoCamera : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theStreamIsTheFirmwaresBytes();
    void aSecondClientWaits();
    void aSecondClientCanBeRefused();
    void aSlowClientGetsNoBacklog();
    void otherPathsAreNotFound();
    void theServosTakeTheFirmwaresMessages_data();
    void theServosTakeTheFirmwaresMessages();
    void theServosAreClamped();
    void aServoTurnsAtItsSpeed();
    void theFaultsOfTheStreamShowOnTheWire();
    void aRebootForgetsWhereTheServosWere();
    void curlLogsIn_data();
    void curlLogsIn();
    void severalHaveEverythingOfTheirOwn();
    void aLoopIsEncodedOnce();
    void theProgramPrintsItsAddressesAndEnds();
    void theProgramNamesSeveral();
    void theProgramEndsWithItsTerminal();
    void theProgramRefusesWrongOptions_data();
    void theProgramRefusesWrongOptions();

private:
    std::unique_ptr<DemoCameraThread> m_camera;
};

void TestDemoCamera::init()
{
    m_camera = std::make_unique<DemoCameraThread>();
    QVERIFY2(m_camera->start(), qPrintable(m_camera->errorText()));
}

void TestDemoCamera::theStreamIsTheFirmwaresBytes()
{
    RawClient client(m_camera->streamUrl());
    client.sendDefault();
    QCOMPARE(client.readHead(), QByteArray(StreamHead));
    for (quint64 i = 1; i <= 3; ++i) {
        QCOMPARE(client.readChunk(), QByteArray(BoundaryChunk));
        const QByteArray head = client.readChunk();
        const QByteArray jpeg = client.readChunk();
        QCOMPARE(head, QByteArray("Content-Type: image/jpeg\r\nContent-Length: " +
                                  QByteArray::number(jpeg.size()) + "\r\n\r\n"));
        const auto probe = vedette::probeJpeg(jpeg);
        QVERIFY(probe.hasEndMarker);
        QCOMPARE(probe.size, QSize(640, 480));
        QVERIFY2(jpeg.size() > 8000 && jpeg.size() < 40000,
                 qPrintable(QString::number(jpeg.size())));
        const auto stamp = vedette::readFrameStamp(jpeg);
        QVERIFY(stamp);
        QCOMPARE(stamp->sequence, i);
    }
}

void TestDemoCamera::aSecondClientWaits()
{
    auto first = std::make_unique<RawClient>(m_camera->streamUrl());
    first->sendDefault();
    QCOMPARE(first->readHead(), QByteArray(StreamHead));
    RawClient second(m_camera->streamUrl());
    second.sendDefault();
    QCOMPARE(first->readChunk(), QByteArray(BoundaryChunk));
    QTRY_COMPARE(m_camera->streamConnections(), 2);
    QCOMPARE(second.socket().bytesAvailable(), 0);
    first.reset();
    QCOMPARE(second.readHead(), QByteArray(StreamHead));
}

void TestDemoCamera::aSecondClientCanBeRefused()
{
    DemoCamera::Options options;
    options.secondClient = DemoCamera::SecondClient::Refuse;
    DemoCameraThread camera(options);
    QVERIFY(camera.start());
    RawClient first(camera.streamUrl());
    first.sendDefault();
    QCOMPARE(first.readHead(), QByteArray(StreamHead));
    RawClient second(camera.streamUrl());
    second.sendDefault();
    QVERIFY(second.waitForReset());
}

void TestDemoCamera::aSlowClientGetsNoBacklog()
{
    DemoCamera::Options options;
    options.framesPerSecond = 120;
    options.quality = 100;
    DemoCamera camera(options);
    QVERIFY2(camera.start(), qPrintable(camera.errorText()));
    QTcpSocket client;
    client.setReadBufferSize(1);
    client.connectToHost(camera.streamUrl().host(),
                         static_cast<quint16>(camera.streamUrl().port()));
    client.write("GET /mjpeg HTTP/1.1\r\nHost: camera\r\n\r\n");
    const auto waiting = [&camera] {
        qint64 bytes = 0;
        for (const QTcpSocket *socket : camera.findChildren<QTcpSocket *>()) {
            bytes += socket->bytesToWrite();
        }
        return bytes;
    };
    // First the kernel's buffers fill, then the program's own: with the rest of one picture.
    QTRY_VERIFY_WITH_TIMEOUT(waiting() > 0, 2 * Timeout);
    constexpr qint64 LargestPicture = 400'000;
    QVERIFY(!QTest::qWaitFor([&] { return waiting() > LargestPicture; }, 1000));
    // The kernel's buffers may have grown, and taken all there was, until the next picture.
    QTRY_VERIFY_WITH_TIMEOUT(waiting() > 0, 2 * Timeout);
}

void TestDemoCamera::otherPathsAreNotFound()
{
    RawClient client(m_camera->streamUrl());
    client.send("/nothing");
    QVERIFY(client.readHead().startsWith("HTTP/1.1 404 Not Found\r\n"));
    RawClient post(m_camera->streamUrl());
    post.send("/mjpeg", "POST");
    QVERIFY(post.readHead().startsWith("HTTP/1.1 405 "));
}

void TestDemoCamera::theServosTakeTheFirmwaresMessages_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<bool>("valid");
    QTest::newRow("left") << QByteArray("tr=5&el=0") << true;
    QTest::newRow("four characters") << QByteArray("tr=-180&el=180") << true;
    QTest::newRow("five characters") << QByteArray("tr=-0180&el=0") << false;
    QTest::newRow("49 characters") << QByteArray("tr=1&el=1&x=") + QByteArray(49 - 12, 'x') << true;
    QTest::newRow("50 characters")
        << QByteArray("tr=1&el=1&x=") + QByteArray(50 - 12, 'x') << false;
    QTest::newRow("no el") << QByteArray("tr=5") << false;
    QTest::newRow("no tr") << QByteArray("el=5") << false;
    QTest::newRow("empty") << QByteArray("tr=&el=") << false;
    QTest::newRow("no number") << QByteArray("tr=a&el=1") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestDemoCamera::theServosTakeTheFirmwaresMessages()
{
    QFETCH(QByteArray, query);
    QFETCH(bool, valid);
    RawClient client(m_camera->servoUrl());
    client.send("/control_servo?" + query);
    const QByteArray head = client.readHead();
    if (valid) {
        QVERIFY2(head.startsWith("HTTP/1.1 200 OK\r\n"), head.constData());
        const QByteArray body = "Servo control message received and valid.";
        QCOMPARE(client.read(body.size()), body);
    } else {
        QVERIFY2(head.startsWith("HTTP/1.1 500 Internal Server Error\r\n"), head.constData());
        QCOMPARE(m_camera->traverse(), 90);
    }
}

void TestDemoCamera::theServosAreClamped()
{
    RawClient client(m_camera->servoUrl());
    const auto turn = [&](const QByteArray &query) {
        client.send("/control_servo?" + query);
        client.readHead();
        client.read(QByteArray("Servo control message received and valid.").size());
    };
    turn("tr=-180&el=5");
    QCOMPARE(m_camera->traverse(), 0);
    QCOMPARE(m_camera->elevation(), 95);
    turn("tr=90&el=180");
    QCOMPARE(m_camera->traverse(), 90);
    QCOMPARE(m_camera->elevation(), 180);
}

void TestDemoCamera::aServoTurnsAtItsSpeed()
{
    const ServoMotor::TimePoint start{1000s};
    ServoMotor motor;
    motor.turn(60, start);
    QCOMPARE(motor.target(), 150.0);
    QCOMPARE(motor.position(start), 90.0);
    QVERIFY(qAbs(motor.position(start + 75ms) - 120) < 0.001);
    QVERIFY(qAbs(motor.position(start + 150ms) - 150) < 0.001);
    QCOMPARE(motor.position(start + 10s), 150.0);
    motor.turn(-60, start + 10s);
    motor.turn(60, start + 10s + 75ms);
    QVERIFY(qAbs(motor.position(start + 10s + 75ms) - 120) < 0.001);
    QCOMPARE(motor.position(start + 11s), 150.0);
}

void TestDemoCamera::theFaultsOfTheStreamShowOnTheWire()
{
    const auto partHead = [&](Fault fault) {
        m_camera->setFault(fault);
        RawClient client(m_camera->streamUrl());
        client.sendDefault();
        client.readHead();
        client.readChunk();
        const QByteArray head = client.readChunk();
        return std::pair(head, client.readChunk());
    };
    QCOMPARE(partHead(Fault::NoLength).first, QByteArray("Content-Type: image/jpeg\r\n\r\n"));
    const auto [wrongHead, jpeg] = partHead(Fault::WrongLength);
    QVERIFY(!wrongHead.contains(' ' + QByteArray::number(jpeg.size()) + '\r'));
    QVERIFY(!vedette::probeJpeg(partHead(Fault::Truncate).second).hasEndMarker);
    QVERIFY(vedette::probeJpeg(partHead(Fault::Corrupt).second).hasEndMarker);

    m_camera->setFault(Fault::Reset);
    RawClient reset(m_camera->streamUrl());
    reset.sendDefault();
    QVERIFY(reset.waitForReset());
    QCOMPARE(reset.socket().error(), QAbstractSocket::RemoteHostClosedError);

    m_camera->setFault(Fault::Refuse);
    RawClient refused(m_camera->streamUrl());
    QVERIFY(refused.waitForReset());
    QCOMPARE(refused.socket().error(), QAbstractSocket::ConnectionRefusedError);

    m_camera->setFault(Fault::Redirect);
    RawClient redirected(m_camera->streamUrl());
    redirected.sendDefault();
    QVERIFY(redirected.readHead().contains("\r\nLocation: /moved/mjpeg\r\n"));
}

void TestDemoCamera::aRebootForgetsWhereTheServosWere()
{
    RawClient client(m_camera->servoUrl());
    client.send("/control_servo?tr=30&el=0");
    client.readHead();
    QCOMPARE(m_camera->traverse(), 120);
    m_camera->setFault(Fault::Reboot);
    QVERIFY(client.waitForReset());
    RawClient refused(m_camera->servoUrl());
    QVERIFY(refused.waitForReset());
    m_camera->clearFault();
    QCOMPARE(m_camera->traverse(), 90);
    RawClient again(m_camera->servoUrl());
    again.send("/control_servo?tr=30&el=0");
    QVERIFY(again.readHead().startsWith("HTTP/1.1 200 "));
}

void TestDemoCamera::curlLogsIn_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("option");
    QTest::newRow("basic") << Fault::UnauthorizedBasic << QStringLiteral("--basic");
    QTest::newRow("digest") << Fault::UnauthorizedDigest << QStringLiteral("--digest");
}

void TestDemoCamera::curlLogsIn()
{
    QFETCH(Fault, fault);
    QFETCH(QString, option);
    DemoCamera::Options options;
    options.still = true;
    DemoCameraThread camera(options);
    QVERIFY(camera.start());
    camera.setFault(fault);
    const auto status = [&](const QString &login) {
        QProcess curl;
        curl.start(QStringLiteral("curl"),
                   {QStringLiteral("-s"), QStringLiteral("-o"), QStringLiteral("/dev/null"),
                    QStringLiteral("-w"), QStringLiteral("%{http_code}"), option,
                    QStringLiteral("-u"), login, camera.streamUrl().toString()});
        return curl.waitForFinished() ? curl.readAllStandardOutput() : QByteArray();
    };
    QCOMPARE(status(QStringLiteral("admin:secret")), QByteArray("200"));
    QCOMPARE(status(QStringLiteral("admin:wrong")), QByteArray("401"));
}

void TestDemoCamera::severalHaveEverythingOfTheirOwn()
{
    DemoCameraThread cameras(DemoCameras::options(vedette::DemoPlace::Count));
    QVERIFY(cameras.start());
    QSet<QString> names;
    QSet<QByteArray> pictures;
    for (int i = 0; i < cameras.count(); ++i) {
        names.insert(cameras.name(i));
        RawClient client(cameras.streamUrl(i));
        client.sendDefault();
        QCOMPARE(client.readHead(), QByteArray(StreamHead));
        client.readChunk();
        client.readChunk();
        const QByteArray picture = client.readChunk();
        QCOMPARE(vedette::jpegSize(picture), QSize(640, 480));
        // Behind the stamp.
        pictures.insert(picture.sliced(picture.indexOf("\xFF\xE0")));
    }
    QCOMPARE(names.size(), cameras.count());
    QCOMPARE(pictures.size(), cameras.count());
    RawClient client(cameras.servoUrl(2));
    client.send("/control_servo?tr=7&el=0");
    QTRY_COMPARE_WITH_TIMEOUT(cameras.traverse(2), ServoMotor::Centre + 7, Timeout);
    QCOMPARE(cameras.traverse(1), ServoMotor::Centre);

    DemoCamera::Options first;
    first.streamPort = 8080;
    const auto ports = DemoCameras::options(3, first);
    QCOMPARE(ports[2].streamPort, quint16(8084));
    QCOMPARE(ports[2].servoPort, quint16(0));
    QVERIFY(!DemoCameras::options(1).constFirst().place);
}

void TestDemoCamera::aLoopIsEncodedOnce()
{
    ServoMotor traverse;
    const ServoMotor elevation;
    vedette::DemoScene scene(QSize(160, 120), traverse, elevation, 1);
    vedette::DemoFilm film(scene, 60, 4);
    const ServoMotor::TimePoint start(1min);
    QList<QByteArray> loop;
    for (int i = 0; i < 16; ++i) {
        loop.append(film.next(start));
    }
    QCOMPARE(QSet<QByteArray>(loop.cbegin(), loop.cend()).size(), loop.size());
    QCOMPARE(film.next(start).constData(), loop[0].constData());
    // Other directions are seen at once.
    traverse.turn(20, start);
    QVERIFY(film.next(start + 1s) != loop[1]);
}

void TestDemoCamera::theProgramPrintsItsAddressesAndEnds()
{
    QProcess program;
    program.start(qEnvironmentVariable("VEDETTE_BIN") + QStringLiteral("/vedette-camera"),
                  {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                   QStringLiteral("--servo-listen"), QStringLiteral("[::1]:0"),
                   QStringLiteral("--size"), QStringLiteral("svga")});
    QTRY_VERIFY_WITH_TIMEOUT(program.canReadLine(), Timeout);
    const QByteArray stream = program.readLine().trimmed();
    QTRY_VERIFY_WITH_TIMEOUT(program.canReadLine(), Timeout);
    const QByteArray servo = program.readLine().trimmed();
    QVERIFY2(stream.startsWith("stream http://127.0.0.1:"), stream.constData());
    QVERIFY2(servo.startsWith("servo http://[::1]:"), servo.constData());
    QVERIFY(servo.endsWith("/control_servo"));

    RawClient client(QUrl(QString::fromLatin1(stream.sliced(7))));
    client.sendDefault();
    QCOMPARE(client.readHead(), QByteArray(StreamHead));
    client.readChunk();
    client.readChunk();
    QCOMPARE(vedette::jpegSize(client.readChunk()), QSize(800, 600));
    program.terminate();
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
}

void TestDemoCamera::theProgramNamesSeveral()
{
    QProcess program;
    program.start(qEnvironmentVariable("VEDETTE_BIN") + QStringLiteral("/vedette-camera"),
                  {QStringLiteral("--listen=127.0.0.1:0"), QStringLiteral("--servo-listen=[::1]:0"),
                   QStringLiteral("--cameras=2"), QStringLiteral("--fault=404/2")});
    QByteArrayList lines;
    while (lines.size() < 6) {
        QTRY_VERIFY_WITH_TIMEOUT(program.canReadLine(), Timeout);
        lines.append(program.readLine().trimmed());
    }
    QCOMPARE(lines[0], QByteArray("name Garden"));
    QCOMPARE(lines[3], QByteArray("name Front Door"));
    for (const int first : {0, 3}) {
        QVERIFY2(lines[first + 1].startsWith("stream http://127.0.0.1:"), lines[first + 1]);
        QVERIFY2(lines[first + 2].startsWith("servo http://[::1]:"), lines[first + 2]);
        RawClient client(QUrl(QString::fromLatin1(lines[first + 1].sliced(7))));
        client.sendDefault();
        QVERIFY(client.readHead().startsWith(first == 0 ? "HTTP/1.1 200 " : "HTTP/1.1 404 "));
    }
    program.terminate();
    QVERIFY(program.waitForFinished());
}

void TestDemoCamera::theProgramEndsWithItsTerminal()
{
    QProcess program;
    program.start(qEnvironmentVariable("VEDETTE_BIN") + QStringLiteral("/vedette-camera"),
                  {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                   QStringLiteral("--servo-listen"), QStringLiteral("127.0.0.1:0")});
    QTRY_VERIFY_WITH_TIMEOUT(program.canReadLine(), Timeout);
    QCOMPARE(::kill(static_cast<pid_t>(program.processId()), SIGHUP), 0);
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
}

void TestDemoCamera::theProgramRefusesWrongOptions_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QStringList &options, int code,
                        const QString &message) {
        QTest::newRow(name) << options << code << message;
    };
    row("rate", {QStringLiteral("--fps=0")}, 2,
        QStringLiteral("vedette-camera: --fps does not take \"0\""));
    row("dialect", {QStringLiteral("--dialect=nonsense")}, 2,
        QStringLiteral("vedette-camera: --dialect does not take \"nonsense\""));
    row("size", {QStringLiteral("--size=huge")}, 2,
        QStringLiteral("vedette-camera: --size does not take \"huge\""));
    row("fault", {QStringLiteral("--fault=nonsense")}, 2,
        QStringLiteral("vedette-camera: --fault does not take \"nonsense\""));
    row("fault of none", {QStringLiteral("--fault=stall/2")}, 2,
        QStringLiteral("vedette-camera: --fault does not take \"stall/2\""));
    row("no cameras", {QStringLiteral("--cameras=0")}, 2,
        QStringLiteral("vedette-camera: --cameras does not take \"0\""));
    row("too many cameras", {QStringLiteral("--cameras=17")}, 2,
        QStringLiteral("vedette-camera: --cameras does not take \"17\""));
    row("no room", {QStringLiteral("--cameras=2"), QStringLiteral("--servo-listen=[::1]:65534")}, 2,
        QStringLiteral("vedette-camera: --servo-listen leaves no room for the ports of 2 cameras"));
    row("address", {QStringLiteral("--listen=8080")}, 2,
        QStringLiteral("vedette-camera: --listen does not take \"8080\""));
    row("foreign address", {QStringLiteral("--listen=192.0.2.1:0")}, 1,
        QStringLiteral("vedette-camera: cannot serve the stream on 192.0.2.1 port 0: The address "
                       "is not available"));
}

void TestDemoCamera::theProgramRefusesWrongOptions()
{
    QFETCH(QStringList, options);
    QFETCH(int, exitCode);
    QFETCH(QString, message);
    QProcess program;
    program.start(qEnvironmentVariable("VEDETTE_BIN") + QStringLiteral("/vedette-camera"), options);
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), exitCode);
    const QString errors = QString::fromUtf8(program.readAllStandardError());
    QVERIFY2(errors.contains(message), qPrintable(errors));
}

VEDETTE_GUI_TEST(TestDemoCamera)
#include "TestDemoCamera.moc"
