// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/search/StreamSearch.h"
#include "OneClientCamera.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace vedette;
using namespace vedette::test;

namespace {

constexpr int SearchPatience =
    60'000; // milliseconds: as long as all time limits of a search together
using Ports = QMap<int, OneClientCamera::Paths>;

QByteArray webPage()
{
    return ScriptedServer::response(200, "<html><title>Camera</title>",
                                    "Content-Type: text/html\r\n");
}

FoundCamera search(const SearchPlan &plan)
{
    StreamSearch search(plan);
    std::optional<FoundCamera> found;
    QObject::connect(&search, &StreamSearch::finished, &search,
                     [&found](const FoundCamera &camera) { found = camera; });
    search.start();
    [&found] { QTRY_VERIFY_WITH_TIMEOUT(found.has_value(), SearchPatience); }();
    return found.value_or(FoundCamera());
}

} // namespace

/// The search for a camera's stream, against cameras that admit one client, and hostile ones.
class TestStreamSearch : public QObject
{
    Q_OBJECT

private slots:
    void firmwares_data();
    void firmwares();
    void hostileAnswers_data();
    void hostileAnswers();
    void aLoginEverywhere();
    void aLoginAtTheStreamAlone();
    void anAddressElsewhereIsNotAsked();
    void nobodyIsThere();
    void aBusyCameraIsNotAskedForLong();
    void itCanBeCancelled();
};

/// As the firmwares' own documents say where their pictures are.
void TestStreamSearch::firmwares_data()
{
    QTest::addColumn<Ports>("ports");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("firmware");
    const QByteArray stream = OneClientCamera::Stream;
    QTest::newRow("securityCam") << Ports{{80, {{"/mjpeg", stream}}}, {81, {}}} << 80 << "/mjpeg"
                                 << "securityCam";
    QTest::newRow("CameraWebServer")
        << Ports{{80,
                  {{"/", webPage()},
                   {"/status", OneClientCamera::json(
                                   R"({"framesize":8,"quality":10,"hmirror":0,"vflip":1})")}}},
                 {81, {{"/stream", stream}}}}
        << 81 << "/stream"
        << "CameraWebServer";
    QTest::newRow("easytarget")
        << Ports{{80,
                  {{"/", webPage()},
                   {"/status",
                    OneClientCamera::json(
                        R"({"cam_name":"a","framesize":8,"quality":10,"hmirror":0,"stream_url":""})")}}},
                 {81, {{"/", stream}}}}
        << 81 << "/"
        << "easytarget";
    QTest::newRow("MJPEG2SD") << Ports{{80, {{"/", webPage()}, {"/sustain?video=1", stream}}}} << 80
                              << "/sustain?video=1"
                              << "MJPEG2SD";
    QTest::newRow("ESPHome") << Ports{{8080, {{"*", stream}}}} << 8080 << "/"
                             << "ESPHome";
    QTest::newRow("multiclient") << Ports{{80, {{"/mjpeg/1", stream}}}} << 80 << "/mjpeg/1"
                                 << "multiclient";
    QTest::newRow("thingino") << Ports{{80,
                                        {{"/",
                                          ScriptedServer::response(200, "<title>thingino</title>")},
                                         {"/x/ch0.mjpg", stream}}}}
                              << 80 << "/x/ch0.mjpg"
                              << "thingino";
}

void TestStreamSearch::firmwares()
{
    QFETCH(Ports, ports);
    QFETCH(int, port);
    QFETCH(QString, path);
    QFETCH(QString, firmware);
    const OneClientCamera camera(ports);
    const FoundCamera found = search(camera.plan());
    QCOMPARE(found.streamUrl, camera.urlOf(port, path));
    QVERIFY(found.isStreamSeen);
    QVERIFY2(found.firmware.contains(firmware), qPrintable(found.firmware));
    QVERIFY(!found.dialects.isEmpty());
    QTRY_VERIFY(camera.isLeft());
    QCOMPARE(camera.mostAtOnce(), 1);
    QVERIFY(!camera.wasLoginSent());
}

