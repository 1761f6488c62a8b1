// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"
#include "RawConnection.h"
#include "SharedCamera.h"
#include "TestProgram.h"

#include <QTemporaryDir>

using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;

namespace {

/// More than the kernels at both ends hold.
constexpr qsizetype LargePicture = qsizetype{12} << 20;

/// Takes a large snapshot, a piece at a time.
class SlowTaker : public QObject
{
public:
    SlowTaker(Connection connection, const QByteArray &request)
        : m_connection(std::move(connection))
    {
        setReadBufferSize(PieceBytes);
        m_connection->write(request);
        connect(&m_timer, &QTimer::timeout, this,
                [this] { m_taken += m_connection->read(PieceBytes); });
    }
    SlowTaker(quint16 port, const QByteArray &request)
        : SlowTaker(connectTcp(port), request)
    {
    }
    void takePieces() { m_timer.start(100ms); }
    void takeAll()
    {
        setReadBufferSize(0);
        m_timer.start(1ms);
    }
    bool hasLargePicture() const
    {
        return m_taken.endsWith("\r\n\r\n" + QByteArray(LargePicture, 'p'));
    }
    bool isClosed() const { return test::isClosed(*m_connection); }

private:
    static constexpr qint64 PieceBytes = 64 * 1024;

    void setReadBufferSize(qint64 bytes)
    {
        qobject_cast<QTcpSocket *>(m_connection.get())->setReadBufferSize(bytes);
    }

    Connection m_connection;
    QTimer m_timer;
    QByteArray m_taken;
};

/// Once so many wait for it.
void publishLargePicture(SharedCamera &shared, int waiting)
{
    QTRY_COMPARE(shared.routes().snapshots().waitingCount(), static_cast<std::size_t>(waiting));
    shared.camera().hub().publish({.jpeg = QByteArray(LargePicture, 'p'),
                                   .sequence = 1,
                                   .arrival = SteadyClock::now(),
                                   .wallTime = std::chrono::system_clock::now()});
}

/// Nobody listens there.
QUrl noCamera()
{
    return QUrl(QStringLiteral("http://127.0.0.1:9/mjpeg"));
}

/// With a certificate of its own, kept in folder.
ServeArguments tlsArguments(const QString &folder)
{
    ServeArguments arguments;
    QString problem;
    selfSignedIdentity(folder, {}, &problem);
    arguments.tlsCertificate = folder + QStringLiteral("/self-signed.crt");
    arguments.tlsKey = folder + QStringLiteral("/self-signed.key");
    return arguments;
}

QByteArray closingRequest(const QByteArray &target)
{
    return request("GET", target, login() + "Connection: close\r\n");
}

} // namespace

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
    void wholeAddressesAreServed_data();
    void wholeAddressesAreServed();
    void oneEmptyLineIsSkipped();
    void bodiesAreAskedFor();
    void malformedRequestsEndTheConnection();
    void headsEndAtTheirLimit();
    void clientsMayLeaveBeforeTheirAnswers();
    void slowHeadsAreCutOff();
    void lastAnswersArriveWhole();
    void whoTakesTooLittleIsCutOff_data();
    void whoTakesTooLittleIsCutOff();
    void whoDoesNotCloseIsCutOff();

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

void TestRelayConnections::wholeAddressesAreServed_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<int>("status");
    QTest::newRow("served") << QByteArray("http://127.0.0.1:%1/counter") << 200;
    QTest::newRow("https in front") << QByteArray("https://localhost/counter?a=b") << 200;
    QTest::newRow("no such path") << QByteArray("HTTP://localhost/nowhere") << 404;
    QTest::newRow("not served") << QByteArray("http://evil.example/counter") << 421;
    QTest::newRow("user info") << QByteArray("http://me@127.0.0.1/counter") << 421;
}

/// For clients that take this server for their proxy (RFC 9112, 3.2.2).
void TestRelayConnections::wholeAddressesAreServed()
{
    QFETCH(QByteArray, address);
    QFETCH(int, status);
    address.replace("%1", QByteArray::number(m_shared->port()));
    WebClient client(m_shared->port());
    QCOMPARE(client.ask(get(address)).status, status);
    // Of the two, the address in the request line counts.
    QCOMPARE(client.ask("GET " + address + " HTTP/1.1\r\nHost: evil.example\r\n" + login() + "\r\n")
                 .status,
             status);
    QCOMPARE(client.ask(get("/counter")).status, 200);
}

void TestRelayConnections::oneEmptyLineIsSkipped()
{
    WebClient client(m_shared->port());
    QCOMPARE(client.ask("\r\n" + get("/counter")).status, 200);
    QCOMPARE(
        client.ask(request("POST", "/nowhere", login() + "Content-Length: 5\r\n") + "abcde\r\n")
            .status,
        404);
    QCOMPARE(client.ask(get("/counter")).status, 200);
    QCOMPARE(client.ask("\r\n\r\n" + get("/counter")).status, 400);
    QVERIFY(client.waitForClose());
}

