// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ForeignProgram.h"
#include "NotifySocket.h"
#include "ServerProcess.h"
#include "StampedCamera.h"
#include "StreamViewer.h"
#include "TestProgram.h"

#include <sys/resource.h>

using namespace vedette;
using namespace vedette::test;

/// vedette-server and the system it runs on: systemd, and limits.
class TestServerSystem : public QObject
{
    Q_OBJECT

private slots:
    void socketActivation_data();
    void socketActivation();
    void readinessIsNotified();
    void fewDescriptorsAreToldOf();
    void manyDescriptorsAreNot();
    void anUnusedSocketFileIsReplaced();
};

void TestServerSystem::socketActivation_data()
{
    QTest::addColumn<bool>("isUnix");
    QTest::newRow("AF_INET") << false;
    QTest::newRow("AF_UNIX") << true;
}

void TestServerSystem::socketActivation()
{
    QFETCH(bool, isUnix);
    const StampedCamera camera(20'000, 25);
    ServerProcess server;
    const QString port = QString::number(test::freePort());
    const QString path = server.path("activated.sock");
    const QString address = isUnix ? path : QStringLiteral("127.0.0.1:") + port;
    server.process().start(QStringLiteral("systemd-socket-activate"),
                           {QStringLiteral("--listen"), address, QStringLiteral("--setenv"),
                            QStringLiteral("ASAN_OPTIONS"), QStringLiteral("--setenv"),
                            QStringLiteral("TSAN_OPTIONS"), QStringLiteral("--setenv"),
                            QStringLiteral("LD_LIBRARY_PATH"), ServerProcess::program(),
                            server.writeEnvFile(camera.url())});
    QVERIFY(server.process().waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(server.errors().contains("Listening on"), Patience);
    QCOMPARE(server.output(), QByteArray());
    const auto connectTo = [&] { return isUnix ? connectUnix(path) : connectTcp(port.toUShort()); };
    // The first client starts the server, and is served by it.
    WebClient first(connectTo());
    QCOMPARE(first.ask(get("/counter")).body, QByteArray("0"));
    QVERIFY(server.waitForOutput("listening on "));
    QCOMPARE(server.addresses(),
             QStringList{isUnix ? QStringLiteral("unix:") + path
                                : QStringLiteral("http://127.0.0.1:%1/").arg(port)});
    StreamViewer viewer(connectTo());
    QVERIFY(viewer.waitForParts(10));
    QCOMPARE(viewer.stream().problem(), QString());
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
    QCOMPARE(QFile::exists(path), isUnix); // the socket is systemd's, not the server's
}

void TestServerSystem::readinessIsNotified()
{
    ServerProcess server;
    const QString path = server.path("notify");
    NotifySocket socket(path);
    QVERIFY(socket.isBound());
    server.process().setVariable(QStringLiteral("NOTIFY_SOCKET"), path);
    QVERIFY(server.serve(QUrl(QStringLiteral("http://127.0.0.1:9/"))));
    QTRY_COMPARE(socket.messages().size(), 1);
    QCOMPARE(socket.messages().constFirst(), QByteArray("READY=1"));
    // Told only when clients can come.
    QCOMPARE(WebClient(server.port()).ask(get("/counter")).status, 200);
    server.signal(SIGHUP);
    QTRY_COMPARE(socket.messages().size(), 3);
    QVERIFY(socket.messages()[1].startsWith("RELOADING=1\nMONOTONIC_USEC="));
    QCOMPARE(socket.messages()[2], QByteArray("READY=1"));
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
    QTRY_COMPARE(socket.messages().constLast(), QByteArray("STOPPING=1"));
}

void TestServerSystem::fewDescriptorsAreToldOf()
{
    const StampedCamera camera(20'000, 25);
    ServerProcess server;
    server.process().setChildProcessModifier([] {
        const rlimit low{.rlim_cur = 128, .rlim_max = 128};
        ::setrlimit(RLIMIT_NOFILE, &low);
    });
    QVERIFY2(
        server.serve(camera.url(), {}, {QStringLiteral("--max-viewers"), QStringLiteral("50")}),
        server.errors());
    QVERIFY2(server.errors().contains("viewers can be served, not 50: this system allows 128 open "
                                      "files. Raise the hard limit (ulimit -Hn, or LimitNOFILE= in "
                                      "the service).\n"),
             server.errors());
    QCOMPARE(server.errors().count('\n'), 1);
    static const QRegularExpression limit(QStringLiteral("Only ([0-9]+) viewers"));
    const int allowed = limit.match(QString::fromUtf8(server.errors())).captured(1).toInt();
    QVERIFY(allowed > 0 && allowed < 50);
    // What it promises it keeps.
    std::vector<std::unique_ptr<StreamViewer>> viewers;
    for (int i = 0; i < allowed; ++i) {
        viewers.push_back(std::make_unique<StreamViewer>(server.port(), false));
        QVERIFY(viewers.back()->waitForParts(1));
    }
    WebClient more(server.port());
    QCOMPARE(more.ask(get("/mjpeg")).status, 503);
    QCOMPARE(WebClient(server.port()).ask(get("/counter")).body, QByteArray::number(allowed));
}

void TestServerSystem::manyDescriptorsAreNot()
{
    ServerProcess server;
    server.process().setChildProcessModifier([] {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        limit.rlim_cur = 256; // it raises this one by itself
        ::setrlimit(RLIMIT_NOFILE, &limit);
    });
    QVERIFY(server.serve(QUrl(QStringLiteral("http://127.0.0.1:9/"))));
    QCOMPARE(server.errors(), QByteArray());
    QFile limits(QStringLiteral("/proc/%1/limits").arg(server.process().processId()));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    static const QRegularExpression limit(QStringLiteral("Max open files +([0-9]+) "));
    const auto match = limit.match(QString::fromLatin1(limits.readAll()));
    QVERIFY2(match.captured(1).toInt() >= 4096, qPrintable(match.captured(1)));
}

void TestServerSystem::anUnusedSocketFileIsReplaced()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("v.sock"));
    const QStringList arguments{QStringLiteral("--listen"), QStringLiteral("unix:") + path};
    ServerProcess crashed;
    const QString file = crashed.writeEnvFile(QUrl(QStringLiteral("http://127.0.0.1:9/")));
    QVERIFY(crashed.startListening(arguments + QStringList{file}));
    ServerProcess second;
    second.start(arguments + QStringList{file});
    QCOMPARE(second.exitCode(), 1);
    QCOMPARE(second.errors(), "vedette-server: unix:" + path.toUtf8() +
                                  " is taken: another program listens there\n");
    crashed.signal(SIGKILL);
    QCOMPARE(crashed.exitCode(), -1);
    QVERIFY(QFile::exists(path));
    ServerProcess third;
    QVERIFY(third.startListening(arguments + QStringList{file}));
    QCOMPARE(WebClient(connectUnix(path)).ask(get("/counter")).status, 200);
}

VEDETTE_TEST(TestServerSystem)
#include "TestServerSystem.moc"
