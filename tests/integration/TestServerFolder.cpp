// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/FolderWatch.h"
#include "ServerProcess.h"
#include "StampedCamera.h"
#include "StreamViewer.h"
#include "TestProgram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <array>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace vedette;
using namespace vedette::test;

namespace {

/// A vedette-server of a folder.
class FolderServer
{
public:
    FolderServer() { QDir().mkpath(folder()); }

    QString folder() const { return m_server.path("cameras"); }
    void write(const char *name, const QByteArray &bytes) const
    {
        QFile file(folder() + QLatin1Char('/') + QLatin1String(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write(bytes);
    }
    void writeCamera(const char *name, const StampedCamera &camera) const
    {
        write(name, "CAM_URL=" + camera.url().toEncoded() + '\n');
    }
    void writeLogin(const QString &password = Password) const
    {
        write("server.env", loginLines(UserName, password));
    }
    void remove(const char *name) const { QVERIFY(QDir(folder()).remove(QLatin1String(name))); }
    bool serve()
    {
        return m_server.startListening(
            {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), folder()});
    }
    ServerProcess &process() { return m_server; }
    /// Of its cameras.
    QStringList ids() const
    {
        WebClient client(m_server.port());
        const QJsonArray list =
            QJsonDocument::fromJson(client.ask(get("/api/cameras")).body).array();
        QStringList ids;
        for (const auto &camera : list) {
            ids.append(camera.toObject().value(QStringLiteral("id")).toString());
        }
        return ids;
    }

private:
    ServerProcess m_server;
};

/// A pipe for what a program prints: it holds a page, and the program stands still until more may
/// be printed.
class NarrowPipe
{
public:
    explicit NarrowPipe(const QString &path)
    {
        if (::mkfifo(path.toUtf8().constData(), S_IRUSR | S_IWUSR) == 0) {
            m_pipe = ::open(path.toUtf8().constData(), O_RDWR | O_CLOEXEC);
            ::fcntl(m_pipe, F_SETPIPE_SZ, Page);
        }
    }
    ~NarrowPipe() { ::close(m_pipe); }
    Q_DISABLE_COPY_MOVE(NarrowPipe)

    bool isPrintedTo() const
    {
        int bytes = 0;
        return ::ioctl(m_pipe, FIONREAD, &bytes) == 0 && bytes > 0;
    }
    /// Holds whatever will be printed.
    bool widen() const { return ::fcntl(m_pipe, F_SETPIPE_SZ, 256 * Page) > 0; }

