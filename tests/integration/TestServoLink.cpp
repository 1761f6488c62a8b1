// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraConfigs.h"
#include "ForeignProgram.h"
#include "NoDescriptors.h"
#include "ScriptedServer.h"
#include "steering/HttpServoDriver.h"
#include "stream/CameraStream.h"
#include "TestProgram.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace std::chrono_literals;
using Outcome = ServoReply::Outcome;

namespace {

constexpr auto FirmwareBody = "Servo control message received and valid.";

} // namespace

/// Each answer a servo server can give, over real sockets.
class TestServoLink : public QObject
{
    Q_OBJECT

private slots:
    void moves();
    void statuses_data();
    void statuses();
    void redirectIsNotFollowed();
    void oddAnswersAreMoves_data();
    void oddAnswersAreMoves();
    void itsOwnQueryGoesOutAsItIs();
    void login_data();
    void login();
    void loginFromServoUrl();
    void wrongPassword();
    void noPassword();
    void unknownKindOfLogin();
    void digestLogin();
    void staleDigestNonce();
    void refused();
    void nothingWhereServosUsuallyAre();
    void silent();
    void drippingHead();
    void noHttp();
    void bodyLimit_data();
    void bodyLimit();
    void endlessBody();
    void endlessHead();
    void statusDecidesWhenTheBodyIsCutOff();
    void neverSentTwice_data();
    void neverSentTwice();
    void connectionIsKept();
    void connectionDroppedBetweenTaps();
    void goodbyeNotSeenYet();
    void unaskedBytesEndTheConnection();
    void connectionThatIsNotKept_data();
    void connectionThatIsNotKept();
    void unknownHost();
    void descriptorsUsedUp();
    void idleConnectionIsClosed();
    void busy();
    void notConfigured();
    void destroyedInFlight();
    void streamAtTheSamePortEnds();

private:
    /// Sends one move and waits for its end.
    ServoReply send(HttpServoDriver &link, Move move = {.pan = -5});
};

ServoReply TestServoLink::send(HttpServoDriver &link, Move move)
{
    QSignalSpy finished(&link, &HttpServoDriver::finished);
    link.send(move);
    // Never from within send(), so that a caller is done before its reply comes.
    if (!finished.isEmpty() || !link.isBusy() || !finished.wait() || link.isBusy()) {
        QTest::qFail("no reply, or one too early", __FILE__, __LINE__);
        return {};
    }
    return finished.takeFirst().constFirst().value<ServoReply>();
}

void TestServoLink::moves()
{
    ScriptedServer server(always(ScriptedServer::response(200, FirmwareBody)));
    HttpServoDriver link(servoConfig(server.url()));
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, Outcome::Moved);
    QCOMPARE(reply.move, Move{.pan = -5});
    QCOMPARE(reply.httpStatus, 200);
    QCOMPARE(reply.body, QByteArray(FirmwareBody));
    QVERIFY(reply.text.isEmpty());

    const QByteArray head = server.requests.value(0);
    QVERIFY2(head.startsWith("GET /control_servo?tr=5&el=0 HTTP/1.1\r\n"), head.constData());
    QVERIFY(head.contains("\r\nAccept-Encoding: identity"));
    QVERIFY(!head.contains("Authorization"));
}

void TestServoLink::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("text");
    QTest::newRow("204") << 204 << Outcome::Moved << QString();
    QTest::newRow("400") << 400 << Outcome::Rejected << u"rejected the move (HTTP status 400)"_s;
    QTest::newRow("401") << 401 << Outcome::Unauthorized << u"want a user name and password"_s;
    QTest::newRow("403") << 403 << Outcome::Unauthorized << u"do not let this user"_s;
    QTest::newRow("404") << 404 << Outcome::Rejected << u"Is their address right?"_s;
    QTest::newRow("500") << 500 << Outcome::Rejected << u"rejected the move (HTTP status 500)"_s;
    QTest::newRow("503") << 503 << Outcome::Rejected << u"rejected the move (HTTP status 503)"_s;
}

