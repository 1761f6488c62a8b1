// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"
#include "RawConnection.h"
#include "SharedCamera.h"
#include "TestProgram.h"

using namespace vedette;
using namespace vedette::test;

/// One connection with many requests, and requests that end it.
class TestRelayConnections : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void hosts_data();
    void hosts();
    void answersComeInOrder();
    void connectionsAreKeptAsAsked_data();
    void connectionsAreKeptAsAsked();
    void malformedRequestsEndTheConnection();
    void headsEndAtTheirLimit();
    void clientsMayLeaveBeforeTheirAnswers();
    void slowHeadsAreCutOff();

private:
    DemoCameraThread m_demo;
    std::unique_ptr<SharedCamera> m_shared;
};

void TestRelayConnections::initTestCase()
{
    QVERIFY(m_demo.start());
    m_shared = std::make_unique<SharedCamera>(m_demo.streamUrl(), m_demo.servoUrl());
}

void TestRelayConnections::hosts_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status");
    QTest::newRow("address") << QByteArray("127.0.0.1") << 200;
    QTest::newRow("with a port") << QByteArray("127.0.0.1:5000") << 200;
    QTest::newRow("localhost") << QByteArray("LocalHost:1") << 200;
    QTest::newRow("IPv6 loopback") << QByteArray("[::1]") << 200;
    QTest::newRow("a rebound name") << QByteArray("evil.example") << 421;
    QTest::newRow("looks alike") << QByteArray("127.0.0.1.evil.example") << 421;
    QTest::newRow("another address") << QByteArray("192.0.2.1") << 421;
    QTest::newRow("user info") << QByteArray("evil@127.0.0.1") << 421;
    QTest::newRow("no host") << QByteArray("?") << 421;
}

void TestRelayConnections::hosts()
{
    QFETCH(QByteArray, host);
    QFETCH(int, status);
    WebClient client(m_shared->port());
    for (const QByteArray &target : {QByteArray("/counter"), QByteArray("/healthz")}) {
        const WebAnswer answer =
            client.ask("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + login() + "\r\n");
        QCOMPARE(answer.status, status);
        QCOMPARE(missingHeader(answer), QByteArray());
    }
}

void TestRelayConnections::answersComeInOrder()
{
    WebClient client(m_shared->port());
    // The picture has to come from a camera that may be asleep, the others are at hand.
    client.send(get("/snapshot.jpg") + get("/counter") + request("HEAD", "/metrics") +
                request("POST", "/nowhere", login() + "Content-Length: 5\r\n") + "abcde" +
                get("/healthz"));
    const auto picture = client.next();
    QVERIFY(picture && picture->body.startsWith("\xFF\xD8\xFF"));
    QCOMPARE(client.next().value_or(WebAnswer()).field("content-type"),
             QByteArray("application/json"));
    QVERIFY(client.next(/*withoutBody=*/true)
                .value_or(WebAnswer())
                .field("content-type")
                .startsWith("text/plain; version="));
    QCOMPARE(client.next().value_or(WebAnswer()).status, 404);
    QCOMPARE(client.next().value_or(WebAnswer()).body, QByteArray("ok\n"));
    QVERIFY(!client.isClosed());
}

void TestRelayConnections::connectionsAreKeptAsAsked_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("keeps");
    QTest::newRow("HTTP/1.1") << get("/counter") << true;
    QTest::newRow("close") << request("GET", "/counter", login() + "Connection: close\r\n")
                           << false;
    QTest::newRow("HTTP/1.0") << "GET /counter HTTP/1.0\r\n" + login() + "\r\n" << false;
}

void TestRelayConnections::connectionsAreKeptAsAsked()
{
    QFETCH(QByteArray, request);
    QFETCH(bool, keeps);
    WebClient client(m_shared->port());
    const WebAnswer answer = client.ask(request);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.field("connection"), QByteArray(keeps ? "keep-alive" : "close"));
    if (keeps) {
        QCOMPARE(client.ask(request).status, 200);
    } else {
        QVERIFY(client.waitForClose());
    }
}

void TestRelayConnections::malformedRequestsEndTheConnection()
{
    const QList<std::pair<QByteArray, int>> requests{
        {request("POST", "/turnleft", login() + "Content-Length: -1\r\n"), 400},
        {request("POST", "/turnleft", login() + "Transfer-Encoding: chunked\r\n"), 411},
        {request("POST", "/turnleft", login() + "Content-Length: 4097\r\n"), 413},
        {"GET / HTTP/2.0\r\nHost: 127.0.0.1\r\n\r\n", 505},
        {"GET /" + QByteArray(20000, 'a') + " HTTP/1.1\r\n\r\n", 431},
    };
    const int before = m_demo.servoConnections();
    for (const auto &[bytes, status] : requests) {
        WebClient client(m_shared->port());
        // What follows must not be taken for a request.
        const WebAnswer answer = client.ask(bytes + get("/turnleft"));
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.field("connection"), QByteArray("close"));
        QCOMPARE(missingHeader(answer), QByteArray());
        QVERIFY(client.waitForClose());
        QVERIFY2(client.unread().isEmpty(), client.unread());
    }
    QCOMPARE(m_demo.servoConnections(), before);
}

void TestRelayConnections::headsEndAtTheirLimit()
{
    const QByteArray bare = request("GET", "/counter", login() + "X-Long: \r\n");
    const auto padded = [&bare](qsizetype size) {
        return QByteArray(bare).replace("X-Long: ",
                                        "X-Long: " + QByteArray(size - bare.size(), 'a'));
    };
    WebClient client(m_shared->port());
    const QByteArray longest = padded(vedette::RequestHead::MaximumBytes);
    QCOMPARE(longest.size(), vedette::RequestHead::MaximumBytes);
    QCOMPARE(client.ask(longest).status, 200);
    QCOMPARE(client.ask(padded(vedette::RequestHead::MaximumBytes + 1)).status, 431);
    QVERIFY(client.waitForClose());
}

void TestRelayConnections::clientsMayLeaveBeforeTheirAnswers()
{
    for (int i = 0; i < 50; ++i) {
        // Gone before the first answer, so that writing a later one fails.
        const RawConnection hasty(m_shared->port());
        hasty.send(get("/counter") + get("/counter") + get("/metrics") + get("/counter"));
    }
    QCOMPARE(WebClient(m_shared->port()).ask(get("/counter")).status, 200);
    QTRY_COMPARE(m_shared->relay().connectionCount(), 0);
}

void TestRelayConnections::slowHeadsAreCutOff()
{
    SharedCamera shared(m_demo.streamUrl());
    shared.relay().guard().setHeadTimeout(std::chrono::milliseconds(300));
    WebClient silent(shared.port());
    WebClient begun(shared.port());
    begun.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    WebClient body(shared.port());
    body.send(request("POST", "/turnleft", login() + "Content-Length: 5\r\n") + "abc");
    QVERIFY(silent.waitForClose());
    QVERIFY(begun.waitForClose());
    QVERIFY(body.waitForClose());
    QTRY_COMPARE(shared.relay().connectionCount(), 0);
}

VEDETTE_GUI_TEST(TestRelayConnections)
#include "TestRelayConnections.moc"
