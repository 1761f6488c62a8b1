// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"
#include "FreshState.h"
#include "ScriptedServer.h"
#include "SharedCamera.h"
#include "TestProgram.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

using namespace vedette;
using namespace vedette::test;

namespace {

/// Nobody listens there.
QUrl closedServo()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(QStringLiteral("http://127.0.0.1:%1/control_servo").arg(server.serverPort()));
}

/// Its address was never another one's, so it need not take GET.
QList<QByteArray> methodsFor(const QByteArray &target)
{
    return target.startsWith("/api/") ? QList<QByteArray>{"POST"}
                                      : QList<QByteArray>{"GET", "POST"};
}

} // namespace

/// Moving the camera by web requests, and who may.
class TestRelaySteering : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_state.emplace(); }
    void turns_data();
    void turns();
    void movesFollowThePictureAsShown_data();
    void movesFollowThePictureAsShown();
    void whoseServosTheyAre_data();
    void whoseServosTheyAre();
    void badQueries_data();
    void badQueries();
    void theCamerasOwnAnswerIsPassedOn_data();
    void theCamerasOwnAnswerIsPassedOn();
    void aCameraThatIsNotThere();
    void aSilentCamera();
    void aCameraWithoutServos();
    void aMoveOfNothingIsAnswered();
    void whoSteers();
    void everybodyGetsAnAnswer();
    void otherSites_data();
    void otherSites();
    void guessersWait();

private:
    std::optional<FreshState> m_state;
};

void TestRelaySteering::turns_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("traverse");
    QTest::addColumn<int>("elevation");
    const auto row = [](const char *target, int traverse, int elevation) {
        QTest::newRow(target) << QByteArray(target) << traverse << elevation;
    };
    // The firmware's signs: both servos begin at 90.
    row("/turnleft", 95, 90);
    row("/turnright", 85, 90);
    row("/turnup", 90, 85);
    row("/turndown", 90, 95);
    row("/control_servo?tr=7&el=-3", 97, 87);
    row("/control_servo?el=4&tr=-20", 70, 94);
    row("/control_servo?tr=-180&el=0", 0, 90);
    row("/control_servo?tr=180&el=180", 180, 180);
    row("/api/move?pan=7&tilt=-3", 83, 93);
    row("/api/move?tilt=180&pan=-180", 180, 0);
}

void TestRelaySteering::turns()
{
    QFETCH(QByteArray, target);
    QFETCH(int, traverse);
    QFETCH(int, elevation);
    for (const QByteArray &method : methodsFor(target)) {
        DemoCameraThread demo;
        QVERIFY(demo.start());
        SharedCamera shared(demo.streamUrl(), demo.servoUrl());
        WebClient client(shared.port());
        const WebAnswer answer = client.ask(request(method, target));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, QByteArray("Servo control message received and valid."));
        QCOMPARE(demo.traverse(), traverse);
        QCOMPARE(demo.elevation(), elevation);
        QCOMPARE(demo.streamConnections(), 0);
    }
}

void TestRelaySteering::movesFollowThePictureAsShown_data()
{
    QTest::addColumn<Mounting>("mounting");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("traverse");
    QTest::addColumn<int>("elevation");
    const auto row = [](const char *name, const Mounting &mounting, const QByteArray &target,
                        int traverse, int elevation) {
        QTest::addRow("%s: %s", name, target.constData())
            << mounting << target << traverse << elevation;
    };
    // Turned clockwise, what the camera has on its right is seen below.
    const Mounting onItsSide{.rotation = 90};
    row("on its side", onItsSide, "/turndown", 85, 90);
    row("on its side", onItsSide, "/turnup", 95, 90);
    row("on its side", onItsSide, "/turnleft", 90, 95);
    row("on its side", onItsSide, "/api/move?pan=20&tilt=-3", 87, 70);
    row("on its side", onItsSide, "/control_servo?tr=7&el=-3", 97, 87);
    const Mounting upsideDown{.rotation = 180};
    row("upside down", upsideDown, "/turnleft", 85, 90);
    row("upside down", upsideDown, "/turnup", 90, 95);
    row("upside down", upsideDown, "/control_servo?tr=7&el=-3", 97, 87);
    const Mounting mirrored{.isMirrored = true};
    row("mirrored", mirrored, "/turnleft", 85, 90);
    row("mirrored", mirrored, "/turnup", 90, 85);
}