void TestServoLink::statuses()
{
    QFETCH(int, status);
    QFETCH(Outcome, outcome);
    QFETCH(QString, text);
    const QByteArray body = status == 204 ? QByteArray() : QByteArray("Bad <b>query</b> %1");
    ScriptedServer server(always(ScriptedServer::response(status, body)));
    HttpServoDriver link(servoConfig(server.url()));
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, outcome);
    QCOMPARE(reply.httpStatus, status);
    QCOMPARE(reply.body, body);
    QVERIFY2(reply.text.contains(text), qPrintable(reply.text));
    QCOMPARE(server.requests.size(), 1);
}

void TestServoLink::redirectIsNotFollowed()
{
    ScriptedServer server(always(ScriptedServer::response(302, {}, "Location: /elsewhere\r\n")));
    HttpServoDriver link(servoConfig(server.url()));
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, Outcome::Rejected);
    QCOMPARE(reply.httpStatus, 302);
    QVERIFY(reply.text.contains(u"redirect"_s));
    QCOMPARE(server.requests.size(), 1);
}

void TestServoLink::oddAnswersAreMoves_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &answer, int status = 200,
                        const QByteArray &body = "ok") {
        QTest::newRow(name) << answer << status << body;
    };
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    row("a line that is no field", ok + "GoAhead-Webs\r\nContent-Length: 2\r\n\r\nok");
    row("an invalid length", ok + "Content-Length: 2\r\nContent-Length: two\r\n\r\nok");
    row("LF only", "HTTP/1.1 200\nContent-Length: 2\n\nok");
    row("an interim answer",
        "HTTP/1.1 102 Processing\r\n\r\n" + ok + "Content-Length: 2\r\n\r\nok");
    row("chunks that are not valid", ok + "Transfer-Encoding: chunked\r\n\r\nok\r\n", 200, "");
    row("compressed", ok + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nok", 200, "");
    row("created", "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok", 201);
    row("accepted", "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nok", 202);
    row("a status nobody knows", "HTTP/1.1 299 X\r\nContent-Length: 2\r\n\r\nok", 299);
}

void TestServoLink::oddAnswersAreMoves()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    ScriptedServer server(always(answer));
    HttpServoDriver link(servoConfig(server.url()));
    const ServoReply reply = send(link);
    QVERIFY2(reply.outcome == Outcome::Moved, qPrintable(reply.text));
    QCOMPARE(reply.httpStatus, status);
    QCOMPARE(reply.body, body);
    QCOMPARE(server.requests.size(), 1);
}

void TestServoLink::itsOwnQueryGoesOutAsItIs()
{
    ScriptedServer server(always(ScriptedServer::response(200, FirmwareBody)));
    HttpServoDriver link(servoConfig(server.url(u"/ctl?key=a/b+c==&user=%2F&x"_s)));
    QCOMPARE(send(link).outcome, Outcome::Moved);
    QVERIFY2(server.requests.value(0).startsWith("GET /ctl?key=a/b+c==&user=%2F&x&tr=5&el=0 HTTP"),
             server.requests.value(0).constData());
}

void TestServoLink::login_data()
{
    QTest::addColumn<bool>("closes");
    QTest::newRow("on the same connection") << false;
    QTest::newRow("on another connection") << true;
}

void TestServoLink::login()
{
    QFETCH(bool, closes);
    ScriptedServer server([closes](QTcpSocket &socket, const QByteArray &head) {
        const QByteArray wanted =
            "Authorization: Basic " + QByteArray("anna:p%40ss w\xc3\xb6rd").toBase64();
        if (head.contains(wanted)) {
            socket.write(ScriptedServer::response(200, FirmwareBody));
            return;
        }
        socket.write(
            ScriptedServer::response(401, "no", "WWW-Authenticate: Basic realm=\"servo\"\r\n"));
        if (closes) {
            socket.close();
        }
    });
    CameraConfig config = servoConfig(server.url());
    config.login.userName = u"anna"_s;
    config.login.password = u"p%40ss w\u00f6rd"_s;
    HttpServoDriver link(config);
    QCOMPARE(send(link).outcome, Outcome::Moved);
    // Asked first, offered then.
    QCOMPARE(server.requests.size(), 2);
    QVERIFY(!server.requests.value(0).contains("Authorization"));
    QCOMPARE(send(link).outcome, Outcome::Moved);
}

