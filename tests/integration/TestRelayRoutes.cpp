// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"
#include "media/JpegProbe.h"
#include "SharedCamera.h"
#include "SmallPictures.h"
#include "TestProgram.h"
#include "Version.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace vedette;
using namespace vedette::test;

namespace {

const QList<QByteArray> &readTargets()
{
    static const QList<QByteArray> targets{
        "/",           "/mjpeg",   "/stream",          "/?action=stream", "/snapshot.jpg",
        "/snapshot",   "/capture", "/counter",         "/api/status",     "/?action=snapshot",
        "/api/events", "/metrics", "/styles/page.css", "/page/main.js",   "/api/me"};
    return targets;
}

/// What a 200 for it says to caches.
QByteArray cachingOf(const QByteArray &target)
{
    const bool isFile = target == "/" || target == "/?action=nonsense" ||
                        target.endsWith(".html") || target.endsWith(".css") ||
                        target.endsWith(".js");
    return isFile ? "no-cache" : "no-store";
}

} // namespace

/// Every address that is served (DESIGN 2.3), over real sockets.
class TestRelayRoutes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void answers_data();
    void answers();
    void unchangedFilesAreNotSentAgain_data();
    void unchangedFilesAreNotSentAgain();
    void tagsAreOfTheFilesAlone();
    void streams_data();
    void streams();
    void nothingWithoutThePassword_data();
    void nothingWithoutThePassword();
    void unauthenticatedClientsLearnNoVersion();
    void headHasNoBody_data();
    void headHasNoBody();
    void headOfAStreamIsThatOfGet_data();
    void headOfAStreamIsThatOfGet();
    void refusedLoginsAreExplained_data();
    void refusedLoginsAreExplained();
    void viewersMayOnlyWatch_data();
    void viewersMayOnlyWatch();
    void whoIsNoOwnerIsAskedForTheLogin();
    void wrongMethods_data();
    void wrongMethods();
    void aSnapshotIsTurnedWhenAsked();
    void statusReportsWhatIsPromised();

private:
    DemoCameraThread m_demo{smallPictures()};
    std::unique_ptr<SharedCamera> m_shared;
};

void TestRelayRoutes::initTestCase()
{
    QVERIFY(m_demo.start());
    m_shared = std::make_unique<SharedCamera>(m_demo.streamUrl(), m_demo.servoUrl());
    m_shared->server().router().setCredentials({UserName, Password}, {GuestName, GuestPassword});
}

void TestRelayRoutes::answers_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("beginning"); ///< of the body
    const auto row = [](const char *target, int status, const char *type, const char *beginning) {
        QTest::newRow(target) << QByteArray(target) << status << QByteArray(type)
                              << QByteArray(beginning);
    };
    row("/", 200, "text/html", "<!doctype html>");
    row("/?action=nonsense", 200, "text/html", "<!doctype html>");
    row("/index.html", 200, "text/html", "<!doctype html>");
    row("/page/main.js", 200, "text/javascript", "//");
    row("/styles/page.css", 200, "text/css", "/*");
    for (const char *target : {"/snapshot.jpg", "/snapshot", "/capture", "/?action=snapshot"}) {
        row(target, 200, "image/jpeg", "\xFF\xD8\xFF");
    }
    row("/counter", 200, "application/json", "0");
    row("/api/status", 200, "application/json", "{");
    row("/metrics", 200, "text/plain", "# HELP ");
    row("/healthz", 200, "text/plain", "ok\n");
    row("/snapshot.jpg?turned=1", 200, "image/jpeg", "\xFF\xD8\xFF");
    row("/?action=snapshot&turned=no", 200, "image/jpeg", "\xFF\xD8\xFF");
    row("/snapshot.jpg?turned=90", 400, "text/plain", "turned is 1 or 0");
    row("/snapshot.jpg?turned=", 400, "text/plain", "turned is 1 or 0");
    row("/control_servo", 400, "text/plain", "Two whole numbers of degrees");
    row("/favicon.ico", 404, "text/plain", "There is nothing here.");
    row("/mjpeg/", 404, "text/plain", "There is nothing here.");
    row("/page/", 404, "text/plain", "There is nothing here.");
    row("/page/../index.html", 404, "text/plain", "There is nothing here.");
    row("/%2e%2e/index.html", 404, "text/plain", "There is nothing here.");
    for (const char *target : {"//", "//evil/mjpeg", "//evil/", "http://127.0.0.1//evil/mjpeg"}) {
        row(target, 400, "text/plain", "An address begins with one slash");
    }
}