void TestRelaySteering::movesFollowThePictureAsShown()
{
    QFETCH(const Mounting, mounting);
    QFETCH(const QByteArray, target);
    QFETCH(const int, traverse);
    QFETCH(const int, elevation);
    DemoCameraThread demo;
    QVERIFY(demo.start());
    SharedCamera shared(demo.streamUrl(), demo.servoUrl());
    shared.camera().setMounting(mounting);
    WebClient client(shared.port());
    QCOMPARE(client.ask(request("POST", target)).status, 200);
    QCOMPARE(demo.traverse(), traverse);
    QCOMPARE(demo.elevation(), elevation);
    const QJsonObject status =
        QJsonDocument::fromJson(client.ask(get("/api/status")).body).object();
    // Where the servos are, not what people see.
    QCOMPARE(status.value(QStringLiteral("pan")).toInt(), traverse);
    QCOMPARE(status.value(QStringLiteral("tilt")).toInt(), elevation);
}

void TestRelaySteering::whoseServosTheyAre_data()
{
    QTest::addColumn<QUrl>("servo");
    QTest::addColumn<bool>("isPositionKnown");
    const auto row = [](const char *servo, bool isPositionKnown) {
        QTest::newRow(servo) << QUrl(QString::fromLatin1(servo)) << isPositionKnown;
    };
    row("http://me:secret@127.0.0.1/move", true);
    row("http://me:secret@127.0.0.1:81/control_servo", true);
    row("http://me:secret@127.0.0.2/control_servo", true);
    row("http://127.0.0.1/control_servo", true); // one port for all, but no login
    // Another Vedette, through which others steer too.
    row("http://me:secret@127.0.0.1:80/control_servo", false);
    row("http://me:secret@127.0.0.1/garden/control_servo", false);
}

void TestRelaySteering::whoseServosTheyAre()
{
    QFETCH(QUrl, servo);
    QFETCH(bool, isPositionKnown);
    const SharedCamera shared(QUrl(QStringLiteral("http://127.0.0.1/mjpeg")), servo);
    WebClient client(shared.port());
    const QJsonObject status =
        QJsonDocument::fromJson(client.ask(get("/api/status")).body).object();
    QVERIFY(status.value(QStringLiteral("steerable")).toBool());
    for (const QString &axis : {QStringLiteral("pan"), QStringLiteral("tilt")}) {
        QCOMPARE(status.value(axis), isPositionKnown ? QJsonValue(90) : QJsonValue());
    }
}

void TestRelaySteering::badQueries_data()
{
    QTest::addColumn<QByteArray>("query");
    for (const char *query :
         {"", "?", "?tr=5", "?el=5", "?tr=&el=", "?tr=a&el=0", "?tr=5.5&el=0", "?tr=181&el=0",
          "?tr=0&el=-181", "?tr=00005&el=0", "?tr=5&tr=5&el=0", "?TR=5&EL=0", "?tr=0x5&el=0",
          "?tr=1e1&el=0", "?tr=5;el=5", "?tr=5&el=5&xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}) {
        QTest::newRow(query) << QByteArray(query);
    }
}

void TestRelaySteering::badQueries()
{
    QFETCH(QByteArray, query);
    ScriptedServer servo([](QTcpSocket &socket, const QByteArray &) {
        socket.write(ScriptedServer::response(200, {}));
    });
    SharedCamera shared({}, servo.url());
    WebClient client(shared.port());
    const WebAnswer answer = client.ask(get("/control_servo" + query));
    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.body.contains("/control_servo?tr=5&el=0"), answer.body);
    query.replace("tr", "pan").replace("el", "tilt");
    const WebAnswer other = client.ask(request("POST", "/api/move" + query));
    QCOMPARE(other.status, 400);
    QVERIFY2(other.body.contains("/api/move?pan=5&tilt=0"), other.body);
    QCOMPARE(servo.connections, 0);
}

void TestRelaySteering::theCamerasOwnAnswerIsPassedOn_data()
{
    QTest::addColumn<int>("cameras");
    QTest::addColumn<QByteArray>("camerasBody");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    const QByteArray words = "<b>the camera's own words</b>";
    const auto passedOn = [&words](const char *name, int cameras, int status) {
        QTest::newRow(name) << cameras << words << status << words;
    };
    passedOn("success", 200, 200);
    passedOn("created", 201, 200);
    passedOn("a success unknown to HTTP", 299, 200);
    passedOn("its error", 500, 500);
    passedOn("not found", 404, 404);
    QTest::newRow("no content") << 204 << QByteArray() << 200 << QByteArray();
    // What is not passed on comes with a sentence of Vedette's.
    QTest::newRow("an error without words")
        << 500 << QByteArray() << 500 << QByteArray("rejected the move (HTTP status 500)");
    QTest::newRow("an error unknown to HTTP")
        << 599 << words << 502 << QByteArray("rejected the move (HTTP status 599)");
    QTest::newRow("a redirect") << 302 << words << 502 << QByteArray("redirect elsewhere");
    // A 401 would make the browser ask its user for another password.
    QTest::newRow("wants a login") << 401 << words << 502 << QByteArray("user name and password");
    QTest::newRow("forbids") << 403 << words << 502 << QByteArray("do not let this user");
}

