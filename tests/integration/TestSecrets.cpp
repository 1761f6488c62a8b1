// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/EnvFile.h"
#include "config/Settings.h"
#include "demo/DemoCameraThread.h"
#include "NotifySocket.h"
#include "ScriptedServer.h"
#include "SecretSearch.h"
#include "ServerProcess.h"
#include "StreamViewer.h"
#include "TestProgram.h"

#include <QRegularExpression>
#include <QUrlQuery>

#include <sys/resource.h>

using namespace vedette;
using namespace vedette::test;

namespace {

constexpr QLatin1String EnvFileName("camera.env");

/// Does to each request what the first word of its path says.
void answerAsAsked(QTcpSocket &socket, const QByteArray &head)
{
    static const QHash<QByteArray, QByteArray> answers{
        {"basic", ScriptedServer::response(401, "no\n", "WWW-Authenticate: Basic realm=\"x\"\r\n")},
        {"digest", ScriptedServer::response(
                       401, "no\n", "WWW-Authenticate: Digest realm=\"x\", nonce=\"1\"\r\n")},
        {"forbidden", ScriptedServer::response(403, "no\n")},
        {"missing", ScriptedServer::response(404, "no\n")},
        {"error", ScriptedServer::response(500, "no\n")},
        {"garbage", "\x15\x03\x03\n\n\n no HTTP \r\n\r\n"},
        {"page", ScriptedServer::response(200, "hello\n", "Content-Type: text/html\r\n")},
        {"close", {}},
    };
    const QByteArray target = head.split(' ').value(1);
    const QByteArray word = target.mid(1).split('/').constFirst();
    if (word == "redirect") {
        // Back to itself, with the login that came in the query.
        socket.write(ScriptedServer::response(302, "", "Location: " + target + "&again\r\n"));
    } else if (word == "elsewhere") {
        socket.write(ScriptedServer::response(
            302, "", "Location: http://x:y@127.0.0.1:9" + target + "\r\n"));
    } else {
        socket.write(answers.value(word));
    }
    if (word == "close" || word == "garbage") {
        socket.disconnectFromHost();
    }
}

/// The server with every message switched on that its own code or Qt's could print, and with
/// something in systemd's place that it notifies of its state.
class TalkativeServer : public ServerProcess
{
public:
    TalkativeServer()
        : m_notify(path("notify"))
    {
        setEnvironment(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
        setEnvironment(QStringLiteral("QT_FORCE_STDERR_LOGGING"), QStringLiteral("1"));
        setEnvironment(QStringLiteral("NOTIFY_SOCKET"), path("notify"));
    }

    void setEnvironment(const QString &name, const QString &value)
    {
        process().setVariable(name, value);
    }
    QString writeEnv(const QByteArray &content) const
    {
        QFile file(path(EnvFileName.data()));
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
            file.write(content);
        }
        return file.fileName();
    }
    /// Keeps what a viewer was answered.
    WebAnswer ask(WebClient &client, const QByteArray &bytes)
    {
        WebAnswer answer = client.ask(bytes);
        told += answer.head + answer.body + '\n';
        return answer;
    }
    /// The first password found in anything that it wrote or that the system tells of it.
    QString leak(const SecretSearch &secrets)
    {
        const QString inText = secrets.in(output() + errors() + told + notified());
        const QString inFiles = secrets.inFolder(path("."), EnvFileName);
        const QString inProcesses =
            secrets.inCommandLines() + secrets.inEnvironments(process().processId());
        return inText + inFiles + inProcesses;
    }

    QByteArray notified() { return m_notify.messages().join('\n'); }

    QByteArray told;

private:
    NotifySocket m_notify;
};

QByteArray envLine(QLatin1String name, const QString &value)
{
    return EnvFile::lineFor(name, value).toUtf8() + '\n';
}

} // namespace

/// Passwords that stand nowhere else, in everything a run of the real programs writes.
class TestSecrets : public QObject
{
    Q_OBJECT

private slots:
    void theSearchFindsEachForm();
    void normalUse();
    void failures_data();
    void failures();
    void mistakes_data();
    void mistakes();
    void theEnvironment();
    void theCommandLine();
    void aCrashLeavesNothing();

private:
    QUrl withSecrets(const QUrl &url) const;
    QByteArray envFile(const QUrl &camera, const QUrl &servo) const;
    QByteArray right() const { return login(QStringLiteral("me"), m_web); }
    QByteArray guest() const { return login(QStringLiteral("guest"), m_guest); }

