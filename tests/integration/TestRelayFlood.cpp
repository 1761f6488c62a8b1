// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "RawConnection.h"
#include "Siege.h"
#include "TestProgram.h"

#include <QElapsedTimer>

#include <vector>

using namespace vedette;
using namespace vedette::test;

namespace {

QByteArray megabytes(int count)
{
    return QByteArray(qsizetype{count} << 20, 'a');
}

} // namespace

/// Clients that take more than their share: of bytes, time, connections or frames.
class TestRelayFlood : public QObject
{
    Q_OBJECT

private slots:
    void endlessRequests_data();
    void endlessRequests();
    void slowRequestsAndHandshakes();
    void idleUnauthenticatedClients();
    void stalledViewers();
    void viewersWhoSendWithoutEnd();
};

void TestRelayFlood::endlessRequests_data()
{
    QTest::addColumn<QByteArray>("beginning");
    QTest::addColumn<int>("status");
    QTest::newRow("endless line") << QByteArray("GET /") << 431;
    QTest::newRow("endless field") << QByteArray("GET / HTTP/1.1\r\nHost: ") << 431;
    QTest::newRow("body without a bound")
        << request("POST", "/turnleft", login() + "Content-Length: 100000000\r\n") << 413;
    QTest::newRow("endless chunks")
        << request("POST", "/turnleft", login() + "Transfer-Encoding: chunked\r\n") << 411;
    QTest::newRow("more than it said")
        << request("POST", "/nowhere", login() + "Content-Length: 4096\r\n") << 404;
}

void TestRelayFlood::endlessRequests()
{
    QFETCH(QByteArray, beginning);
    QFETCH(int, status);
    Siege siege;
    QVERIFY(siege.begin());
    for (int i = 0; i < 3; ++i) {
        const RawConnection attacker(siege.port());
        qsizetype sent = attacker.send(beginning);
        const QByteArray part = megabytes(1);
        for (int n = 0; n < 100; ++n) {
            const qsizetype count = attacker.send(part);
            sent += count;
            if (count < part.size()) {
                break;
            }
        }
        // Cut off long before 100 MB, whatever the kernel's buffers took.
        QVERIFY2(sent < qsizetype{32} << 20, QByteArray::number(sent));
        QVERIFY(attacker.isClosedWithin(HeadPatience));
    }
    // One who sends little more than is allowed gets the reason.
    const RawConnection careless(siege.port());
    careless.send(beginning + QByteArray(20000, 'a'));
    QCOMPARE(statusOf(careless.receive(2000)), status);
    QCOMPARE(siege.verdict(), QByteArray());
}