void TestRelayRoutes::answers()
{
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, beginning);
    WebClient client(m_shared->port());
    const WebAnswer answer = client.ask(get(target));
    QCOMPARE(answer.status, status);
    QVERIFY2(answer.field("content-type").startsWith(type), answer.head);
    QVERIFY2(answer.body.toLower().startsWith(beginning.toLower()), answer.body.left(80));
    QCOMPARE(missingHeader(answer, status == 200 ? cachingOf(target) : "no-store"), QByteArray());
    QVERIFY(client.unread().isEmpty());
}

void TestRelayRoutes::unchangedFilesAreNotSentAgain_data()
{
    QTest::addColumn<QByteArray>("fields"); ///< TAG stands for the file's own
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *fields, int status) {
        QTest::newRow(name) << QByteArray(fields) << status;
    };
    row("its tag", "If-None-Match: TAG\r\n", 304);
    row("compressed by a proxy", "If-None-Match: W/TAG\r\n", 304);
    row("in a list", "If-None-Match: \"a\", W/\"b,c\",TAG , \"d\"\r\n", 304);
    row("in the second field", "If-None-Match: \"a\"\r\nIf-None-Match: TAG\r\n", 304);
    row("any", "If-None-Match: *\r\n", 304);
    row("another", "If-None-Match: \"a\", W/\"b\"\r\n", 200);
    row("a longer one", "If-None-Match: xTAG\r\n", 200);
    row("none", "If-None-Match: \r\n", 200);
    row("a date", "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n", 200);
}

void TestRelayRoutes::unchangedFilesAreNotSentAgain()
{
    QFETCH(QByteArray, fields);
    QFETCH(int, status);
    WebClient client(m_shared->port());
    for (const QByteArray &target : {QByteArray("/"), QByteArray("/page/main.js")}) {
        const WebAnswer whole = client.ask(get(target));
        const QByteArray tag = whole.field("etag");
        QVERIFY2(tag.size() > 10 && tag.startsWith('"') && tag.endsWith('"'), whole.head);
        const QByteArray asked = login() + QByteArray(fields).replace("TAG", tag);
        for (const char *method : {"GET", "HEAD"}) {
            const bool hasBody = status == 200 && QByteArray(method) == "GET";
            const WebAnswer answer = client.ask(request(method, target, asked), !hasBody);
            QCOMPARE(answer.status, status);
            QCOMPARE(answer.field("etag"), tag);
            // If it is there, then as it would be in a 200 (RFC 9110, 8.6).
            QCOMPARE(answer.field("content-length"), whole.field("content-length"));
            QCOMPARE(missingHeader(answer, "no-cache"), QByteArray());
            QCOMPARE(answer.body, hasBody ? whole.body : QByteArray());
        }
        // Were there a body, it would stand before this answer.
        QCOMPARE(client.ask(get("/counter")).status, 200);
    }
}

void TestRelayRoutes::tagsAreOfTheFilesAlone()
{
    WebClient client(m_shared->port());
    QCOMPARE(client.ask(get("/index.html")).field("etag"), client.ask(get("/")).field("etag"));
    QVERIFY(client.ask(get("/page/main.js")).field("etag") != client.ask(get("/")).field("etag"));
    const QByteArray any = login() + "If-None-Match: *\r\n";
    for (const char *target : {"/counter", "/api/status", "/snapshot.jpg", "/?action=snapshot"}) {
        const WebAnswer answer = client.ask(request("GET", target, any));
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.field("etag").isNull());
    }
    QCOMPARE(client.ask(request("GET", "/nowhere.js", any)).status, 404);
    QCOMPARE(client.ask(request("GET", "/page/main.js", "If-None-Match: *\r\n")).status, 401);
}

void TestRelayRoutes::streams_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("type");
    for (const char *target : {"/mjpeg", "/stream", "/?action=stream", "/mjpeg?x=1"}) {
        QTest::newRow(target) << QByteArray(target)
                              << QByteArray("multipart/x-mixed-replace; boundary=");
    }
    QTest::newRow("/api/events") << QByteArray("/api/events") << QByteArray("text/event-stream");
}

void TestRelayRoutes::streams()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, type);
    WebClient client(m_shared->port());
    client.send(get(target));
    QTRY_VERIFY(client.unread().contains("\r\n\r\n"));
    const qsizetype end = client.unread().indexOf("\r\n\r\n");
    const WebAnswer answer{.status = 0, .head = client.unread().left(end), .body = {}};
    QVERIFY(answer.head.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY2(answer.field("content-type").startsWith(type), answer.head);
    QVERIFY(answer.field("content-length").isNull());
    QCOMPARE(answer.field("connection"), QByteArray("close"));
    QCOMPARE(missingHeader(answer), QByteArray());
    QTRY_VERIFY(client.unread().size() > end + 200);
}