void TestRelaySteering::theCamerasOwnAnswerIsPassedOn()
{
    QFETCH(int, cameras);
    QFETCH(QByteArray, camerasBody);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    ScriptedServer servo(always(ScriptedServer::response(cameras, camerasBody)));
    SharedCamera shared({}, servo.url());
    WebClient client(shared.port());
    const WebAnswer answer = client.ask(get("/turnleft"));
    QCOMPARE(answer.status, status);
    QVERIFY(answer.field("www-authenticate").isNull());
    QCOMPARE(answer.field("content-type"), QByteArray("text/plain; charset=utf-8"));
    QVERIFY2(says.isEmpty() ? answer.body.isEmpty() : answer.body.contains(says), answer.body);
    QCOMPARE(answer.body.contains("<b>"), says.contains("<b>"));
}

void TestRelaySteering::aCameraThatIsNotThere()
{
    SharedCamera shared({}, closedServo());
    WebClient client(shared.port());
    const WebAnswer answer = client.ask(get("/turnleft"));
    QCOMPARE(answer.status, 502);
    QVERIFY2(answer.body.contains("refuse the connection"), answer.body);
}

void TestRelaySteering::aSilentCamera()
{
    ScriptedServer servo([](QTcpSocket &, const QByteArray &) {});
    SharedCamera shared({}, servo.url());
    WebClient client(shared.port());
    const WebAnswer answer = client.ask(get("/turnleft"));
    QCOMPARE(answer.status, 504);
    QVERIFY2(answer.body.contains("did not answer"), answer.body);
}

void TestRelaySteering::aCameraWithoutServos()
{
    SharedCamera shared(closedServo());
    WebClient client(shared.port());
    const WebAnswer answer = client.ask(get("/turnleft"));
    QCOMPARE(answer.status, 501);
    QVERIFY2(answer.body.contains("servo address is not known"), answer.body);
}

void TestRelaySteering::aMoveOfNothingIsAnswered()
{
    ScriptedServer servo([](QTcpSocket &socket, const QByteArray &) {
        socket.write(ScriptedServer::response(200, "there"));
    });
    SharedCamera shared({}, servo.url());
    WebClient client(shared.port());
    QCOMPARE(client.ask(get("/control_servo?tr=0&el=0")).body, QByteArray("there"));
    QCOMPARE(servo.requests.size(), 1);
    QVERIFY(servo.requests.constFirst().startsWith("GET /control_servo?tr=0&el=0 "));
}

void TestRelaySteering::whoSteers()
{
    DemoCameraThread demo;
    QVERIFY(demo.start());
    SharedCamera shared(demo.streamUrl(), demo.servoUrl());
    WebClient client(shared.port());
    const auto steeredBy = [&client] {
        return QJsonDocument::fromJson(client.ask(get("/api/status")).body)
            .object()
            .value(QStringLiteral("steeredBy"));
    };
    const auto web = [](const char *hand) {
        return QJsonObject{{QStringLiteral("kind"), QStringLiteral("web")},
                           {QStringLiteral("hand"), QLatin1String(hand)}};
    };
    const auto turn = [&client](const QByteArray &target, const QByteArray &hand) {
        client.ask(request("POST", target, login() + "Vedette-Hand: " + hand + "\r\n"));
    };
    QCOMPARE(steeredBy(), QJsonValue());
    turn("/api/move?pan=0&tilt=0", "0a1b");
    QCOMPARE(steeredBy(), QJsonValue()); // nothing was turned
    turn("/api/move?pan=5&tilt=0", "0a1b");
    QCOMPARE(steeredBy(), web("0a1b"));
    QCOMPARE(shared.camera().steeredBy().steerer().address, QStringLiteral("127.0.0.1"));
    turn("/turnleft", "<b>");
    QCOMPARE(steeredBy(), web(""));
    turn("/api/move?pan=5&tilt=0", QByteArray(33, 'a'));
    QCOMPARE(steeredBy(), web(""));
    {
        const SteeredBy::Asking asking(shared.camera().steeredBy(),
                                       {.kind = Steerer::Kind::Window});
        shared.camera().steering().press(Direction::Left, Pace::Normal);
        shared.camera().steering().releaseAll();
    }
    QCOMPARE(steeredBy().toObject().value(QStringLiteral("kind")), QStringLiteral("window"));
    // Vedette itself, as on patrol.
    shared.camera().steering().press(Direction::Left, Pace::Normal);
    shared.camera().steering().releaseAll();
    QCOMPARE(steeredBy(), QJsonValue());
}