void TestServoLink::loginFromServoUrl()
{
    ScriptedServer server([](QTcpSocket &socket, const QByteArray &head) {
        const QByteArray wanted = "Authorization: Basic " + QByteArray("servo:s@cret").toBase64();
        socket.write(
            head.contains(wanted)
                ? ScriptedServer::response(200, FirmwareBody)
                : ScriptedServer::response(401, {}, "WWW-Authenticate: Basic realm=\"a\"\r\n"));
    });
    QUrl url = server.url();
    url.setUserInfo(u"servo:s%40cret"_s);
    CameraConfig config = servoConfig(url);
    config.login.userName = u"anna"_s;
    config.login.password = u"other"_s;
    HttpServoDriver link(config);
    QCOMPARE(send(link).outcome, Outcome::Moved);
    QVERIFY(server.requests.value(0).startsWith("GET /control_servo?"));
}

void TestServoLink::wrongPassword()
{
    ScriptedServer server(always(
        ScriptedServer::response(401, "who?", "WWW-Authenticate: Basic realm=\"servo\"\r\n")));
    CameraConfig config = servoConfig(server.url());
    config.login.userName = u"anna"_s;
    config.login.password = u"hunter2"_s;
    HttpServoDriver link(config);
    for (qsizetype i = 1; i <= 2; ++i) {
        const ServoReply reply = send(link);
        QCOMPARE(reply.outcome, Outcome::Unauthorized);
        QCOMPARE(reply.httpStatus, 401);
        QVERIFY(reply.text.contains(u"do not accept"_s));
        QVERIFY(!reply.text.contains(u"hunter2"_s));
        QVERIFY(server.requests.size() <= 2 * i);
    }
}

void TestServoLink::noPassword()
{
    ScriptedServer server(always(
        ScriptedServer::response(401, "who?", "WWW-Authenticate: Basic realm=\"servo\"\r\n")));
    HttpServoDriver link(servoConfig(server.url()));
    QCOMPARE(send(link).outcome, Outcome::Unauthorized);
    QCOMPARE(server.requests.size(), 1);
}

void TestServoLink::unknownKindOfLogin()
{
    ScriptedServer server(
        always(ScriptedServer::response(401, "who?", "WWW-Authenticate: Bearer realm=\"x\"\r\n")));
    CameraConfig config = servoConfig(server.url());
    config.login.userName = u"anna"_s;
    config.login.password = u"hunter2"_s;
    HttpServoDriver link(config);
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, Outcome::Unauthorized);
    QVERIFY2(reply.text.contains(u"kind of login that Vedette does not know (bearer)"_s),
             qPrintable(reply.text));
    QCOMPARE(server.requests.size(), 1);
}

void TestServoLink::digestLogin()
{
    ScriptedServer server([](QTcpSocket &socket, const QByteArray &head) {
        socket.write(head.contains("Authorization: Digest username=\"anna\"")
                         ? ScriptedServer::response(200, FirmwareBody)
                         : ScriptedServer::response(401, "no",
                                                    "WWW-Authenticate: Digest realm=\"servo\", "
                                                    "nonce=\"0123\", qop=\"auth\"\r\n"));
    });
    CameraConfig config = servoConfig(server.url());
    config.login.userName = u"anna"_s;
    config.login.password = u"secret"_s;
    HttpServoDriver link(config);
    QCOMPARE(send(link).outcome, Outcome::Moved);
    QCOMPARE(server.requests.size(), 2);
    // Once it is known, one request does.
    QCOMPARE(send(link).outcome, Outcome::Moved);
    QCOMPARE(server.requests.size(), 3);
}