void TestRelayRoutes::nothingWithoutThePassword_data()
{
    QTest::addColumn<QByteArray>("target");
    const QList<QByteArray> turns{"/turnleft", "/turnright", "/turnup", "/turndown"};
    const QList<QByteArray> others{"/control_servo?tr=5&el=0", "/api/move?pan=5&tilt=0",
                                   "/nowhere"};
    for (const QByteArray &target : readTargets() + turns + others) {
        QTest::newRow(target.constData()) << target;
    }
}

void TestRelayRoutes::nothingWithoutThePassword()
{
    QFETCH(QByteArray, target);
    const int before = m_demo.traverse();
    WebClient client(m_shared->port());
    for (const char *method : {"GET", "POST", "HEAD", "DELETE"}) {
        const WebAnswer answer =
            client.ask(request(method, target, {}), QByteArray(method) == "HEAD");
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.field("www-authenticate"),
                 QByteArray("Basic realm=\"Vedette\", charset=\"UTF-8\""));
        QCOMPARE(missingHeader(answer), QByteArray());
    }
    QCOMPARE(
        client.ask(request("GET", target, "Authorization: Digest username=\"watcher\"\r\n")).status,
        401);
    QCOMPARE(m_demo.traverse(), before);
}

void TestRelayRoutes::unauthenticatedClientsLearnNoVersion()
{
    WebClient client(m_shared->port());
    for (const QByteArray &target : {QByteArray("/healthz"), QByteArray("/"),
                                     QByteArray("/api/status"), QByteArray("/metrics")}) {
        const WebAnswer answer = client.ask(request("GET", target, {}));
        for (const QByteArray &word : {QByteArray(Version), QByteArray(qVersion())}) {
            QVERIFY2(!answer.head.contains(word) && !answer.body.contains(word), answer.head);
        }
    }
    client.send("nonsense\r\n\r\n");
    QTRY_VERIFY(client.unread().startsWith("HTTP/1.1 400 "));
    QVERIFY(!client.unread().contains(Version));
}

void TestRelayRoutes::headHasNoBody_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    for (const QByteArray &target : readTargets()) {
        QTest::newRow(target.constData()) << target << 200;
    }
    QTest::newRow("/healthz") << QByteArray("/healthz") << 200;
    QTest::newRow("/nowhere") << QByteArray("/nowhere") << 404;
    QTest::newRow("/control_servo") << QByteArray("/control_servo") << 405;
}

void TestRelayRoutes::headHasNoBody()
{
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    WebClient client(m_shared->port());
    const WebAnswer answer = client.ask(request("HEAD", target), /*withoutBody=*/true);
    QCOMPARE(answer.status, status);
    QCOMPARE(missingHeader(answer, status == 200 ? cachingOf(target) : "no-store"), QByteArray());
    if (answer.field("connection") == "close") {
        QVERIFY(client.waitForClose());
        QCOMPARE(client.unread(), QByteArray());
        return;
    }
    // Were there a body, it would stand before the next answer.
    const WebAnswer next = client.ask(get("/counter"));
    QVERIFY2(next.head.startsWith("HTTP/1.1 200 "), next.head.left(80));
}

void TestRelayRoutes::headOfAStreamIsThatOfGet_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"/mjpeg", "/stream", "/?action=stream", "/api/events"}) {
        QTest::newRow(target) << QByteArray(target);
    }
}

/// The boundary too, and no length.
void TestRelayRoutes::headOfAStreamIsThatOfGet()
{
    QFETCH(QByteArray, target);
    const auto withoutDate = [](const WebAnswer &answer) {
        return QByteArray(answer.head).replace(answer.field("date"), "");
    };
    WebClient head(m_shared->port());
    WebClient stream(m_shared->port());
    const WebAnswer answer = head.ask(request("HEAD", target), /*withoutBody=*/true);
    QCOMPARE(withoutDate(answer),
             withoutDate(stream.ask(request("GET", target), /*withoutBody=*/true)));
    QVERIFY(answer.field("content-length").isNull());
    QVERIFY(head.waitForClose());
}

