// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"
#include "ServerProcess.h"
#include "StampedCamera.h"
#include "StreamViewer.h"
#include "TestProgram.h"

#include <QRegularExpression>

#include <array>

using namespace vedette;
using namespace vedette::test;

namespace {

QStringList listen(const QString &address)
{
    return {QStringLiteral("--listen"), address};
}

bool isAlive(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    // A zombie is dead, only not buried.
    return file.open(QIODevice::ReadOnly) && !file.readAll().contains(") Z ");
}

} // namespace

/// The real program: what it prints, what it takes and what it refuses.
class TestVedetteServer : public QObject
{
    Q_OBJECT

private slots:
    void itPrintsWhereItListens();
    void severalAddresses();
    void aBusyPortIsNamed();
    void wrongConfigurations_data();
    void wrongConfigurations();
    void checkSaysWhatIsRight();
    void theDemoNeedsNothing();
    void theDemoOfSeveral();
    void theDemoCameraDiesWithIt();
    void twoHops();
    void secretsAreNotPrinted();
};

void TestVedetteServer::itPrintsWhereItListens()
{
    ServerProcess server;
    QVERIFY2(server.serve(QUrl(QStringLiteral("http://127.0.0.1:9/"))), server.errors());
    QVERIFY(server.port() > 0);
    QCOMPARE(server.output(),
             "listening on http://127.0.0.1:" + QByteArray::number(server.port()) + "/\n");
    QCOMPARE(server.errors(), QByteArray());
    WebClient client(server.port());
    QCOMPARE(client.ask(request("GET", "/healthz", {})).body, QByteArray("ok\n"));
    QCOMPARE(client.ask(get("/counter")).body, QByteArray("0"));
}

void TestVedetteServer::severalAddresses()
{
    ServerProcess server;
    const QString path = server.path("v.sock");
    QVERIFY(server.serve(QUrl(QStringLiteral("http://127.0.0.1:9/")), {},
                         listen(QStringLiteral("127.0.0.2:0")) +
                             listen(QStringLiteral("unix:") + path)));
    QVERIFY(server.waitForOutput("unix:"));
    const QStringList addresses = server.addresses();
    QCOMPARE(addresses.size(), 3);
    QCOMPARE(addresses[2], QStringLiteral("unix:") + path);
    QVERIFY(addresses[1].startsWith(QLatin1String("http://127.0.0.2:")));
    QCOMPARE(WebClient(server.port()).ask(get("/counter")).status, 200);
    QCOMPARE(WebClient(connectUnix(path)).ask(get("/counter")).status, 200);
    auto other = std::make_unique<QTcpSocket>();
    other->connectToHost(QHostAddress(QStringLiteral("127.0.0.2")), server.port(1));
    QCOMPARE(WebClient(std::move(other)).ask(get("/counter")).status, 200);
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
    QVERIFY(!QFile::exists(path));
}

void TestVedetteServer::aBusyPortIsNamed()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QByteArray port = QByteArray::number(taken.serverPort());
    ServerProcess server;
    server.start(listen(QStringLiteral("127.0.0.1:") + QString::fromLatin1(port)) +
                 QStringList{server.writeEnvFile(QUrl(QStringLiteral("http://127.0.0.1:9/")))});
    QCOMPARE(server.exitCode(), 1);
    QCOMPARE(server.errors(), "vedette-server: http://127.0.0.1:" + port +
                                  "/ is taken: another program listens on port " + port +
                                  ". End it, or choose another port.\n");
    QCOMPARE(server.output(), QByteArray());
}

void TestVedetteServer::wrongConfigurations_data()
{
    QTest::addColumn<QStringList>("arguments"); ///< FILE: a right .env file; HOME: its folder
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QStringList &arguments, const char *text) {
        QTest::newRow(name) << arguments << QByteArray(text);
    };
    const QString file = QStringLiteral("FILE");
    row("no password", {QStringLiteral("http://127.0.0.1:9/")},
        "vedette-server: the configuration: HTTP_AUTH_USERNAME and HTTP_AUTH_PASSWORD are missing: "
        "without a password nobody may watch");
    row("nothing at all", {},
        "vedette-server: there is no camera: no .env file in the current folder, and none in /");
    row("missing file", {QStringLiteral("/nowhere/camera.env")},
        "there is no file or folder /nowhere/camera.env");
    row("bad option", {QStringLiteral("--nonsense"), file}, "Unknown option 'nonsense'");
    row("bad address", {QStringLiteral("--listen"), QStringLiteral("5000"), file},
        "\"5000\" has no address");
    row("bad number", {QStringLiteral("--max-viewers"), QStringLiteral("0"), file},
        "--max-viewers takes a whole number");
    row("bad proxy", {QStringLiteral("--trusted-proxy"), QStringLiteral("nobody"), file},
        "--trusted-proxy: ");
    row("certificate without key", {QStringLiteral("--tls-certificate"), QStringLiteral("x"), file},
        "belong together");
    row("no certificate",
        {QStringLiteral("--tls-certificate"), QStringLiteral("/nowhere/c"),
         QStringLiteral("--tls-key"), QStringLiteral("/nowhere/k"), file},
        "/nowhere/c cannot be read");
    row("key of another certificate",
        {QStringLiteral("--tls-certificate"), QStringLiteral("HOME/a/self-signed.crt"),
         QStringLiteral("--tls-key"), QStringLiteral("HOME/b/self-signed.key"), file},
        "does not belong to the certificate in");
    row("demo of none", {QStringLiteral("--demo"), QStringLiteral("0")},
        "--demo takes a number of cameras from 1 to 16, not \"0\"");
    row("demo and camera", {QStringLiteral("--demo"), QStringLiteral("http://127.0.0.1:9/")},
        "--demo brings its own camera");
}