void TestStreamSearch::hostileAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("an endless head")
        << "HTTP/1.1 200 OK\r\n" + QByteArray("X: y\r\n").repeated(200'000);
    QTest::newRow("an endless page")
        << "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + QByteArray(4'000'000, 'a');
    QTest::newRow("endless settings")
        << "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" +
               QByteArray("[").repeated(4'000'000);
    QTest::newRow("an endless stream of no pictures")
        << "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=a\r\n\r\n" +
               QByteArray("--a\r\n\r\nnothing\r\n").repeated(200'000);
    QTest::newRow("a redirect elsewhere")
        << ScriptedServer::response(302, {}, "Location: http://127.0.0.1:1/mjpeg\r\n");
    QTest::newRow("a picture's bytes in a page")
        << ScriptedServer::response(200, "<html>\xFF\xD8\xFF", "Content-Type: text/html\r\n");
    QTest::newRow("a picture's bytes somewhere in a file") << ScriptedServer::response(
        200, "abc\xFF\xD8\xFF", "Content-Type: application/octet-stream\r\n");
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
}

void TestStreamSearch::hostileAnswers()
{
    QFETCH(QByteArray, answer);
    const OneClientCamera camera({{80, {{"*", answer}}}});
    const FoundCamera found = search(camera.plan());
    QVERIFY(!found.hasStream());
    QVERIFY(!found.needsLogin);
    QVERIFY(!found.text.isEmpty());
    QCOMPARE(camera.mostAtOnce(), 1);
}

void TestStreamSearch::aLoginEverywhere()
{
    const QByteArray challenge = "WWW-Authenticate: Basic realm=\"AXIS_ACCC8E000000\"\r\n";
    const OneClientCamera camera({{80, {{"*", ScriptedServer::response(401, {}, challenge)}}}});
    SearchPlan plan = camera.plan();
    const FoundCamera found = search(plan);
    QVERIFY(found.needsLogin);
    QVERIFY(!found.hasStream());
    QCOMPARE(found.dialects.value(0).id, QStringLiteral("axis"));
    QVERIFY(!camera.wasLoginSent());
}

void TestStreamSearch::aLoginAtTheStreamAlone()
{
    const QByteArray login = ScriptedServer::response(401, {}, "WWW-Authenticate: Basic\r\n");
    const OneClientCamera camera({{80, {{"/", webPage()}, {"/mjpeg", login}}}});
    const FoundCamera found = search(camera.plan());
    QCOMPARE(found.streamUrl, camera.urlOf(80, QStringLiteral("/mjpeg")));
    QVERIFY(found.needsLogin && !found.isStreamSeen);
    QVERIFY(!camera.wasLoginSent());
}

void TestStreamSearch::anAddressElsewhereIsNotAsked()
{
    ScriptedServer other(always(OneClientCamera::Stream));
    const QByteArray elsewhere = "http://localhost:" + QByteArray::number(other.serverPort()) + "/";
    const OneClientCamera camera(
        {{80, {{"/status", OneClientCamera::json(R"({"stream_url":")" + elsewhere + "\"}")}}}});
    QVERIFY(!search(camera.plan()).hasStream());
    QCOMPARE(other.connections, 0);

    // At the same host it is asked next, whatever its port.
    const OneClientCamera own(
        {{80,
          {{"/status",
            OneClientCamera::json(R"({"stream_url":")" + other.url().toEncoded() + "\"}")}}}});
    QCOMPARE(search(own.plan()).streamUrl, other.url());
    QCOMPARE(own.asked(), QByteArrayList{"/status"});
}

void TestStreamSearch::nobodyIsThere()
{
    const OneClientCamera camera({});
    const FoundCamera found = search(camera.plan());
    QVERIFY(!found.hasStream());
    QVERIFY(found.text.startsWith(QStringLiteral("Nothing answers there.")));
}

/// Somebody else watches: connections are accepted and nothing is answered.
void TestStreamSearch::aBusyCameraIsNotAskedForLong()
{
    const OneClientCamera camera({{80, {{"*", QByteArray()}}}});
    const FoundCamera found = search(camera.plan());
    QCOMPARE(camera.asked().size(), StreamSearch::MostSilences);
    QVERIFY(found.text.contains(QStringLiteral("another program")));
}

void TestStreamSearch::itCanBeCancelled()
{
    const OneClientCamera camera({{80, {{"*", QByteArray()}}}});
    StreamSearch search(camera.plan());
    QSignalSpy progressed(&search, &StreamSearch::progressed);
    QSignalSpy finished(&search, &StreamSearch::finished);
    search.start();
    QTRY_COMPARE(camera.asked().size(), 1);
    QCOMPARE(progressed.size(), 1);
    QVERIFY(progressed[0][2].toString().contains(QStringLiteral("(1 of ")));
    search.cancel();
    QTRY_VERIFY(camera.isLeft());
    QCOMPARE(finished.size(), 0);
    QCOMPARE(camera.asked().size(), 1);
}

VEDETTE_TEST(TestStreamSearch)
#include "TestStreamSearch.moc"