void TestRelayFlood::slowRequestsAndHandshakes()
{
    constexpr int Count = 200;
    const QTemporaryDir folder;
    QVERIFY(makeCertificate(folder.path()));
    Siege siege;
    QVERIFY(siege.begin());
    Siege encrypted;
    QVERIFY(encrypted.begin(tlsFiles(folder.path()), /*tls=*/true));
    std::vector<RawConnection> slow;
    std::vector<RawConnection> halves;
    for (int i = 0; i < Count; ++i) {
        slow.emplace_back(siege.port());
        halves.emplace_back(encrypted.port());
        if (i % 2 == 1) {
            // The beginning of a record of which the rest never comes.
            halves.back().send(QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xFC\x03\x03", 11));
        }
    }
    QCOMPARE(WebClient(connectTls(encrypted.port())).ask(get("/counter")).status, 200);
    QElapsedTimer clock;
    clock.start();
    const QByteArray head = get("/counter");
    qsizetype next = 0;
    // A byte a second, so that there is always something new.
    while (clock.elapsed() < HeadPatience && !slow.front().isClosedWithin(0)) {
        for (const RawConnection &connection : slow) {
            connection.send(head.mid(next, 1), 0);
        }
        ++next;
        QVERIFY(siege.viewer().waitForMore(Siege::FramesPerSecond));
    }
    QVERIFY2(clock.elapsed() >= 8000, QByteArray::number(clock.elapsed()));
    for (int i = 0; i < Count; ++i) {
        QVERIFY(slow[static_cast<std::size_t>(i)].isClosedWithin(HeadPatience));
        QVERIFY(halves[static_cast<std::size_t>(i)].isClosedWithin(HeadPatience));
    }
    QCOMPARE(siege.verdict(), QByteArray());
    QCOMPARE(encrypted.verdict(), QByteArray());
}

void TestRelayFlood::idleUnauthenticatedClients()
{
    constexpr int Count = 5000;
    constexpr int MostUnauthenticated = 2048;
    Siege siege;
    QVERIFY(siege.begin());
    std::vector<RawConnection> idlers;
    idlers.reserve(Count);
    for (int i = 0; i < Count; ++i) {
        idlers.emplace_back(siege.port());
        QVERIFY(idlers.back().isConnected());
        if (i == Count / 2) {
            // While they come, a client with the password is admitted.
            QCOMPARE(WebClient(siege.port()).ask(get("/counter")).status, 200);
        }
    }
    WebClient client(siege.port());
    QCOMPARE(client.ask(get("/counter")).status, 200);
    // The oldest made room; of the youngest nobody had to.
    for (int i = 0; i < Count - MostUnauthenticated; i += 100) {
        QVERIFY2(idlers[static_cast<std::size_t>(i)].isClosedWithin(5000), QByteArray::number(i));
    }
    const WebAnswer metrics = client.ask(get("/metrics"));
    static const QRegularExpression count(QStringLiteral("\nvedette_connections ([0-9]+)\n"));
    const int connections = count.match(QString::fromUtf8(metrics.body)).captured(1).toInt();
    QVERIFY2(connections > 2 && connections <= MostUnauthenticated + 10,
             QByteArray::number(connections));
    QCOMPARE(siege.verdict(), QByteArray());
}

void TestRelayFlood::stalledViewers()
{
    constexpr int Count = 200;
    constexpr qsizetype LargeFrame = 100'000;
    Siege siege(LargeFrame);
    QVERIFY(siege.begin());
    std::vector<RawConnection> stalled;
    for (int i = 0; i < Count; ++i) {
        stalled.emplace_back(siege.port(), /*receiveBytes=*/4096);
        stalled.back().send(get("/mjpeg"));
    }
    WebClient client(siege.port());
    QTRY_COMPARE_WITH_TIMEOUT(client.ask(get("/counter")).body, QByteArray::number(Count + 1),
                              Patience);
    QVERIFY(siege.viewer().waitForMore(2 * Siege::FramesPerSecond));
    QCOMPARE(client.ask(get("/counter")).body, QByteArray::number(Count + 1));
    QCOMPARE(siege.verdict(), QByteArray());
}

void TestRelayFlood::viewersWhoSendWithoutEnd()
{
    constexpr int Count = 4;
    const QByteArray part = megabytes(1);
    Siege siege;
    QVERIFY(siege.begin());
    std::vector<RawConnection> talkers;
    for (int i = 0; i < Count; ++i) {
        talkers.emplace_back(siege.port());
        talkers.back().send(get("/mjpeg"));
        QVERIFY(talkers.back().waitForInput(Patience));
    }
    for (const RawConnection &talker : talkers) {
        qsizetype sent = 0;
        qsizetype count = part.size();
        // What the kernels hold comes on top of what the server reads.
        while (count == part.size() && sent < qsizetype{64} << 20) {
            count = talker.send(part);
            sent += count;
        }
        QVERIFY2(count < part.size(), QByteArray::number(sent));
    }
    QTRY_COMPARE_WITH_TIMEOUT(WebClient(siege.port()).ask(get("/counter")).body, QByteArray("1"),
                              Patience);
    QCOMPARE(siege.verdict(), QByteArray());
}

VEDETTE_TEST(TestRelayFlood)
#include "TestRelayFlood.moc"
