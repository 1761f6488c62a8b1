// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ServerProcess.h"
#include "StampedCamera.h"
#include "StreamViewer.h"
#include "TestProgram.h"

#include <QElapsedTimer>
#include <QSslCertificate>

using namespace vedette;
using namespace vedette::test;

namespace {

bool copyOver(const QString &from, const QString &to)
{
    QFile::remove(to);
    return QFile::copy(from, to);
}

/// What a new client is shown, waiting in the event loop.
QByteArray certificateOf(quint16 port)
{
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    static_cast<void>(QTest::qWaitFor([&] { return socket.isEncrypted(); }, Patience));
    return socket.peerCertificate().digest(QCryptographicHash::Sha256);
}

} // namespace

/// What signals do to the real program: SIGTERM, SIGINT and SIGHUP.
class TestServerSignals : public QObject
{
    Q_OBJECT

private slots:
    void terminationEndsStreams_data();
    void terminationEndsStreams();
    void hangupReadsCredentialsAnew();
    void hangupReadsTheCertificateAnew();
    void aWrongFileChangesNothing();
};

void TestServerSignals::terminationEndsStreams_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestServerSignals::terminationEndsStreams()
{
    QFETCH(int, signal);
    const StampedCamera camera(20'000, 25);
    ServerProcess server;
    QVERIFY(server.serve(camera.url()));
    StreamViewer viewer(server.port());
    WebClient idle(server.port());
    QCOMPARE(idle.ask(get("/counter")).status, 200);
    QVERIFY(viewer.waitForParts(3));
    QElapsedTimer clock;
    clock.start();
    server.signal(signal);
    QCOMPARE(server.exitCode(), 0);
    QVERIFY2(clock.elapsed() < 1000, QByteArray::number(clock.elapsed()));
    QTRY_VERIFY(viewer.isClosed() && idle.isClosed());
    QCOMPARE(viewer.stream().problem(), QString());
}

void TestServerSignals::hangupReadsCredentialsAnew()
{
    const StampedCamera camera(20'000, 25);
    ServerProcess server;
    QVERIFY(server.serve(camera.url()));
    StreamViewer viewer(server.port());
    QVERIFY(viewer.waitForParts(3));
    server.signal(SIGHUP);
    QVERIFY(server.waitForOutput("were reloaded"));
    const qsizetype before = viewer.parts().size();
    QVERIFY(viewer.waitForParts(before + 5));
    QCOMPARE(viewer.stream().missed(), quint64(0));
    server.writeEnvFile(camera.url(), {}, QStringLiteral("an0ther"));
    server.signal(SIGHUP);
    QTRY_VERIFY_WITH_TIMEOUT(viewer.isClosed(), Patience);
    WebClient client(server.port());
    QCOMPARE(client.ask(get("/counter")).status, 401);
    QCOMPARE(
        client.ask(request("GET", "/counter", login(UserName, QStringLiteral("an0ther")))).status,
        200);
}

void TestServerSignals::hangupReadsTheCertificateAnew()
{
    const StampedCamera camera(20'000, 25);
    ServerProcess server;
    QVERIFY(makeCertificate(server.path("a")) && makeCertificate(server.path("b")));
    QVERIFY(server.serve(camera.url(), {}, tlsFiles(server.path("a"))));
    QVERIFY(server.addresses().constFirst().startsWith(QLatin1String("https://")));
    QVERIFY(server.waitForOutput("certificate SHA-256 "));
    StreamViewer viewer(connectTls(server.port()));
    QVERIFY(viewer.waitForParts(3));
    const QByteArray first = certificateOf(server.port());
    QVERIFY(server.waitForOutput("certificate SHA-256 " + first.toHex(':').toUpper() + '\n'));
    for (const char *name : {"self-signed.crt", "self-signed.key"}) {
        QVERIFY(copyOver(server.path("b/") + QLatin1String(name),
                         server.path("a/") + QLatin1String(name)));
    }
    server.signal(SIGHUP);
    QVERIFY(server.waitForOutput("were reloaded"));
    const QByteArray second = certificateOf(server.port());
    QVERIFY(!second.isEmpty() && second != first);
    const qsizetype before = viewer.parts().size();
    QVERIFY(viewer.waitForParts(before + 5));
}

void TestServerSignals::aWrongFileChangesNothing()
{
    const StampedCamera camera(20'000, 25);
    ServerProcess server;
    QVERIFY(server.serve(camera.url()));
    StreamViewer viewer(server.port());
    QVERIFY(viewer.waitForParts(3));
    server.writeEnvFile(camera.url(), {}, QString());
    server.signal(SIGHUP);
    QTRY_VERIFY(server.errors().contains("vedette-server: nothing was changed: "));
    const qsizetype before = viewer.parts().size();
    QVERIFY(viewer.waitForParts(before + 5));
    QCOMPARE(WebClient(server.port()).ask(get("/counter")).status, 200);
}

VEDETTE_TEST(TestServerSignals)
#include "TestServerSignals.moc"