    SecretSearch m_secrets;
    QString m_web = m_secrets.make(QStringLiteral("the viewers' password"));
    QString m_guest = m_secrets.make(QStringLiteral("the password of who may only watch"));
    QString m_camera = m_secrets.make(QStringLiteral("the camera's password"));
    QString m_query = m_secrets.make(QStringLiteral("the login in the camera's query"));
    QString m_guess = m_secrets.make(QStringLiteral("a wrong password"));
};

QUrl TestSecrets::withSecrets(const QUrl &url) const
{
    QUrl secret = url;
    secret.setUserName(QStringLiteral("owner"));
    secret.setPassword(m_camera, QUrl::DecodedMode);
    QUrlQuery query(url);
    query.addQueryItem(QStringLiteral("pwd"),
                       QString::fromLatin1(QUrl::toPercentEncoding(m_query)));
    secret.setQuery(query);
    return secret;
}

QByteArray TestSecrets::envFile(const QUrl &camera, const QUrl &servo) const
{
    return envLine(key::UserName, QStringLiteral("me")) + envLine(key::Password, m_web) +
           envLine(key::ViewerName, QStringLiteral("guest")) +
           envLine(key::ViewerPassword, m_guest) +
           envLine(key::CameraUrl, camera.toString(QUrl::FullyEncoded)) +
           envLine(key::ServoUrl, servo.toString(QUrl::FullyEncoded));
}

void TestSecrets::theSearchFindsEachForm()
{
    SecretSearch search;
    const QByteArray secret = search.make(QStringLiteral("it")).toUtf8();
    QByteArray wide;
    for (const char c : secret) {
        wide.append(c).append('\0');
    }
    QList<QByteArray> forms{secret,         secret.toUpper(),         secret.toPercentEncoding(),
                            secret.toHex(), secret.toHex().toUpper(), wide};
    for (const QByteArray &before : {QByteArray(), QByteArray("a"), QByteArray("me:")}) {
        forms.append((before + secret).toBase64());
        forms.append((before + secret).toBase64(QByteArray::Base64UrlEncoding));
        forms.append((before + 'a' + secret + "more").toBase64());
    }
    for (const QByteArray &form : forms) {
        QVERIFY2(!search.in("before " + form + " after").isEmpty(), form);
    }
    QCOMPARE(search.in("before after" + SecretSearch().make({}).toUtf8()), QString());
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("a/.b")));
    QFile file(folder.filePath(QStringLiteral("a/.b/.c")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(secret) > 0 && file.flush());
    QVERIFY(!search.inFolder(folder.path(), {}).isEmpty());
    QCOMPARE(search.inFolder(folder.path(), QStringLiteral(".c")), QString());
    QProcess process;
    process.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("read line"),
                                         QStringLiteral("sh"), QString::fromUtf8(secret)});
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY(!search.inCommandLines().isEmpty());
    process.kill();
    process.waitForFinished();
}

void TestSecrets::normalUse()
{
    DemoCamera::Options options;
    options.userName = QStringLiteral("owner");
    options.password = m_camera;
    DemoCameraThread camera(options);
    QVERIFY(camera.start());
    camera.setFault(Fault::UnauthorizedBasic);
    TalkativeServer server;
    const QString file =
        server.writeEnv(envFile(withSecrets(camera.streamUrl()), withSecrets(camera.servoUrl())));
    QVERIFY(server.startListening({QStringLiteral("--tls-self-signed"), QStringLiteral("--listen"),
                                   QStringLiteral("127.0.0.1:0"), file}));
    WebClient client(connectTls(server.port()));
    QCOMPARE(server.ask(client, request("GET", "/snapshot.jpg", right())).status, 200);
    const QByteArray wrong = login(QStringLiteral("me"), m_guess);
    QCOMPARE(server.ask(client, request("GET", "/", wrong)).status, 401);
    for (const char *path : {"/", "/api/status", "/metrics", "/counter", "/nothing", "/healthz"}) {
        QVERIFY(server.ask(client, request("GET", path, right())).status > 0);
    }
    for (const char *path : {"/turnleft", "/control_servo?tr=1&el=1", "/control_servo?tr=x"}) {
        QVERIFY(server.ask(client, request("POST", path, right())).status > 0);
        QCOMPARE(server.ask(client, request("POST", path, guest())).status, 403);
    }
    QCOMPARE(server.ask(client, request("GET", "/owner", guest())).status, 401);
    QCOMPARE(server.ask(client, request("GET", "/", "X: \x01\r\n" + right())).status, 400);
    // Also what is reloaded, and what is no longer right.
    m_web = m_secrets.make(QStringLiteral("the viewers' new password"));
    server.writeEnv(envFile(withSecrets(camera.streamUrl()), withSecrets(camera.servoUrl())));
    server.signal(SIGHUP);
    QVERIFY(server.waitForOutput("were reloaded"));
    WebClient later(connectTls(server.port()));
    QCOMPARE(server.ask(later, request("GET", "/counter", right())).status, 200);
    // In Qt 6.8 of the category qt.httpserver.http1handler.
    static const QRegularExpression requests(QStringLiteral("qt\\.httpserver\\S*: Request:"));
    QVERIFY(requests.match(QString::fromUtf8(server.errors())).hasMatch());
    QVERIFY(server.errors().contains("vedette.stream: "));
    QCOMPARE(server.leak(m_secrets), QString());
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
    QCOMPARE(server.leak(m_secrets), QString());
    QVERIFY(server.notified().contains("STATUS="));
}