void TestRelayRoutes::refusedLoginsAreExplained_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("title");
    QTest::newRow("none") << QByteArray() << QByteArray("A user name and a password are needed");
    QTest::newRow("wrong") << login(UserName, QStringLiteral("wrong"))
                           << QByteArray("The user name or the password is wrong");
}

void TestRelayRoutes::refusedLoginsAreExplained()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, title);
    WebClient client(m_shared->port(), QStringLiteral("127.0.0.11"));
    const WebAnswer page = client.ask(request(
        "GET", "/", fields + "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8\r\n"));
    QCOMPARE(page.status, 401);
    QCOMPARE(page.field("content-type"), QByteArray("text/html; charset=utf-8"));
    QVERIFY2(page.body.contains("<h1>" + title + "</h1>") && page.body.contains("Reload"),
             page.body);
    QCOMPARE(missingHeader(page), QByteArray());
    const WebAnswer text = client.ask(request("GET", "/", fields + "Accept: */*\r\n"));
    QCOMPARE(text.status, 401);
    QCOMPARE(text.field("content-type"), QByteArray("text/plain; charset=utf-8"));
    QVERIFY2(text.body.startsWith(title + ". "), text.body);
}

void TestRelayRoutes::viewersMayOnlyWatch_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    const auto row = [](const char *method, const QByteArray &target, int status) {
        QTest::addRow("%s %s", method, target.constData())
            << QByteArray(method) << target << status;
    };
    for (const QByteArray &target : readTargets()) {
        row("GET", target, 200);
    }
    row("GET", "/nowhere", 404);
    row("POST", "/mjpeg", 405);
    for (const char *target : {"/turnleft", "/turnright", "/turnup", "/turndown",
                               "/control_servo?tr=5&el=0", "/api/move?pan=5&tilt=0"}) {
        for (const char *method : {"GET", "HEAD", "POST", "PUT"}) {
            row(method, target, 403);
        }
    }
}

/// docs/api asks for every address that is described; this, for all ways to ask.
void TestRelayRoutes::viewersMayOnlyWatch()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    const int before = m_demo.servoConnections();
    WebClient client(m_shared->port());
    const WebAnswer answer =
        client.ask(request(method, target, login(GuestName, GuestPassword)), method == "HEAD");
    QCOMPARE(answer.status, status);
    QCOMPARE(missingHeader(answer, status == 200 ? cachingOf(target) : "no-store"), QByteArray());
    QCOMPARE(m_demo.servoConnections(), before);
    if (status == 403 && method != "HEAD") {
        QCOMPARE(answer.body,
                 QByteArray("This login may only watch; sign in as the owner to steer.\n"));
    }
}

void TestRelayRoutes::whoIsNoOwnerIsAskedForTheLogin()
{
    const QByteArray guest = login(GuestName, GuestPassword);
    WebClient client(m_shared->port());
    QCOMPARE(client.ask(request("GET", "/api/me", guest)).body, QByteArray(R"({"role":"viewer"})"));
    QCOMPARE(client.ask(get("/api/me")).body, QByteArray(R"({"role":"owner"})"));
    for (const QByteArray &fields : {guest, QByteArray()}) {
        const WebAnswer asks =
            client.ask(request("GET", "/owner", fields + "Accept: text/html\r\n"));
        QCOMPARE(asks.status, 401);
        QCOMPARE(asks.field("www-authenticate"), Authenticator::challenge());
        QCOMPARE(asks.field("content-type"), QByteArray("text/html; charset=utf-8"));
        QCOMPARE(missingHeader(asks), QByteArray());
    }
    // It leads to the page beside it, and nowhere else.
    for (const char *target : {"/owner", "/owner?to=https://another.example/"}) {
        const WebAnswer back = client.ask(get(target));
        QCOMPARE(back.status, 303);
        QCOMPARE(back.field("location"), QByteArray("./"));
    }
    // To ask there is no guess.
    for (int i = 0; i < LoginThrottle::FreeFailures; ++i) {
        QCOMPARE(client.ask(request("GET", "/owner", guest)).status, 401);
    }
    QCOMPARE(client.ask(get("/owner")).status, 303);
}

