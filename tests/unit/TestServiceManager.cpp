// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/listen/ServiceManager.h"

#include "NotifySocket.h"
#include "TestProgram.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

constexpr QLatin1String PrintInherited("--print-inherited");

sockaddr_un unixAddress(const QString &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    std::copy(name.begin(), name.end(), std::begin(address.sun_path));
    return address;
}

template <typename Address>
bool bindTo(int descriptor, const Address &address)
{
    return ::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
}

/// A socket that is closed with it.
class Socket
{
public:
    Socket(int family, int type)
        : m_descriptor(::socket(family, type | SOCK_CLOEXEC, 0))
    {
    }
    ~Socket() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(Socket)

    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// NOTIFY_SOCKET names it as long as it is there.
class Listener : public test::NotifySocket
{
public:
    explicit Listener(const QString &path)
        : NotifySocket(path)
    {
        qputenv("NOTIFY_SOCKET", QFile::encodeName(path));
    }
    ~Listener() { qunsetenv("NOTIFY_SOCKET"); }
    Q_DISABLE_COPY_MOVE(Listener)
};

/// What this program, started with these sockets by "systemd", says about them.
QByteArray inheritedBy(const QList<int> &sockets, bool meantForIt = true)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.setChildProcessModifier([&sockets] {
        // First out of the way, then, without close-on-exec, where they are expected.
        std::array<int, 8> moved{};
        for (qsizetype i = 0; i < sockets.size(); ++i) {
            moved[i] = ::fcntl(sockets.at(i), F_DUPFD, 64);
        }
        for (qsizetype i = 0; i < sockets.size(); ++i) {
            ::dup2(moved[i], 3 + static_cast<int>(i));
        }
    });
    const QString process = meantForIt ? QStringLiteral("$$") : QStringLiteral("1");
    child.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"),
                 QStringLiteral("LISTEN_PID=%1 LISTEN_FDS=%2 exec \"$0\" %3")
                     .arg(process)
                     .arg(sockets.size())
                     .arg(PrintInherited),
                 QCoreApplication::applicationFilePath()});
    child.waitForFinished();
    return child.readAllStandardOutput();
}

/// What the child of inheritedBy() does: two lines, the sockets or the problem, and what is left.
int printInherited(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QString problem;
    QByteArray line;
    for (const int descriptor : ServiceManager::inheritedSockets(&problem)) {
        const bool closesOnExec = (::fcntl(descriptor, F_GETFD) & FD_CLOEXEC) != 0;
        line += QByteArray::number(descriptor) + (closesOnExec ? " " : "(open) ");
    }
    line += problem.toUtf8() + '\n';
    line += QByteArray::number(ServiceManager::inheritedSockets(&problem).size()) + ' ';
    line += qEnvironmentVariableIsSet("LISTEN_FDS") ? "left\n" : "none\n";
    std::fputs(line.constData(), stdout);
    return 0;
}

[[maybe_unused]] const bool HasPrintInherited = test::add(PrintInherited.data(), &printInherited);

} // namespace

class TestServiceManager : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void withoutAManager();
    void messages();
    void aStatusIsOneLine();
    void reloadingSaysSinceWhen();
    void watchdog_data();
    void watchdog();
    void inheritsListeningSockets();
    void inheritsNothingMeantForOthers();
    void refusesOtherSockets_data();
    void refusesOtherSockets();

private:
    QTemporaryDir m_folder;
};

void TestServiceManager::init()
{
    for (const char *name :
         {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "LISTEN_FDS", "LISTEN_PID"}) {
        qunsetenv(name);
    }
}

void TestServiceManager::withoutAManager()
{
    QVERIFY(!ServiceManager::notifyReady());
    QVERIFY(!ServiceManager::notifyStopping());
    QVERIFY(!ServiceManager::notifyReloading());
    QVERIFY(!ServiceManager::notifyStatus(u"a"_s));
    QVERIFY(!ServiceManager::notifyWatchdog());
    QVERIFY(!ServiceManager::watchdogInterval());
    QString problem;
    QCOMPARE(ServiceManager::inheritedSockets(&problem), QList<int>());
    QCOMPARE(problem, QString());
    qputenv("NOTIFY_SOCKET", "/nonexistent/socket");
    QVERIFY(!ServiceManager::notifyReady());
}

void TestServiceManager::messages()
{
    Listener listener(m_folder.filePath(u"messages"_s));
    QVERIFY(listener.isBound());
    QVERIFY(ServiceManager::notifyReady());
    QCOMPARE(listener.next(), QByteArray("READY=1"));
    QVERIFY(ServiceManager::notifyStopping());
    QCOMPARE(listener.next(), QByteArray("STOPPING=1"));
    QVERIFY(ServiceManager::notifyWatchdog());
    QCOMPARE(listener.next(), QByteArray("WATCHDOG=1"));
    QCOMPARE(listener.next(), QByteArray());
}