void TestSecrets::failures_data()
{
    QTest::addColumn<QString>("address"); ///< PORT: a server that does as the path says
    for (const char *how : {"basic", "digest", "forbidden", "missing", "error", "garbage", "page",
                            "close", "redirect", "elsewhere"}) {
        QTest::newRow(how) << QStringLiteral("http://127.0.0.1:PORT/%1/x").arg(QLatin1String(how));
    }
    QTest::newRow("refused") << QStringLiteral("http://127.0.0.1:9/mjpeg");
    QTest::newRow("no such name") << QStringLiteral("http://nowhere.invalid/mjpeg");
    QTest::newRow("no TLS there") << QStringLiteral("https://127.0.0.1:PORT/garbage/x");
}

void TestSecrets::failures()
{
    QFETCH(QString, address);
    const ScriptedServer camera(answerAsAsked);
    address.replace(QStringLiteral("PORT"), QString::number(camera.serverPort()));
    const QUrl url = withSecrets(QUrl(address));
    TalkativeServer server;
    QVERIFY(server.startListening({QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                   server.writeEnv(envFile(url, url))}));
    WebClient stream(server.port());
    stream.send(request("GET", "/mjpeg", right()));
    WebClient client(server.port());
    QVERIFY(server.ask(client, request("POST", "/turnleft", right())).status >= 400 ||
            address.contains(QStringLiteral("/page/")));
    static const QRegularExpression failed(
        QStringLiteral("camera \\S+: (?!connecting|idle|live)\\w+: "));
    QTRY_VERIFY_WITH_TIMEOUT(QString::fromUtf8(server.output()).contains(failed), Patience);
    for (const char *path : {"/api/status", "/metrics", "/healthz"}) {
        QVERIFY(server.ask(client, request("GET", path, right())).status > 0);
    }
    QCOMPARE(server.leak(m_secrets), QString());
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
    QCOMPARE(server.leak(m_secrets), QString());
}

void TestSecrets::mistakes_data()
{
    QTest::addColumn<QByteArray>("file"); ///< after a login; PASSWORD is one
    QTest::newRow("no assignment") << QByteArray("CAM_URL=http://cam/\nPASSWORD\n");
    QTest::newRow("a colon") << QByteArray("CAM_URL: http://me:PASSWORD@cam/\n");
    QTest::newRow("open quote") << QByteArray("CAM_URL=\"http://me:PASSWORD@cam/\n");
    QTest::newRow("text behind") << QByteArray("CAM_URL=\"http://me:PASSWORD@cam/\" PASSWORD\n");
    QTest::newRow("twice") << QByteArray(
        "CAM_URL=http://me:PASSWORD@cam/\nCAM_URL=http://PASSWORD@cam/\n");
    QTest::newRow("unknown") << QByteArray("CAM_URL=http://cam/\nCAM_PASSWORD=PASSWORD\n");
    QTest::newRow("no scheme") << QByteArray("CAM_URL=me:PASSWORD@cam/\n");
    QTest::newRow("other scheme") << QByteArray("CAM_URL=rtsp://me:PASSWORD@cam/\n");
    QTest::newRow("no host") << QByteArray("CAM_URL=http://me:PASSWORD@/\n");
    QTest::newRow("bad port") << QByteArray("CAM_URL=http://me:PASSWORD@cam:99999/\n");
    QTest::newRow("no number") << QByteArray("CAM_URL=http://cam/\nVEDETTE_STEP_DEGREES=PASSWORD");
    QTest::newRow("no broker") << QByteArray(
        "CAM_URL=http://cam/\nVEDETTE_MQTT_URL=http://me:PASSWORD@broker/\n");
    QTest::newRow("no topic") << QByteArray(
        "CAM_URL=http://cam/\nVEDETTE_MQTT_URL=mqtt://me:PASSWORD@broker/a/#\n");
    QTest::newRow("no text") << QByteArray("CAM_URL=http://me:PASSWORD@cam/\xFF\n");
}