void TestVedetteServer::wrongConfigurations()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, text);
    for (const char *check : {"", "--check"}) {
        ServerProcess server;
        QVERIFY(makeCertificate(server.path("a")) && makeCertificate(server.path("b")));
        QStringList words = arguments;
        words.replaceInStrings(QStringLiteral("HOME"), server.path("."));
        words.replaceInStrings(QStringLiteral("FILE"),
                               server.writeEnvFile(QUrl(QStringLiteral("http://127.0.0.1:9/"))));
        if (*check != '\0') {
            words.prepend(QLatin1String(check));
        }
        server.start(words);
        QCOMPARE(server.exitCode(), 2);
        QVERIFY2(server.errors().startsWith("vedette-server: ") && server.errors().contains(text),
                 server.errors());
        const QByteArray rest = server.errors().mid(server.errors().indexOf('\n') + 1);
        QVERIFY2(rest.isEmpty() || rest == "Try 'vedette-server --help'.\n", rest);
        QCOMPARE(server.output(), QByteArray());
    }
}

void TestVedetteServer::checkSaysWhatIsRight()
{
    ServerProcess server;
    QVERIFY(makeCertificate(server.path("a")));
    const QString file =
        server.writeEnvFile(QUrl(QStringLiteral("http://me:topsecret@127.0.0.1:9/?topsecret")));
    const QStringList check = QStringList{QStringLiteral("--check")} +
                              listen(QStringLiteral("127.0.0.1:0")) + tlsFiles(server.path("a"));
    server.start(check + QStringList{QStringLiteral("--offline"), file});
    QCOMPARE(server.exitCode(), 0);
    static const QRegularExpression right(QRegularExpression::anchoredPattern(QStringLiteral(
        "settings: (\\S+)\ncamera \\w+: http://me:\\*\\*\\*@127.0.0.1:9/\nservos: none\n"
        "logins: the owner's\ncan listen on https://127.0.0.1:\\d+/\nThe configuration is "
        "right.\n")));
    const auto match = right.match(QString::fromUtf8(server.output()));
    QVERIFY2(match.hasMatch(), server.output());
    QCOMPARE(match.captured(1), file);
    QCOMPARE(server.errors(), QByteArray());

    ServerProcess online;
    QFile withViewer(online.writeEnvFile(QUrl(QStringLiteral("http://127.0.0.1:9/"))));
    QVERIFY(withViewer.open(QIODevice::Append));
    withViewer.write("VEDETTE_VIEWER_USERNAME=guest\nVEDETTE_VIEWER_PASSWORD=topsecret\n");
    withViewer.close();
    online.start(check + QStringList{withViewer.fileName()});
    QCOMPARE(online.exitCode(), 0);
    QVERIFY2(online.output().contains("logins: the owner's, and one that may only watch\n"),
             online.output());
    QVERIFY2(online.output().contains("The configuration is right.\nNo picture of the camera: "
                                      "127.0.0.1:9 refuses the connection"),
             online.output());
    QCOMPARE(online.output().count("topsecret"), 0);

    ServerProcess warned;
    QFile beyond(warned.writeEnvFile(QUrl(QStringLiteral("http://127.0.0.1:9/"))));
    QVERIFY(beyond.open(QIODevice::Append));
    beyond.write("SERVO_URL=http://127.0.0.1:9/\nVEDETTE_SERVO_DIALECT=var-pan-degrees\n"
                 "VEDETTE_PAN_LIMITS=100..120\n");
    beyond.close();
    warned.start(check + QStringList{QStringLiteral("--offline"), beyond.fileName()});
    QCOMPARE(warned.exitCode(), 0);
    QVERIFY2(warned.output().contains("VEDETTE_PAN_LIMITS=100..120 of ") &&
                 warned.output().contains("\nApart from what is said above, the configuration is "
                                          "right.\n"),
             warned.output());
}