void TestRelayRoutes::wrongMethods_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("allowed");
    for (const char *method : {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"}) {
        QTest::addRow("%s /turnleft", method)
            << QByteArray(method) << QByteArray("/turnleft") << QByteArray("GET, POST");
        QTest::addRow("%s /mjpeg", method)
            << QByteArray(method) << QByteArray("/mjpeg") << QByteArray("GET, HEAD");
    }
    for (const QByteArray &target : readTargets()) {
        QTest::addRow("POST %s", target.constData())
            << QByteArray("POST") << target << QByteArray("GET, HEAD");
    }
    QTest::newRow("HEAD /turnleft")
        << QByteArray("HEAD") << QByteArray("/turnleft") << QByteArray("GET, POST");
    for (const char *method : {"GET", "HEAD", "PUT"}) {
        QTest::addRow("%s /api/move", method)
            << QByteArray(method) << QByteArray("/api/move?pan=5&tilt=0") << QByteArray("POST");
    }
    QTest::newRow("POST /healthz")
        << QByteArray("POST") << QByteArray("/healthz") << QByteArray("GET, HEAD");
}

void TestRelayRoutes::wrongMethods()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, allowed);
    const int before = m_demo.servoConnections();
    WebClient client(m_shared->port());
    const WebAnswer answer = client.ask(request(method, target), method == "HEAD");
    QCOMPARE(answer.status, 405);
    QCOMPARE(answer.field("allow"), allowed);
    QCOMPARE(missingHeader(answer), QByteArray());
    QCOMPARE(m_demo.servoConnections(), before);
}

void TestRelayRoutes::aSnapshotIsTurnedWhenAsked()
{
    SharedCamera shared(m_demo.streamUrl());
    shared.camera().setMounting({.rotation = 90});
    WebClient client(shared.port());
    // All who ask while a picture is being turned.
    std::vector<std::unique_ptr<WebClient>> others;
    for (int i = 0; i < 5; ++i) {
        others.push_back(std::make_unique<WebClient>(shared.port()));
        others.back()->send(get("/snapshot.jpg?turned=yes"));
    }
    const WebAnswer own = client.ask(get("/snapshot.jpg"));
    QCOMPARE(jpegSize(own.body), QSize(320, 240));
    QCOMPARE(jpegSize(client.ask(get("/snapshot.jpg?turned=0")).body), QSize(320, 240));
    QCOMPARE(jpegSize(client.ask(get("/snapshot.jpg?turned=1")).body), QSize(240, 320));
    QCOMPARE(jpegSize(client.ask(get("/?action=snapshot&turned=1")).body), QSize(240, 320));
    for (const auto &other : others) {
        const auto answer = other->next();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(jpegSize(answer->body), QSize(240, 320));
    }
    shared.camera().setMounting({.rotation = 180, .isMirrored = true, .isFlipped = true});
    QCOMPARE(jpegSize(client.ask(get("/snapshot.jpg?turned=1")).body), QSize(320, 240));
}

void TestRelayRoutes::statusReportsWhatIsPromised()
{
    WebClient viewer(m_shared->port());
    viewer.send(get("/mjpeg"));
    QTRY_VERIFY(viewer.unread().size() > 5000);
    WebClient client(m_shared->port());
    const QJsonObject status =
        QJsonDocument::fromJson(client.ask(get("/api/status")).body).object();
    QCOMPARE(status.value(QStringLiteral("name")).toString(),
             QStringLiteral("Søren's \"run\" \\ 🐔"));
    QCOMPARE(status.value(QStringLiteral("state")).toString(), QStringLiteral("live"));
    QVERIFY(status.value(QStringLiteral("live")).toBool());
    const auto since =
        QDateTime::fromString(status.value(QStringLiteral("since")).toString(), Qt::ISODateWithMs);
    QVERIFY(since.isValid() && since <= QDateTime::currentDateTimeUtc());
    QVERIFY(status.value(QStringLiteral("frames")).toInt() > 0);
    QVERIFY(status.value(QStringLiteral("fps")).toDouble(-1) >= 0);
    const double age = status.value(QStringLiteral("ageMs")).toDouble(-1);
    QVERIFY2(age >= 0 && age <= 2000, QByteArray::number(age));
    const QJsonObject size = status.value(QStringLiteral("resolution")).toObject();
    QCOMPARE(size.value(QStringLiteral("width")).toInt(), 320);
    QCOMPARE(size.value(QStringLiteral("height")).toInt(), 240);
    QCOMPARE(status.value(QStringLiteral("viewers")).toInt(), 1);
    QVERIFY(status.contains(QStringLiteral("pan")) && status.contains(QStringLiteral("tilt")));
    QCOMPARE(status.value(QStringLiteral("version")).toString(), QLatin1String(Version));
    QCOMPARE(client.ask(get("/counter")).body, QByteArray("1"));
}

VEDETTE_GUI_TEST(TestRelayRoutes)
#include "TestRelayRoutes.moc"