void TestServiceManager::aStatusIsOneLine()
{
    Listener listener(m_folder.filePath(u"status"_s));
    QVERIFY(listener.isBound());
    QVERIFY(ServiceManager::notifyStatus(u"3 viewers, K\u00e4se"_s));
    QCOMPARE(listener.next(), QByteArray("STATUS=3 viewers, K\xc3\xa4se"));
    QVERIFY(ServiceManager::notifyStatus(u"a\nSTOPPING=1\r\nb"_s));
    QCOMPARE(listener.next(), QByteArray("STATUS=a STOPPING=1 b"));
}

void TestServiceManager::reloadingSaysSinceWhen()
{
    Listener listener(m_folder.filePath(u"reloading"_s));
    QVERIFY(listener.isBound());
    const auto now = [] {
        timespec time{};
        ::clock_gettime(CLOCK_MONOTONIC, &time);
        return time.tv_sec * 1'000'000 + time.tv_nsec / 1000;
    };
    const auto before = now();
    QVERIFY(ServiceManager::notifyReloading());
    const auto after = now();
    const QList<QByteArray> lines = listener.next().split('\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0), QByteArray("RELOADING=1"));
    QVERIFY(lines.at(1).startsWith("MONOTONIC_USEC="));
    const qint64 said = lines.at(1).sliced(15).toLongLong();
    QVERIFY(before <= said && said <= after);
}

void TestServiceManager::watchdog_data()
{
    QTest::addColumn<QByteArray>("microseconds");
    QTest::addColumn<bool>("isForUs");
    QTest::addColumn<int>("milliseconds");
    constexpr int None = -1;
    QTest::newRow("30 s") << QByteArray("30000000") << true << 15000;
    QTest::newRow("shortest") << QByteArray("1") << true << 1;
    QTest::newRow("two hours") << QByteArray("7200000000") << true << 3'600'000;
    // Half of it is more milliseconds than an int holds.
    QTest::newRow("60 days") << QByteArray("5184000000000") << true << 3'600'000;
    QTest::newRow("longest") << QByteArray("18446744073709551614") << true << 3'600'000;
    QTest::newRow("another process") << QByteArray("30000000") << false << None;
    QTest::newRow("zero") << QByteArray("0") << true << None;
    QTest::newRow("no number") << QByteArray("soon") << true << None;
}

void TestServiceManager::watchdog()
{
    QFETCH(QByteArray, microseconds);
    QFETCH(bool, isForUs);
    QFETCH(int, milliseconds);
    qputenv("WATCHDOG_USEC", microseconds);
    qputenv("WATCHDOG_PID", QByteArray::number(isForUs ? ::getpid() : 1));
    const auto interval = ServiceManager::watchdogInterval();
    QCOMPARE(interval ? interval->count() : -1, milliseconds);
}

void TestServiceManager::inheritsListeningSockets()
{
    const Socket local(AF_UNIX, SOCK_STREAM);
    QVERIFY(bindTo(local.descriptor(), unixAddress(m_folder.filePath(u"stream"_s))));
    const Socket v4(AF_INET, SOCK_STREAM);
    const Socket v6(AF_INET6, SOCK_STREAM);
    for (const Socket *socket : {&local, &v4, &v6}) {
        QCOMPARE(::listen(socket->descriptor(), 1), 0);
    }
    QCOMPARE(inheritedBy({local.descriptor(), v4.descriptor(), v6.descriptor()}),
             QByteArray("3 4 5 \n0 none\n"));
    QCOMPARE(inheritedBy({}), QByteArray("\n0 none\n"));
}

void TestServiceManager::inheritsNothingMeantForOthers()
{
    const Socket v4(AF_INET, SOCK_STREAM);
    QCOMPARE(::listen(v4.descriptor(), 1), 0);
    QCOMPARE(inheritedBy({v4.descriptor()}, false).split('\n').constFirst(), QByteArray());
}

void TestServiceManager::refusesOtherSockets_data()
{
    QTest::addColumn<int>("family");
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("listens");
    QTest::newRow("not listening") << AF_INET << int{SOCK_STREAM} << false;
    QTest::newRow("datagrams") << AF_INET << int{SOCK_DGRAM} << false;
    QTest::newRow("unix datagrams") << AF_UNIX << int{SOCK_DGRAM} << false;
    QTest::newRow("packets") << AF_UNIX << int{SOCK_SEQPACKET} << true;
}

void TestServiceManager::refusesOtherSockets()
{
    QFETCH(int, family);
    QFETCH(int, type);
    QFETCH(bool, listens);
    const Socket good(AF_INET, SOCK_STREAM);
    QCOMPARE(::listen(good.descriptor(), 1), 0);
    const Socket bad(family, type);
    if (listens) {
        QVERIFY(bindTo(bad.descriptor(), unixAddress(m_folder.filePath(u"packets"_s))));
        QCOMPARE(::listen(bad.descriptor(), 1), 0);
    }
    const QByteArray said = inheritedBy({good.descriptor(), bad.descriptor()});
    QVERIFY2(said.startsWith("systemd passed descriptor 4, which is not a listening stream socket"),
             said.constData());
}

VEDETTE_TEST(TestServiceManager)
#include "TestServiceManager.moc"