    static constexpr int Page = 4096; // bytes

private:
    int m_pipe = -1;
};

} // namespace

/// The real program with a folder of cameras.
class TestServerFolder : public QObject
{
    Q_OBJECT

private slots:
    void filesComeAndGo();
    void changedWhileItStarts();
    void oneThatIsReplaced();
    void oneThatNeverRests();
    void aBrokerThatHangs();
    void theLoginIsOfAll();
    void nothingToServe_data();
    void nothingToServe();
};

void TestServerFolder::filesComeAndGo()
{
    const StampedCamera camera(9'000, 25);
    const StampedCamera other(4'000, 25);
    FolderServer server;
    server.writeLogin();
    server.writeCamera("Garden.env", camera);
    QVERIFY(server.serve());
    QVERIFY(server.process().waitForOutput(
        "camera Garden at /cameras/garden/, and at the addresses without an id\n"));
    QCOMPARE(server.ids(), QStringList{QStringLiteral("garden")});
    const quint16 port = server.process().port();
    const StreamViewer viewer(port, "/cameras/garden/mjpeg");
    QVERIFY(viewer.waitForParts(3));

    const QStringList both{QStringLiteral("garden"), QStringLiteral("hall")};
    server.writeCamera("hall.env", other);
    QTRY_COMPARE_WITH_TIMEOUT(server.ids(), both, Patience);
    const StreamViewer second(port, "/cameras/hall/mjpeg");
    QVERIFY(second.waitForParts(3));
    server.write("broken.env", "CAM_URL=nonsense\n");
    QTRY_VERIFY_WITH_TIMEOUT(server.process().errors().contains("/broken.env, line 1"), Patience);
    QCOMPARE(server.ids(), both);
    server.remove("hall.env");
    QTRY_VERIFY_WITH_TIMEOUT(second.isClosed(), Patience);
    QCOMPARE(server.ids(), QStringList{QStringLiteral("garden")});

    QVERIFY(viewer.waitForParts(viewer.parts().size() + 5));
    QCOMPARE(viewer.stream().missed(), quint64(0));
    QCOMPARE(camera.connections(), 1);
}

/// A slow computer takes its time between reading the files and serving what is in them.
void TestServerFolder::changedWhileItStarts()
{
    const StampedCamera camera(4'000, 5);
    FolderServer server;
    server.writeLogin();
    server.writeCamera("garden.env", camera);
    const NarrowPipe errors(server.process().path("errors"));
    server.process().process().setStandardErrorFile(server.process().path("errors"));
    // Each is warned of, with its name, once all are read.
    const QByteArray longName = server.folder().toUtf8() + '/' + QByteArray(200, 'n');
    for (int i = 0; i < 2 * NarrowPipe::Page / 200; ++i) {
        const QByteArray pipe = longName + QByteArray::number(i) + ".env";
        QCOMPARE(::mkfifo(pipe.constData(), S_IRUSR | S_IWUSR), 0);
    }
    server.process().start(
        {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), server.folder()});
    QTRY_VERIFY_WITH_TIMEOUT(errors.isPrintedTo(), Patience);
    server.writeCamera("hall.env", camera);
    QVERIFY(errors.widen());
    QVERIFY(server.process().waitForOutput("listening on "));
    QTRY_COMPARE_WITH_TIMEOUT(server.ids().size(), 2, Patience);
}

/// As a release is put in place of another.
void TestServerFolder::oneThatIsReplaced()
{
    const StampedCamera camera(4'000, 5);
    FolderServer server;
    server.writeLogin();
    server.writeCamera("garden.env", camera);
    QVERIFY(server.serve());
    const QString before = server.folder() + QLatin1String(".before");
    QVERIFY(QDir().rename(server.folder(), before));
    QVERIFY(QDir().mkdir(server.folder()));
    server.writeLogin();
    server.writeCamera("hall.env", camera);
    QTRY_COMPARE_WITH_TIMEOUT(server.ids(), QStringList{QStringLiteral("hall")}, Patience);
    // Away for a while.
    QVERIFY(QDir(server.folder()).removeRecursively());
    QTRY_VERIFY_WITH_TIMEOUT(server.process().errors().contains("is not a folder"), Patience);
    QVERIFY(QDir().rename(before, server.folder()));
    QTRY_COMPARE_WITH_TIMEOUT(server.ids(), QStringList{QStringLiteral("garden")}, Patience);
    server.writeCamera("hall.env", camera);
    QTRY_COMPARE_WITH_TIMEOUT(server.ids().size(), 2, Patience);
}

/// Somebody keeps a log in it.
void TestServerFolder::oneThatNeverRests()
{
    const StampedCamera camera(4'000, 5);
    FolderServer server;
    server.writeLogin();
    server.writeCamera("garden.env", camera);
    QVERIFY(server.serve());
    QTimer writing;
    connect(&writing, &QTimer::timeout, this, [&server, isThere = false]() mutable {
        isThere ? server.remove("log") : server.write("log", "a line");
        isThere = !isThere;
    });
    writing.start(FolderWatch::QuietTime / 5);
    server.writeCamera("hall.env", camera);
    QTRY_COMPARE_WITH_TIMEOUT(server.ids().size(), 2, Patience);
}

/// Whoever is connecting to it cannot be interrupted, and holds up no other camera.
void TestServerFolder::aBrokerThatHangs()
{
    QTcpServer broker;
    broker.setListenBacklogSize(0);
    QVERIFY(broker.listen(QHostAddress::LocalHost));
    broker.pauseAccepting();
    std::array<QTcpSocket, 3> waiting; // in its backlog, so that the next gets no answer
    for (QTcpSocket &socket : waiting) {
        socket.connectToHost(broker.serverAddress(), broker.serverPort());
    }
    QVERIFY(waiting[0].waitForConnected(Patience));
    const StampedCamera camera(9'000, 25);
    FolderServer server;
    server.writeLogin();
    server.writeCamera("hall.env", camera);
    server.write("garden.env",
                 "CAM_URL=http://camera.invalid/\nVEDETTE_MQTT_URL=mqtt://127.0.0.1:" +
                     QByteArray::number(broker.serverPort()) + '\n');
    QVERIFY(server.serve());
    const StreamViewer viewer(server.process().port(), "/cameras/hall/mjpeg");
    QVERIFY(viewer.waitForParts(3));
    server.remove("garden.env");
    QTRY_COMPARE_WITH_TIMEOUT(server.ids(), QStringList{QStringLiteral("hall")}, Patience);
    QVERIFY(viewer.waitForParts(viewer.parts().size() + 5));
    QCOMPARE(viewer.stream().missed(), quint64(0));
}

void TestServerFolder::theLoginIsOfAll()
{
    const StampedCamera camera(9'000, 25);
    FolderServer server;
    server.writeLogin();
    server.writeCamera("garden.env", camera);
    QVERIFY(server.serve());
    const StreamViewer viewer(server.process().port());
    QVERIFY(viewer.waitForParts(3));
    server.writeLogin(QStringLiteral("an0ther"));
    QTRY_VERIFY_WITH_TIMEOUT(viewer.isClosed(), Patience);
    WebClient client(server.process().port());
    const QByteArray right = login(UserName, QStringLiteral("an0ther"));
    QCOMPARE(client.ask(request("GET", "/counter", right)).status, 200);
    // Without any, what there was stays.
    server.remove("server.env");
    QTRY_VERIFY_WITH_TIMEOUT(server.process().errors().contains("nothing was changed: "), Patience);
    QCOMPARE(client.ask(request("GET", "/counter", right)).status, 200);
}

void TestServerFolder::nothingToServe_data()
{
    QTest::addColumn<QByteArray>("login");
    QTest::addColumn<QByteArray>("camera");
    QTest::newRow("no camera") << QByteArray("HTTP_AUTH_USERNAME=a\nHTTP_AUTH_PASSWORD=b\n")
                               << QByteArray();
    QTest::newRow("no login") << QByteArray() << QByteArray("CAM_URL=http://camera.invalid/\n");
}

void TestServerFolder::nothingToServe()
{
    QFETCH(const QByteArray, login);
    QFETCH(const QByteArray, camera);
    FolderServer server;
    if (!login.isEmpty()) {
        server.write("server.env", login);
    }
    if (!camera.isEmpty()) {
        server.write("garden.env", camera);
    }
    server.process().start({QStringLiteral("--check"), QStringLiteral("--offline"),
                            QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                            server.folder()});
    QCOMPARE(server.process().exitCode(), 2);
    QVERIFY2(server.process().errors().contains(server.folder().toUtf8()),
             server.process().errors());
}

VEDETTE_GUI_TEST(TestServerFolder)
#include "TestServerFolder.moc"