/// A server may let a nonce live for one request: the move behind it is not lost.
void TestServoLink::staleDigestNonce()
{
    int nonce = 1;
    ScriptedServer server([&nonce](QTcpSocket &socket, const QByteArray &head) {
        const QByteArray current = "nonce=\"" + QByteArray::number(nonce) + '"';
        if (head.contains("Authorization: Digest") && head.contains(current)) {
            ++nonce;
            socket.write(ScriptedServer::response(200, FirmwareBody));
            return;
        }
        socket.write(ScriptedServer::response(
            401, "no",
            "WWW-Authenticate: Digest realm=\"servo\", stale=true, " + current + "\r\n"));
    });
    CameraConfig config = servoConfig(server.url());
    config.login.userName = u"anna"_s;
    config.login.password = u"secret"_s;
    HttpServoDriver link(config);
    for (qsizetype i = 1; i <= 3; ++i) {
        QCOMPARE(send(link).outcome, Outcome::Moved);
        QCOMPARE(server.requests.size(), 2 * i);
    }
}

void TestServoLink::refused()
{
    QUrl url(u"http://anna:hunter2@127.0.0.1/control_servo"_s);
    url.setPort(test::freePort());
    HttpServoDriver link(servoConfig(url));
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, Outcome::Unreachable);
    QCOMPARE(reply.httpStatus, 0);
    QCOMPARE(
        reply.text,
        u"The servos at 127.0.0.1:%1 refuse the connection. Is the camera on?"_s.arg(url.port()));
}

/// A camera of which only the stream's address is known.
void TestServoLink::nothingWhereServosUsuallyAre()
{
    CameraConfig config = cameraConfig(QUrl(u"http://127.81.0.1/mjpeg"_s));
    config.servoUrl = QUrl(u"http://127.81.0.1:81/control_servo"_s);
    HttpServoDriver link(config);
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, Outcome::Unreachable);
    QVERIFY(reply.mayNotTurn);
    QCOMPARE(reply.text, u"This camera does not seem to turn: there are no servos at "
                         "127.81.0.1:81. If it does, enter their address."_s);

    // Anywhere else there is somebody who knows better.
    config.servoUrl.setPath(u"/servo"_s);
    HttpServoDriver known(config);
    QVERIFY(!send(known).mayNotTurn);
}

void TestServoLink::silent()
{
    ScriptedServer server([](QTcpSocket &, const QByteArray &) {});
    HttpServoDriver link(servoConfig(server.url()));
    QCOMPARE(ServoLink::DefaultTimeout, 3s);
    link.setTimeout(200ms);
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, Outcome::TimedOut);
    QVERIFY2(reply.text.contains(u"did not answer within 0.2 s"_s), qPrintable(reply.text));
    QCOMPARE(server.requests.size(), 1);
    QTRY_VERIFY(server.sockets.isEmpty());
}

void TestServoLink::drippingHead()
{
    QTimer drip;
    ScriptedServer server([&drip](QTcpSocket &socket, const QByteArray &) {
        socket.write("HTTP/1.1 200 OK\r\nX: ");
        QObject::connect(&drip, &QTimer::timeout, &socket, [&socket] { socket.write("y"); });
    });
    drip.start(10ms);
    HttpServoDriver link(servoConfig(server.url()));
    link.setTimeout(300ms);
    QCOMPARE(send(link).outcome, Outcome::TimedOut);
}

void TestServoLink::noHttp()
{
    ScriptedServer server([](QTcpSocket &socket, const QByteArray &) {
        socket.write("SSH-2.0-OpenSSH_9.2\r\n\r\n");
        socket.close();
    });
    HttpServoDriver link(servoConfig(server.url()));
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, Outcome::Unreachable);
    QVERIFY(!reply.text.isEmpty());
    QCOMPARE(server.requests.size(), 1);
}

