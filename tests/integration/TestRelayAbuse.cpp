// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "RawConnection.h"
#include "SharedCamera.h"
#include "Siege.h"
#include "TestProgram.h"
#include "web/access/LoginThrottle.h"

#include <QElapsedTimer>

using namespace vedette;
using namespace vedette::test;

/// Hostile clients: the server's memory stays bounded, and a viewer misses nothing meanwhile.
class TestRelayAbuse : public QObject
{
    Q_OBJECT

private slots:
    void connectsAndResets();
    void malformedRequests();
    void wrongMethodsAndForeignOrigins();
    void guessing();
    void guessingBehindAProxyThatAddsAField();
    void tlsGarbage();
};

void TestRelayAbuse::connectsAndResets()
{
    constexpr int EachSecond = 500;
    constexpr int Seconds = 10;
    Siege siege;
    QVERIFY(siege.begin());
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < EachSecond * Seconds; ++i) {
        RawConnection connection(siege.port());
        if (i % 3 == 1) {
            connection.send(get("/mjpeg"));
        } else if (i % 3 == 2) {
            connection.send("GET /snap");
        }
        connection.reset();
        const auto due = i * 1000 / EachSecond;
        if (clock.elapsed() < due) {
            QTest::qWait(static_cast<int>(due - clock.elapsed()));
        }
    }
    WebClient client(siege.port());
    QTRY_COMPARE_WITH_TIMEOUT(client.ask(get("/counter")).body, QByteArray("1"), Patience);
    QCOMPARE(siege.verdict(), QByteArray());
}

void TestRelayAbuse::malformedRequests()
{
    const QByteArray post = "POST /turnleft HTTP/1.1\r\nHost: 127.0.0.1\r\n" + login();
    const QList<QByteArray> requests{
        post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
        post + "Content-Length: -5\r\n\r\n",
        post + "Content-Length: 99999999999999999999\r\n\r\n",
        post + "Content-Length: +5\r\n\r\n",
        post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        post + "Transfer-Encoding: chunked\r\n\r\n",
        post + "X: a\n\r\n",
        "GET / HTTP/1.1\nHost: 127.0.0.1\n\n",
        post + QByteArray("X: a\0b\r\n\r\n", 10),
        post + "X: a\r\n folded\r\n\r\n",
        post + "X : a\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: 127.0.0.1\r\n\r\n",
        "GET /\r\n\r\n",
        "GET http:///counter HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "\r\n\r\n",
        QByteArray("\0\0\0\0\r\n\r\n", 8),
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    };
    Siege siege;
    QVERIFY(siege.begin());
    for (int round = 0; round < 20; ++round) {
        for (const QByteArray &bytes : requests) {
            const RawConnection attacker(siege.port());
            // Nothing behind a malformed request may be taken for another.
            attacker.send(bytes + get("/counter"));
            const QByteArray answer = attacker.receive(5000);
            QVERIFY2(statusOf(answer) >= 400 && statusOf(answer) != 401, bytes + answer);
            QCOMPARE(answer.count("\r\nCache-Control: "), 1);
        }
    }
    QCOMPARE(siege.verdict(), QByteArray());
}

void TestRelayAbuse::wrongMethodsAndForeignOrigins()
{
    Siege siege;
    QVERIFY(siege.begin());
    WebClient client(siege.port());
    for (int round = 0; round < 10; ++round) {
        for (const char *method : {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"}) {
            QCOMPARE(client.ask(request(method, "/turnleft")).status, 405);
        }
        for (const char *origin : {"http://evil.example", "null", "https://127.0.0.1.evil"}) {
            QCOMPARE(client
                         .ask(request("POST", "/turnleft",
                                      login() + "Origin: " + QByteArray(origin) + "\r\n"))
                         .status,
                     403);
        }
    }
    QCOMPARE(siege.verdict(), QByteArray());
}

void TestRelayAbuse::guessing()
{
    constexpr int Guesses = 60;
    constexpr int Others = 20;
    Siege siege;
    QVERIFY(siege.begin());
    WebClient guesser(siege.port(), QStringLiteral("127.0.1.1"));
    for (int i = 0; i < Guesses; ++i) {
        const WebAnswer answer =
            guesser.ask(request("GET", "/counter", login(UserName, QString::number(i))));
        QCOMPARE(answer.status, i < LoginThrottle::FreeFailures ? 401 : 429);
        if (i % (Guesses / Others) == 0) {
            const QString address = QStringLiteral("127.0.0.%1").arg(2 + i / (Guesses / Others));
            QCOMPARE(WebClient(siege.port(), address).ask(get("/counter")).status, 200);
        }
    }
    QCOMPARE(siege.verdict(), QByteArray());
}

void TestRelayAbuse::guessingBehindAProxyThatAddsAField()
{
    ServeArguments arguments;
    arguments.trustedProxies = QStringList{QStringLiteral("127.0.0.1")};
    // A camera that nobody asks for a picture.
    const SharedCamera shared(QUrl(QStringLiteral("http://127.0.0.1:9/mjpeg")), {}, arguments);
    WebClient proxy(shared.port());
    const auto status = [&](int guess, const char *client) {
        return proxy
            .ask(request("GET", "/counter",
                         login(UserName, QStringLiteral("wrong")) + "X-Forwarded-For: 192.0.2." +
                             QByteArray::number(guess) + "\r\nX-Forwarded-For: " + client + "\r\n"))
            .status;
    };
    for (int guess = 0; guess < LoginThrottle::FreeFailures; ++guess) {
        QCOMPARE(status(guess, "198.51.100.1"), 401);
    }
    QCOMPARE(status(LoginThrottle::FreeFailures, "198.51.100.1"), 429);
    QCOMPARE(status(0, "198.51.100.2"), 401);
}

void TestRelayAbuse::tlsGarbage()
{
    const QTemporaryDir folder;
    QVERIFY(makeCertificate(folder.path()));
    Siege siege;
    QVERIFY(siege.begin(tlsFiles(folder.path()), /*tls=*/true));
    const QList<QByteArray> garbage{
        get("/counter"),
        QByteArray(1000, '\0'),
        QByteArray(100'000, '\xFF'),
        QByteArray("\x16\x03\x01\xFF\xFF\x01\xFF\xFF\xFF", 9) + QByteArray(70'000, 'x'),
        QByteArray("\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00", 10),
        QByteArray("\x80\x2E\x01\x00\x02", 5) + QByteArray(100, 'x'),
    };
    for (int round = 0; round < 20; ++round) {
        for (const QByteArray &bytes : garbage) {
            const RawConnection attacker(siege.port());
            attacker.send(bytes);
            QVERIFY2(attacker.isClosedWithin(HeadPatience), bytes.left(10).toHex());
        }
    }
    QCOMPARE(WebClient(connectTls(siege.port())).ask(get("/counter")).status, 200);
    QCOMPARE(siege.verdict(), QByteArray());
}

VEDETTE_TEST(TestRelayAbuse)
#include "TestRelayAbuse.moc"