void TestVedetteServer::theDemoNeedsNothing()
{
    std::array<QByteArray, 2> passwords;
    for (QByteArray &password : passwords) {
        ServerProcess server;
        QVERIFY2(server.startListening(QStringList{QStringLiteral("--demo")} +
                                       listen(QStringLiteral("127.0.0.1:0"))),
                 server.errors());
        QVERIFY(server.waitForOutput("user demo, password "));
        static const QRegularExpression announcement(
            QStringLiteral("user demo, password ([a-zA-Z0-9]+)\n"));
        const auto match = announcement.match(QString::fromUtf8(server.output()));
        password = match.captured(1).toLatin1();
        QCOMPARE(password.size(), 20);
        WebClient client(server.port());
        const QByteArray right = login(QStringLiteral("demo"), QString::fromLatin1(password));
        QCOMPARE(client.ask(request("GET", "/snapshot.jpg", right)).status, 200);
        QCOMPARE(client.ask(request("POST", "/turnleft", right)).body,
                 QByteArray("Servo control message received and valid."));
        QCOMPARE(client.ask(get("/counter")).status, 401);
    }
    QVERIFY(passwords[0] != passwords[1]);
}

void TestVedetteServer::theDemoOfSeveral()
{
    ServerProcess server;
    QVERIFY2(server.startListening(QStringList{QStringLiteral("--demo"), QStringLiteral("2")} +
                                   listen(QStringLiteral("127.0.0.1:0"))),
             server.errors());
    QVERIFY(server.waitForOutput(
        "camera Garden at /cameras/garden/, and at the addresses without an id\n"));
    QVERIFY(server.waitForOutput("camera Front Door at /cameras/front-door/\n"));
    static const QRegularExpression announcement(
        QStringLiteral("user demo, password ([a-zA-Z0-9]+)\n"));
    const QString password = announcement.match(QString::fromUtf8(server.output())).captured(1);
    const QByteArray right = login(QStringLiteral("demo"), password);
    WebClient client(server.port());
    for (const char *path : {"/cameras/garden/snapshot.jpg", "/cameras/front-door/snapshot.jpg"}) {
        QCOMPARE(client.ask(request("GET", path, right)).status, 200);
    }
    // The first is that of the addresses without one.
    QVERIFY(client.ask(request("GET", "/api/status", right)).body.contains("Garden"));
}

void TestVedetteServer::theDemoCameraDiesWithIt()
{
    for (const int signal : {SIGKILL, SIGTERM}) {
        ServerProcess server;
        QVERIFY(server.startListening(QStringList{QStringLiteral("--demo")} +
                                      listen(QStringLiteral("127.0.0.1:0"))));
        QFile children(
            QStringLiteral("/proc/%1/task/%1/children").arg(server.process().processId()));
        QVERIFY(children.open(QIODevice::ReadOnly));
        const qint64 camera = children.readAll().trimmed().toLongLong();
        QVERIFY(camera > 0 && isAlive(camera));
        server.signal(signal);
        QTRY_VERIFY_WITH_TIMEOUT(!isAlive(camera), Patience);
        QCOMPARE(server.exitCode(), signal == SIGKILL ? -1 : 0);
    }
}

void TestVedetteServer::twoHops()
{
    DemoCameraThread demo;
    QVERIFY(demo.start());
    ServerProcess near;
    QVERIFY(near.serve(demo.streamUrl(), demo.servoUrl()));
    ServerProcess far;
    QVERIFY(
        far.serve(near.url(QStringLiteral("/mjpeg")), near.url(QStringLiteral("/control_servo"))));
    StreamViewer viewer(far.port());
    QVERIFY(viewer.waitForParts(30));
    QCOMPARE(viewer.stream().problem(), QString());
    QCOMPARE(viewer.stream().missed(), quint64(0));
    WebClient client(far.port());
    QCOMPARE(client.ask(get("/turnleft")).body,
             QByteArray("Servo control message received and valid."));
    QCOMPARE(client.ask(get("/control_servo?tr=0&el=7")).status, 200);
    QCOMPARE(demo.traverse(), 95);
    QCOMPARE(demo.elevation(), 97);
    QCOMPARE(demo.streamConnections(), 1);
}

void TestVedetteServer::secretsAreNotPrinted()
{
    const StampedCamera camera(20'000, 25);
    QUrl address = camera.url();
    address.setUserInfo(QStringLiteral("someone:c4mera-secret"));
    ServerProcess server;
    QVERIFY(server.serve(address, QUrl(QStringLiteral("http://servo:s3rvo-secret@127.0.0.1:9/"))));
    StreamViewer viewer(server.port());
    QVERIFY(viewer.waitForParts(2));
    WebClient client(server.port());
    QCOMPARE(client.ask(get("/turnleft")).status, 502);
    const QByteArray guess = login(UserName, QStringLiteral("gue55ed"));
    QCOMPARE(client.ask(request("GET", "/", guess)).status, 401);
    const QByteArray told = client.ask(get("/api/status")).body + client.ask(get("/metrics")).body;
    server.signal(SIGHUP);
    QVERIFY(server.waitForOutput("were reloaded"));
    QTRY_VERIFY(server.errors().contains("wrong password from"));
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
    for (const QByteArray &secret :
         {QByteArray("c4mera-secret"), QByteArray("s3rvo-secret"), QByteArray("gue55ed"),
          Password.toUtf8(), guess.split(' ').constLast().trimmed()}) {
        QVERIFY2(!(server.output() + server.errors() + told).contains(secret), secret);
    }
}

VEDETTE_GUI_TEST(TestVedetteServer)
#include "TestVedetteServer.moc"