void TestServoLink::bodyLimit_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("200, at the limit") << 200 << HttpExchange::MaximumBodyBytes << Outcome::Moved;
    QTest::newRow("200, one more") << 200 << HttpExchange::MaximumBodyBytes + 1 << Outcome::Moved;
    QTest::newRow("500, one more")
        << 500 << HttpExchange::MaximumBodyBytes + 1 << Outcome::Rejected;
}

void TestServoLink::bodyLimit()
{
    QFETCH(int, status);
    QFETCH(qsizetype, size);
    QFETCH(Outcome, outcome);
    ScriptedServer server(always(ScriptedServer::response(status, QByteArray(size, 'x'))));
    HttpServoDriver link(servoConfig(server.url()));
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, outcome);
    QCOMPARE(reply.httpStatus, status);
    QCOMPARE(reply.body, QByteArray(HttpExchange::MaximumBodyBytes, 'x'));
}

void TestServoLink::endlessBody()
{
    ScriptedServer server([](QTcpSocket &socket, const QByteArray &) {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket,
                         [&socket] { socket.write(QByteArray(65536, 'x')); });
    });
    HttpServoDriver link(servoConfig(server.url()));
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, Outcome::Moved);
    QCOMPARE(reply.body.size(), HttpExchange::MaximumBodyBytes);
    QTRY_VERIFY(server.sockets.isEmpty());
}

void TestServoLink::endlessHead()
{
    ScriptedServer server([](QTcpSocket &socket, const QByteArray &) {
        socket.write("HTTP/1.1 200 OK\r\n");
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, [&socket] {
            socket.write(QByteArray("X-Y: ") + QByteArray(1000, 'z') + "\r\n");
        });
    });
    HttpServoDriver link(servoConfig(server.url()));
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, Outcome::Unreachable);
    QCOMPARE(server.requests.size(), 1);
    QTRY_VERIFY(server.sockets.isEmpty());
}

void TestServoLink::statusDecidesWhenTheBodyIsCutOff()
{
    ScriptedServer server([](QTcpSocket &socket, const QByteArray &) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nServo");
        socket.close();
    });
    HttpServoDriver link(servoConfig(server.url()));
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, Outcome::Moved);
    QCOMPARE(reply.body, QByteArray("Servo"));
    QCOMPARE(server.requests.size(), 1);
}

void TestServoLink::neverSentTwice_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("reset");
    QTest::addColumn<int>("answeredBefore");
    for (const int answeredBefore : {0, 1, 2}) {
        const auto row = [answeredBefore](const char *what) -> QTestData & {
            return QTest::addRow("%s, request %d", what, answeredBefore + 1);
        };
        row("closed") << QByteArray() << false << answeredBefore;
        row("reset") << QByteArray() << true << answeredBefore;
        row("closed in the status line") << QByteArray("HTTP/1.1 2") << false << answeredBefore;
        row("closed in the head") << QByteArray("HTTP/1.1 200 OK\r\nCont") << false
                                  << answeredBefore;
        row("reset in the head") << QByteArray("HTTP/1.1 200 OK\r\nCont") << true << answeredBefore;
    }
}

/// The server reads the request and hangs up: it may have moved, so nothing may send it again.
void TestServoLink::neverSentTwice()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, reset);
    QFETCH(int, answeredBefore);
    int request = 0;
    ScriptedServer server([&](QTcpSocket &socket, const QByteArray &) {
        if (++request <= answeredBefore) {
            socket.write(ScriptedServer::response(200, FirmwareBody));
            return;
        }
        socket.write(answer);
        socket.flush();
        reset ? socket.abort() : socket.close();
    });
    HttpServoDriver link(servoConfig(server.url()));
    for (int i = 0; i < answeredBefore; ++i) {
        QCOMPARE(send(link).outcome, Outcome::Moved);
    }
    for (int i = 1; i <= 3; ++i) {
        const ServoReply reply = send(link);
        QCOMPARE(reply.outcome, Outcome::Unreachable);
        QVERIFY2(reply.text.contains(u"closed the connection"_s), qPrintable(reply.text));
        QCOMPARE(server.requests.size(), answeredBefore + i);
    }
    // Nor later.
    QSignalSpy connected(&server, &QTcpServer::newConnection);
    QVERIFY(!connected.wait(50));
}