void TestRelaySteering::everybodyGetsAnAnswer()
{
    // All come while the first request is under way: what they ask for goes out as one.
    QList<QTcpSocket *> waiting;
    ScriptedServer servo(
        [&waiting](QTcpSocket &socket, const QByteArray &) { waiting.append(&socket); });
    SharedCamera shared({}, servo.url());
    constexpr int ClientCount = 10;
    std::vector<std::unique_ptr<WebClient>> clients;
    clients.reserve(ClientCount);
    for (int i = 0; i < ClientCount; ++i) {
        clients.push_back(std::make_unique<WebClient>(shared.port()));
    }
    clients.front()->send(get("/turnleft"));
    QTRY_COMPARE(waiting.size(), 1);
    for (std::size_t i = 1; i < clients.size(); ++i) {
        clients[i]->send(get(i % 2 == 0 ? "/turnleft" : "/turnright"));
    }
    WebClient probe(shared.port());
    QCOMPARE(probe.ask(get("/counter")).status, 200);
    waiting.takeFirst()->write(ScriptedServer::response(200, "first"));
    QCOMPARE(clients.front()->next().value_or(WebAnswer()).body, QByteArray("first"));
    QTRY_COMPARE(waiting.size(), 1);
    waiting.takeFirst()->write(ScriptedServer::response(200, "second"));
    for (std::size_t i = 1; i < clients.size(); ++i) {
        QCOMPARE(clients[i]->next().value_or(WebAnswer()).body, QByteArray("second"));
    }
    // Five to the right, four to the left.
    QCOMPARE(servo.requests.size(), 2);
    QVERIFY2(servo.requests.constLast().startsWith("GET /control_servo?tr=-5&el=0 "),
             servo.requests.constLast());
}

void TestRelaySteering::otherSites_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    QTest::newRow("no page") << QByteArray() << 200;
    QTest::newRow("our page") << QByteArray("Origin: http://127.0.0.1\r\n") << 200;
    QTest::newRow("our page, by both headers")
        << QByteArray("Origin: http://127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n") << 200;
    QTest::newRow("typed by the user") << QByteArray("Sec-Fetch-Site: none\r\n") << 200;
    QTest::newRow("foreign page") << QByteArray("Origin: http://evil.example\r\n") << 403;
    QTest::newRow("another port") << QByteArray("Origin: http://127.0.0.1:8080\r\n") << 403;
    QTest::newRow("no origin") << QByteArray("Origin: null\r\n") << 403;
    QTest::newRow("garbage") << QByteArray("Origin: 127.0.0.1\r\n") << 403;
    QTest::newRow("other scheme") << QByteArray("Origin: file://127.0.0.1\r\n") << 403;
    QTest::newRow("cross-site") << QByteArray("Sec-Fetch-Site: cross-site\r\n") << 403;
    QTest::newRow("same-site") << QByteArray("Sec-Fetch-Site: same-site\r\n") << 403;
}

void TestRelaySteering::otherSites()
{
    QFETCH(QByteArray, fields);
    QFETCH(int, status);
    ScriptedServer servo([](QTcpSocket &socket, const QByteArray &) {
        socket.write(ScriptedServer::response(200, "moved"));
    });
    SharedCamera shared({}, servo.url());
    WebClient client(shared.port());
    for (const char *target : {"/turnleft", "/turnright", "/turnup", "/turndown",
                               "/control_servo?tr=5&el=0", "/api/move?pan=5&tilt=0"}) {
        for (const QByteArray &method : methodsFor(target)) {
            QCOMPARE(client.ask(request(method, target, login() + fields)).status, status);
        }
    }
    QCOMPARE(servo.requests.isEmpty(), status == 403);
}

void TestRelaySteering::guessersWait()
{
    SharedCamera shared(closedServo());
    WebClient guesser(shared.port(), QStringLiteral("127.0.0.7"));
    const QByteArray wrong = request("GET", "/counter", login(UserName, QStringLiteral("guess")));
    for (int i = 0; i < LoginThrottle::FreeFailures; ++i) {
        QCOMPARE(guesser.ask(wrong).status, 401);
    }
    const WebAnswer refusal = guesser.ask(wrong);
    QCOMPARE(refusal.status, 429);
    const int wait = refusal.field("retry-after").toInt();
    QVERIFY2(wait >= 1 && wait <= 10, refusal.head);
    QCOMPARE(refusal.body,
             "Too many wrong passwords. Try again in " + QByteArray::number(wait) + " s.\n");
    // Not even the right password is looked at, or the wait would reveal which one it is.
    QCOMPARE(guesser.ask(get("/counter")).status, 429);
    QCOMPARE(guesser.ask(request("GET", "/healthz", {})).status, 200);
    QCOMPARE(WebClient(shared.port(), QStringLiteral("127.0.0.8")).ask(get("/counter")).status,
             200);
}

VEDETTE_GUI_TEST(TestRelaySteering)
#include "TestRelaySteering.moc"