void TestRelayConnections::bodiesAreAskedFor()
{
    const QByteArray head =
        request("POST", "/nowhere", login() + "Content-Length: 5\r\nExpect: 100-continue\r\n");
    WebClient client(m_shared->port());
    QCOMPARE(client.ask(head, /*withoutBody=*/true).head, QByteArray("HTTP/1.1 100 Continue"));
    QCOMPARE(client.ask("abcde").status, 404);
    QCOMPARE(client.ask(head + "abcde").status, 404);
    QCOMPARE(client.ask(request("GET", "/counter", login() + "Expect: 100-continue\r\n")).status,
             200);
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
    QTRY_COMPARE(m_shared->server().connectionCount(), 0);
}

void TestRelayConnections::slowHeadsAreCutOff()
{
    SharedCamera shared(m_demo.streamUrl());
    shared.server().guard().setTimeouts({.head = 300ms, .idle = 30s, .close = {}});
    WebClient silent(shared.port());
    WebClient begun(shared.port());
    begun.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    WebClient body(shared.port());
    body.send(request("POST", "/turnleft", login() + "Content-Length: 5\r\n") + "abc");
    QVERIFY(silent.waitForClose());
    QVERIFY(begun.waitForClose());
    QVERIFY(body.waitForClose());
    QTRY_COMPARE(shared.server().connectionCount(), 0);
}

/// However long they take: the deadline counts from the last progress.
void TestRelayConnections::lastAnswersArriveWhole()
{
    const QTemporaryDir folder;
    SharedCamera shared(noCamera());
    SlowTaker closing(shared.port(), closingRequest("/snapshot.jpg"));
    SlowTaker old(shared.port(), "GET /snapshot.jpg HTTP/1.0\r\n" + login() + "\r\n");
    publishLargePicture(shared, 2);
    closing.takePieces();
    old.takePieces();
    SharedCamera encryptedShared(noCamera(), {}, tlsArguments(folder.path()));
    SlowTaker encrypted(connectTls(encryptedShared.port()), closingRequest("/snapshot.jpg"));
    publishLargePicture(encryptedShared, 1);
    encrypted.takePieces();
    // Once all was over after this long.
    const auto begin = SteadyClock::now();
    QTRY_VERIFY(SteadyClock::now() - begin > 2500ms);
    closing.takeAll();
    old.takeAll();
    encrypted.takeAll();
    for (const SlowTaker *taker : {&closing, &old, &encrypted}) {
        QTRY_VERIFY_WITH_TIMEOUT(taker->hasLargePicture(), Patience);
        QTRY_VERIFY(taker->isClosed());
    }
}

void TestRelayConnections::whoTakesTooLittleIsCutOff_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("takesPieces");
    QTest::newRow("nothing of the last answer") << closingRequest("/snapshot.jpg") << false;
    QTest::newRow("pieces of the last answer") << closingRequest("/snapshot.jpg") << true;
    QTest::newRow("nothing of an answer") << get("/snapshot.jpg") << false;
    QTest::newRow("pieces of an answer") << get("/snapshot.jpg") << true;
}

void TestRelayConnections::whoTakesTooLittleIsCutOff()
{
    QFETCH(QByteArray, request);
    QFETCH(bool, takesPieces);
    SharedCamera shared(noCamera());
    const auto noLimit = 1h;
    const auto limit = 300ms;
    const auto stall = takesPieces ? noLimit : limit;
    const auto total = takesPieces ? limit : noLimit;
    shared.server().guard().setTimeouts(
        {.head = noLimit,
         .idle = stall,
         .close = {.stall = stall, .close = noLimit, .total = total}});
    SlowTaker taker(shared.port(), request);
    publishLargePicture(shared, 1);
    if (takesPieces) {
        taker.takePieces();
    }
    QTRY_COMPARE(shared.server().connectionCount(), 0);
    QVERIFY(!taker.hasLargePicture());
}

void TestRelayConnections::whoDoesNotCloseIsCutOff()
{
    SharedCamera shared(noCamera());
    shared.server().guard().setTimeouts(
        {.head = 1h, .idle = 1h, .close = {.stall = 1h, .close = 300ms, .total = 1h}});
    const RawConnection client(shared.port());
    client.send(closingRequest("/counter"));
    QTRY_VERIFY(client.waitForInput(0));
    QTRY_COMPARE(shared.server().connectionCount(), 0);
}

VEDETTE_GUI_TEST(TestRelayConnections)
#include "TestRelayConnections.moc"