void TestServoLink::connectionIsKept()
{
    ScriptedServer server(always(ScriptedServer::response(200, FirmwareBody)));
    HttpServoDriver link(servoConfig(server.url()));
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(send(link).outcome, Outcome::Moved);
    }
    QCOMPARE(server.requests.size(), 5);
    QCOMPARE(server.connections, 1);
}

void TestServoLink::connectionDroppedBetweenTaps()
{
    ScriptedServer server(always(ScriptedServer::response(200, FirmwareBody)));
    HttpServoDriver link(servoConfig(server.url()));
    for (int tap = 1; tap <= 5; ++tap) {
        QCOMPARE(send(link).outcome, Outcome::Moved);
        QCOMPARE(server.requests.size(), tap);
        QCOMPARE(server.sockets.size(), 1);
        QSignalSpy disconnected(server.sockets.first(), &QTcpSocket::disconnected);
        server.sockets.first()->disconnectFromHost();
        // Until the other side has closed as well, which shows that it knows.
        QVERIFY(!disconnected.isEmpty() || disconnected.wait());
    }
    QCOMPARE(server.connections, 5);
}

/// The server has closed, and the event loop had no turn to notice before the tap.
void TestServoLink::goodbyeNotSeenYet()
{
    ScriptedServer server(always(ScriptedServer::response(200, FirmwareBody)));
    HttpServoDriver link(servoConfig(server.url()));
    for (int tap = 1; tap <= 5; ++tap) {
        QCOMPARE(send(link).outcome, Outcome::Moved);
        QCOMPARE(server.requests.size(), tap);
        QCOMPARE(server.connections, tap);
        tap % 2 == 0 ? server.sockets.constLast()->abort()
                     : server.sockets.constLast()->disconnectFromHost();
    }
}

void TestServoLink::unaskedBytesEndTheConnection()
{
    ScriptedServer server(always(ScriptedServer::response(200, FirmwareBody)));
    HttpServoDriver link(servoConfig(server.url()));
    QCOMPARE(send(link).outcome, Outcome::Moved);
    // What looks like the next answer must not be taken for it.
    server.sockets.constFirst()->write(ScriptedServer::response(500, "too early"));
    server.sockets.constFirst()->flush();
    QCOMPARE(send(link).outcome, Outcome::Moved);
    QCOMPARE(server.connections, 2);
    server.sockets.constLast()->write(ScriptedServer::response(500, "too early"));
    QTRY_VERIFY(server.sockets.isEmpty());
}

void TestServoLink::connectionThatIsNotKept_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("Connection: close")
        << ScriptedServer::response(200, FirmwareBody, "Connection: close\r\n");
    QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok");
    QTest::newRow("a second answer behind")
        << ScriptedServer::response(200, "one") + ScriptedServer::response(200, "two");
}

void TestServoLink::connectionThatIsNotKept()
{
    QFETCH(QByteArray, answer);
    ScriptedServer server(always(answer));
    HttpServoDriver link(servoConfig(server.url()));
    for (int tap = 1; tap <= 3; ++tap) {
        QCOMPARE(send(link).outcome, Outcome::Moved);
        QCOMPARE(server.connections, tap);
    }
}

void TestServoLink::unknownHost()
{
    // Longer than any name may be, so that no name server has to be asked.
    const QString host = QString(QString(60, u'x') + u'.').repeated(5) + u"invalid"_s;
    QUrl url(u"http://placeholder/control_servo"_s);
    url.setHost(host);
    QVERIFY(url.isValid());
    HttpServoDriver link(servoConfig(url));
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, Outcome::Unreachable);
    QVERIFY2(reply.text.startsWith(u"No address is known"_s), qPrintable(reply.text));
}