void TestSecrets::mistakes()
{
    QFETCH(QByteArray, file);
    TalkativeServer server;
    const QByteArray secret = QUrl::toPercentEncoding(m_camera);
    server.start(
        {server.writeEnv(envLine(key::UserName, QStringLiteral("me")) +
                         envLine(key::Password, m_web) + file.replace("PASSWORD", secret))});
    QCOMPARE(server.exitCode(), 2);
    QVERIFY(server.errors().contains("vedette-server: "));
    QCOMPARE(server.leak(m_secrets), QString());
}

/// The demo's child gets the environment too; a program that a link opens would.
void TestSecrets::theEnvironment()
{
    const QList<QStringList> ways{{}, {QStringLiteral("--demo")}};
    for (const QStringList &way : ways) {
        TalkativeServer server;
        server.setEnvironment(key::UserName, QStringLiteral("me"));
        server.setEnvironment(key::Password, m_web);
        server.setEnvironment(
            key::CameraUrl,
            withSecrets(QUrl(QStringLiteral("http://127.0.0.1:9/"))).toString(QUrl::FullyEncoded));
        QVERIFY2(server.startListening(
                     way + QStringList{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")}),
                 server.errors());
        WebClient client(server.port());
        QCOMPARE(client.ask(request("GET", "/counter", right())).status, way.isEmpty() ? 200 : 401);
        QCOMPARE(server.leak(m_secrets), QString());
        if (way.isEmpty()) {
            server.signal(SIGHUP);
            QVERIFY(server.waitForOutput("were reloaded"));
            QCOMPARE(client.ask(request("GET", "/counter", right())).status, 200);
        }
    }
}

void TestSecrets::theCommandLine()
{
    const QString url =
        withSecrets(QUrl(QStringLiteral("http://127.0.0.1:9/"))).toString(QUrl::FullyEncoded);
    // What is not user info cannot be told from an address's other parts.
    const QString shown = url.section(QLatin1Char('?'), 0, 0);
    TalkativeServer server;
    server.setEnvironment(key::UserName, QStringLiteral("me"));
    server.setEnvironment(key::Password, m_web);
    QVERIFY(server.startListening({QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                   QStringLiteral("--servo-url"), shown, shown}));
    QVERIFY(server.errors().contains("every user of this computer could see the password"));
    QCOMPARE(server.leak(m_secrets), QString());
}

void TestSecrets::aCrashLeavesNothing()
{
    const QUrl nowhere = withSecrets(QUrl(QStringLiteral("http://127.0.0.1:9/")));
    TalkativeServer server;
    // As on a developer's machine, where crashes are kept.
    server.process().setChildProcessModifier([] {
        rlimit limit{};
        ::getrlimit(RLIMIT_CORE, &limit);
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_CORE, &limit);
    });
    QVERIFY(server.startListening({QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                   server.writeEnv(envFile(nowhere, nowhere))}));
    QFile limits(QStringLiteral("/proc/%1/limits").arg(server.process().processId()));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    static const QRegularExpression core(QStringLiteral("Max core file size +[01] "));
    QVERIFY(QString::fromLatin1(limits.readAll()).contains(core));
    // A sanitizer keeps SIGSEGV for itself.
    server.signal(SIGABRT);
    QCOMPARE(server.exitCode(), -1);
    QCOMPARE(server.leak(m_secrets), QString());
}

VEDETTE_GUI_TEST(TestSecrets)
#include "TestSecrets.moc"