void TestServoLink::descriptorsUsedUp()
{
    ScriptedServer server(always(ScriptedServer::response(200, FirmwareBody)));
    // A name: looking it up would start a thread.
    QUrl url = server.url();
    url.setHost(u"localhost"_s);
    HttpServoDriver link(servoConfig(url));
    {
        const test::NoDescriptors used;
        const ServoReply reply = send(link);
        QCOMPARE(reply.outcome, Outcome::Unreachable);
        QVERIFY2(reply.text.contains(u"used up its file descriptors"_s), qPrintable(reply.text));
    }
    QCOMPARE(send(link).outcome, Outcome::Moved);
}

void TestServoLink::idleConnectionIsClosed()
{
    ScriptedServer server(always(ScriptedServer::response(200, FirmwareBody)));
    HttpServoDriver link(servoConfig(server.url()));
    link.setMaximumIdle(50ms);
    QCOMPARE(send(link).outcome, Outcome::Moved);
    QTRY_VERIFY(server.sockets.isEmpty());
    QCOMPARE(send(link).outcome, Outcome::Moved);
    QCOMPARE(server.connections, 2);
}

void TestServoLink::busy()
{
    ScriptedServer server(always(ScriptedServer::response(200, FirmwareBody)));
    HttpServoDriver link(servoConfig(server.url()));
    QSignalSpy finished(&link, &HttpServoDriver::finished);
    link.send({.pan = 1});
    QTest::ignoreMessage(QtCriticalMsg, "a move was sent while another is in flight; ignored");
    link.send({.pan = 2});
    QVERIFY(finished.wait());
    QCOMPARE(finished.first().first().value<ServoReply>().move, Move{.pan = 1});
    QCOMPARE(send(link, {.pan = 3}).move, Move{.pan = 3});
    QCOMPARE(server.requests.size(), 2);
}

void TestServoLink::notConfigured()
{
    HttpServoDriver link(CameraConfig{});
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, Outcome::NotConfigured);
    QVERIFY(reply.text.contains(u"servo address is not known"_s));
    QCOMPARE(reply.move, Move{.pan = -5});
}

void TestServoLink::destroyedInFlight()
{
    ScriptedServer server([](QTcpSocket &, const QByteArray &) {});
    auto link = std::make_unique<HttpServoDriver>(servoConfig(server.url()));
    link->send({.pan = 1});
    QTRY_COMPARE(server.requests.size(), 1);
    link.reset();
    QTRY_VERIFY(server.sockets.isEmpty());
}

void TestServoLink::streamAtTheSamePortEnds()
{
    QPointer<QTcpSocket> asked;
    ScriptedServer server([&](QTcpSocket &socket, const QByteArray &head) {
        if (head.startsWith("GET /mjpeg")) {
            socket.write("HTTP/1.1 200 OK\r\n"
                         "Content-Type: multipart/x-mixed-replace;boundary=b\r\n\r\n");
        } else {
            asked = &socket;
        }
    });
    CameraConfig config = servoConfig(server.url());
    config.cameraUrl = server.url(u"/mjpeg"_s);
    CameraStream stream(config);
    stream.start();
    QTRY_COMPARE(server.connections, 1);
    QTRY_COMPARE(server.requests.size(), 1);
    HttpServoDriver link(config);
    QSignalSpy finished(&link, &HttpServoDriver::finished);
    link.send(Move{.pan = -5});
    QTRY_VERIFY(asked);
    stream.stop();
    QTRY_COMPARE(server.sockets.size(), 1);
    QVERIFY(asked);
    asked->write(ScriptedServer::response(200, FirmwareBody));
    QVERIFY(finished.wait());
    QCOMPARE(finished.constFirst().constFirst().value<ServoReply>().outcome, Outcome::Moved);
}

VEDETTE_TEST(TestServoLink)
#include "TestServoLink.moc"
