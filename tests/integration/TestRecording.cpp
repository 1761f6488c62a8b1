// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/FrameStamp.h"
#include "ForeignProgram.h"
#include "recording/MatroskaReader.h"
#include "ServerProcess.h"
#include "StampedCamera.h"
#include "TestProgram.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSaveFile>

#include <sys/mount.h>

#include <algorithm>
#include <csignal>
#include <memory>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;

namespace {

constexpr int PicturesEachSecond = 50;

/// Mounted at a folder as long as it lives: another folder, or a file system in memory.
class MountedDisk
{
public:
    MountedDisk(const QString &at, const QString &folder)
        : m_at(QFile::encodeName(at))
        , m_isMounted(::mount(QFile::encodeName(folder).constData(), m_at.constData(), nullptr,
                              MS_BIND, nullptr) == 0)
    {
    }
    MountedDisk(const QString &at, const char *kind, const char *options)
        : m_at(QFile::encodeName(at))
        , m_isMounted(::mount(kind, m_at.constData(), kind, 0, options) == 0)
    {
    }
    ~MountedDisk()
    {
        if (m_isMounted) {
            ::umount2(m_at.constData(), MNT_DETACH); // also what is in use, as a hand does
        }
    }
    Q_DISABLE_COPY_MOVE(MountedDisk)

    [[nodiscard]] bool isMounted() const { return m_isMounted; }

private:
    QByteArray m_at;
    bool m_isMounted;
};

/// The files below folder, the oldest first.
QStringList recordingsIn(const QString &folder)
{
    QStringList files;
    QDirIterator found(folder, {u"*.mkv"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext()) {
        files += found.next();
    }
    files.sort();
    return files;
}

QList<QByteArray> picturesIn(const QStringList &files)
{
    QList<QByteArray> pictures;
    for (const QString &file : files) {
        const auto opened = MatroskaReader::open(file);
        if (const auto *const reader = std::get_if<std::unique_ptr<MatroskaReader>>(&opened)) {
            while (const auto picture = (*reader)->next()) {
                pictures += picture->jpeg;
            }
        }
    }
    return pictures;
}

} // namespace

/// A server that records.
class TestRecording : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatTheCameraSentIsThere();
    void aServerThatIsKilled();
    void aDiskThatFills();
    void aDiskThatIsTakenOut();
    void aClockThatIsSet();
    void whoMayRecord();
    void whoMayLookBack();
    void whatWasRecordedIsExported();
    void withoutAFolder();
    void twoProgramsOnOneFolder();

private:
    using StampedCameras = std::vector<std::unique_ptr<StampedCamera>>;

    bool serve(ServerProcess &server, const QStringList &more = {})
    {
        return server.serve(m_camera->url(), {},
                            QStringList{u"--record"_s, m_folder->path()} + more);
    }
    static WebAnswer record(const ServerProcess &server, const QByteArray &body,
                            const QByteArray &who = login())
    {
        WebClient client(server.port());
        return client.ask(
            request("POST", "/api/record",
                    who + "Content-Length: " + QByteArray::number(body.size()) + "\r\n") +
            body);
    }
    /// base: of a camera's addresses.
    static QJsonObject recording(const ServerProcess &server, const QByteArray &base = "/api/")
    {
        WebClient client(server.port());
        const QByteArray status = client.ask(get(base + "status")).body;
        return QJsonDocument::fromJson(status).object().value("recording"_L1).toObject();
    }
    static qint64 framesWritten(const ServerProcess &server, const QByteArray &base = "/api/")
    {
        return recording(server, base).value("frames"_L1).toInteger();
    }
    /// Empty when the pictures are the camera's, one after another.
    [[nodiscard]] QString problemWith(const QList<QByteArray> &pictures) const
    {
        return problemWith(pictures, *m_camera);
    }
    static QString problemWith(const QList<QByteArray> &pictures, const StampedCamera &camera)
    {
        quint64 expected = 0;
        for (const QByteArray &picture : pictures) {
            const auto stamp = readFrameStamp(picture);
            if (!stamp || picture != camera.frame(stamp->sequence)) {
                return u"a picture is not what the camera sent"_s;
            }
            if (expected != 0 && stamp->sequence != expected) {
                return u"%1 follows where %2 should"_s.arg(stamp->sequence).arg(expected);
            }
            expected = stamp->sequence + 1;
        }
        return pictures.isEmpty() ? u"there is no picture"_s : QString();
    }

    static void recordUntilKilled(const StampedCameras &cameras, const QString &setup,
                                  const QString &folder);

    std::unique_ptr<StampedCamera> m_camera;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRecording::init()
{
    m_camera = std::make_unique<StampedCamera>(20'000, PicturesEachSecond);
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestRecording::whatTheCameraSentIsThere()
{
    ServerProcess server;
    QVERIFY(serve(server));
    QVERIFY(!recording(server).value("on"_L1).toBool());
    const WebAnswer begun = record(server, "{\"seconds\": 60}");
    QCOMPARE(begun.status, 200);
    const QJsonObject said = QJsonDocument::fromJson(begun.body).object();
    QVERIFY(said.value("on"_L1).toBool() && said.value("until"_L1).isString());
    QCOMPARE(said.value("why"_L1).toString(), u"asked"_s);
    QTRY_VERIFY_WITH_TIMEOUT(framesWritten(server) > PicturesEachSecond, Patience);
    WebClient client(server.port());
    const QByteArray metrics = client.ask(get("/metrics")).body;
    QVERIFY(metrics.contains("\nvedette_recording 1\n"));
    QVERIFY(metrics.contains("\nvedette_recording_frames_lost_total 0\n"));
    QCOMPARE(record(server, "{\"stop\": true}").status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(
        picturesIn(recordingsIn(m_folder->path())).size() == framesWritten(server), Patience);
    QCOMPARE(problemWith(picturesIn(recordingsIn(m_folder->path()))), QString());
    const QString file = recordingsIn(m_folder->path()).constFirst();
    QVERIFY(file.startsWith(m_folder->path() + u"/camera/"_s + QString::number(2)));
    QCOMPARE(QFileInfo(file).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
}

/// At random moments, while it records many cameras: of each, all is there that it said it has, and
/// what is there is what the camera sent.
void TestRecording::aServerThatIsKilled()
{
    constexpr int Kills = 10;
    constexpr int Cameras = 20;
    const QString setup = m_folder->filePath(u"cameras"_s);
    QDir().mkpath(setup);
    QVERIFY(writeFile(setup + u"/server.env"_s, loginLines()));
    StampedCameras cameras;
    for (int i = 0; i < Cameras; ++i) {
        const auto &camera =
            cameras.emplace_back(std::make_unique<StampedCamera>(1'000 + 2'000 * i, 25));
        QVERIFY(writeFile(setup + u"/%1.env"_s.arg(i),
                          "VEDETTE_RECORD=always\nCAM_URL=" + camera->url().toEncoded() + '\n'));
    }
    for (int kill = 0; kill < Kills; ++kill) {
        recordUntilKilled(cameras, setup, m_folder->filePath(QString::number(kill)));
        if (QTest::currentTestFailed()) {
            return;
        }
    }
}

/// setup: with N.env for the camera of this number. folder: of their recordings.
void TestRecording::recordUntilKilled(const StampedCameras &cameras, const QString &setup,
                                      const QString &folder)
{
    constexpr int LongestLife = 500; // ms, from the first pictures of all on
    const auto baseOf = [](std::size_t i) { return "/cameras/" + QByteArray::number(i) + "/api/"; };
    ServerProcess server;
    QVERIFY(server.startListening({u"--listen"_s, u"127.0.0.1:0"_s, u"--record"_s, folder, setup}));
    for (std::size_t i = 0; i < cameras.size(); ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(framesWritten(server, baseOf(i)) > 0, Patience);
    }
    QTest::qWait(QRandomGenerator::global()->bounded(LongestLife));
    std::vector<qint64> written(cameras.size());
    for (std::size_t i = 0; i < cameras.size(); ++i) {
        written[i] = framesWritten(server, baseOf(i));
    }
    server.signal(SIGKILL);
    QTRY_COMPARE(server.process().state(), QProcess::NotRunning);
    for (std::size_t i = 0; i < cameras.size(); ++i) {
        const auto pictures = picturesIn(recordingsIn(folder + u"/%1"_s.arg(i)));
        QVERIFY2(pictures.size() >= written[i],
                 qPrintable(u"%1 of %2"_s.arg(pictures.size()).arg(written[i])));
        QCOMPARE(problemWith(pictures, *cameras[i]), QString());
    }
}

/// It is said, and recording goes on by itself; what was whole stays.
void TestRecording::aDiskThatFills()
{
    MountedDisk disk(m_folder->path(), "tmpfs", "size=4m");
    if (!disk.isMounted()) {
        QSKIP("only root may mount");
    }
    QFile filler(m_folder->filePath(u"filler"_s));
    QVERIFY(filler.open(QIODevice::WriteOnly) && filler.write(QByteArray(2'000'000, 'x')) > 0);
    filler.close();
    ServerProcess server;
    server.process().setVariable(u"VEDETTE_RECORD"_s, u"always"_s);
    // Or the oldest file would make room.
    server.process().setVariable(u"VEDETTE_RECORD_SEGMENT"_s, u"60"_s);
    QVERIFY(serve(server));
    QTRY_VERIFY_WITH_TIMEOUT(
        recording(server).value("problem"_L1).toString().contains("no room"_L1), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(recording(server).value("lost"_L1).toInteger() > 0, Patience);
    const qint64 written = framesWritten(server);
    QVERIFY(filler.remove());
    QTRY_VERIFY_WITH_TIMEOUT(framesWritten(server) > written + PicturesEachSecond / 2, Patience);
    QCOMPARE(recording(server).value("problem"_L1).toString(), QString());
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
    for (const QString &file : recordingsIn(m_folder->path())) {
        QCOMPARE(problemWith(picturesIn({file})), QString());
    }
}

/// Nothing is written to the folder that is left in its place.
void TestRecording::aDiskThatIsTakenOut()
{
    const QTemporaryDir real;
    std::optional<MountedDisk> disk(std::in_place, m_folder->path(), real.path());
    if (!disk->isMounted()) {
        QSKIP("only root may mount");
    }
    ServerProcess server;
    server.process().setVariable(u"VEDETTE_RECORD"_s, u"always"_s);
    QVERIFY(serve(server));
    QTRY_VERIFY_WITH_TIMEOUT(framesWritten(server) > 0, Patience);
    disk.reset();
    QTRY_VERIFY_WITH_TIMEOUT(
        recording(server).value("problem"_L1).toString().contains("not there"_L1), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(recording(server).value("lost"_L1).toInteger() > 0, Patience);
    QVERIFY(QDir(m_folder->path()).isEmpty());
    const qint64 written = framesWritten(server);
    disk.emplace(m_folder->path(), real.path());
    QTRY_VERIFY_WITH_TIMEOUT(framesWritten(server) > written, Patience);
    QCOMPARE(recording(server).value("problem"_L1).toString(), QString());
}

/// The computer's clock is set an hour back, and right again: both are there, and nothing is lost.
void TestRecording::aClockThatIsSet()
{
#if defined(VEDETTE_ADDRESS_SANITIZER) || defined(__SANITIZE_THREAD__)
    QSKIP("a sanitizer and faketime both have to be the first library");
#endif
    const QStringList libraries = QDir(u"/usr/lib"_s)
                                      .entryList({u"*-linux-gnu*"_s}, QDir::Dirs)
                                      .replaceInStrings(QRegularExpression(u"^"_s), u"/usr/lib/"_s);
    const QString library = libraries.value(0) + u"/faketime/libfaketimeMT.so.1"_s;
    if (!QFile::exists(library)) {
        QSKIP("faketime is not installed");
    }
    const QString clock = m_folder->filePath(u"clock"_s);
    const auto set = [&clock](const QByteArray &offset) {
        QSaveFile file(clock);
        return file.open(QIODevice::WriteOnly) && file.write(offset + '\n') > 0 && file.commit();
    };
    QVERIFY(set("+0"));
    ServerProcess server;
    server.process().setVariable(u"VEDETTE_RECORD"_s, u"always"_s);
    server.process().setVariable(u"LD_PRELOAD"_s, library);
    server.process().setVariable(u"FAKETIME_TIMESTAMP_FILE"_s, clock);
    server.process().setVariable(u"FAKETIME_NO_CACHE"_s, u"1"_s);
    server.process().setVariable(u"DONT_FAKE_MONOTONIC"_s, u"1"_s);
    QVERIFY(serve(server));
    for (const char *const offset : {"+0", "-3600", "+0", "+3600", "+0"}) {
        const qint64 before = framesWritten(server);
        QVERIFY(set(offset));
        QTRY_VERIFY_WITH_TIMEOUT(framesWritten(server) > before + PicturesEachSecond / 2, Patience);
    }
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
    QList<QByteArray> pictures = picturesIn(recordingsIn(m_folder->path()));
    QVERIFY(recordingsIn(m_folder->path()).size() >= 5);
    std::sort(pictures.begin(), pictures.end(), [](const QByteArray &a, const QByteArray &b) {
        return readFrameStamp(a)->sequence < readFrameStamp(b)->sequence;
    });
    QCOMPARE(problemWith(pictures), QString());
}

void TestRecording::whoMayRecord()
{
    ServerProcess server;
    server.process().setVariable(u"VEDETTE_VIEWER_USERNAME"_s, GuestName);
    server.process().setVariable(u"VEDETTE_VIEWER_PASSWORD"_s, GuestPassword);
    QVERIFY(serve(server));
    QCOMPARE(record(server, "{}", login(GuestName, GuestPassword)).status, 403);
    QCOMPARE(record(server, "{}", {}).status, 401);
    for (const char *const body :
         {"{\"seconds\": 0}", "{\"seconds\": 86401}", "{\"seconds\": 1.5}", "{\"seconds\": \"60\"}",
          "{\"stop\": 1}", "{\"stop\": true, \"seconds\": 1}", "{\"minutes\": 1}", "[", "[1]"}) {
        QVERIFY2(record(server, body).status == 400, body);
    }
    WebClient client(server.port());
    QCOMPARE(client.ask(get("/api/record")).status, 405);
    QVERIFY(!recording(server).value("on"_L1).toBool());
    QVERIFY(recordingsIn(m_folder->path()).isEmpty());
}

/// A viewer only where the owner says so.
void TestRecording::whoMayLookBack()
{
    for (const bool isViewers : {false, true}) {
        ServerProcess server;
        server.process().setVariable(u"VEDETTE_VIEWER_USERNAME"_s, GuestName);
        server.process().setVariable(u"VEDETTE_VIEWER_PASSWORD"_s, GuestPassword);
        if (isViewers) {
            server.process().setVariable(u"VEDETTE_VIEWER_RECORDINGS"_s, u"yes"_s);
        }
        QVERIFY(serve(server));
        WebClient client(server.port());
        const QByteArray guest = login(GuestName, GuestPassword);
        for (const char *const path :
             {"/recordings", "/frame?at=0", "/playback?speed=2", "/api/wall/playback?speed=2"}) {
            const int status = client.ask(request("GET", path, guest)).status;
            QVERIFY2((status == 403) != isViewers, path);
            QCOMPARE(client.ask(request("GET", path, {})).status, 401);
        }
        QCOMPARE(client.ask(request("POST", "/api/recordings/delete", guest)).status, 403);
    }
}

/// What is downloaded has the very pictures.
void TestRecording::whatWasRecordedIsExported()
{
    ServerProcess server;
    QVERIFY(serve(server));
    QCOMPARE(record(server, "{}").status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(framesWritten(server) > PicturesEachSecond, Patience);
    QCOMPARE(record(server, "{\"stop\": true}").status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(
        picturesIn(recordingsIn(m_folder->path())).size() == framesWritten(server), Patience);
    const QList<QByteArray> recorded = picturesIn(recordingsIn(m_folder->path()));
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QByteArray body =
        QStringLiteral(R"({"from": "%1", "to": "%2"})").arg(now - 3'600'000).arg(now).toLatin1();
    WebClient client(server.port());
    const QByteArray length = "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    const WebAnswer begun = client.ask(request("POST", "/api/exports", login() + length) + body);
    QCOMPARE(begun.status, 202);
    const auto bodyOf = [](const WebAnswer &answer) {
        return QJsonDocument::fromJson(answer.body).object();
    };
    const QByteArray address = "/api/exports/" + bodyOf(begun).value("id"_L1).toString().toLatin1();
    QTRY_COMPARE_WITH_TIMEOUT(bodyOf(client.ask(get(address))).value("state"_L1).toString(),
                              u"done"_s, Patience);
    const WebAnswer film = client.ask(get(address + "/1"));
    QFile file(m_folder->filePath(u"film.mkv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(film.body) > 0);
    file.close();
    QCOMPARE(picturesIn({file.fileName()}), recorded);
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
    QVERIFY(!QFile::exists(m_folder->filePath(u".exports"_s)));
}

void TestRecording::withoutAFolder()
{
    ServerProcess server;
    QVERIFY(server.serve(m_camera->url()));
    const WebAnswer answer = record(server, "{}");
    QCOMPARE(answer.status, 501);
    QVERIFY(answer.body.contains("--record"));
    WebClient client(server.port());
    const QByteArray status = client.ask(get("/api/status")).body;
    QVERIFY(QJsonDocument::fromJson(status).object().value("recording"_L1).isNull());
}

/// The second says why it records nothing, and goes on otherwise.
void TestRecording::twoProgramsOnOneFolder()
{
    ServerProcess first;
    ServerProcess second;
    QVERIFY(serve(first));
    QVERIFY(serve(second));
    QCOMPARE(record(first, "{}").status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(framesWritten(first) > 0, Patience);
    QCOMPARE(record(second, "{}").status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(
        recording(second).value("problem"_L1).toString().contains(m_folder->path()), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(recording(second).value("lost"_L1).toInteger() > 0, Patience);
    QCOMPARE(recording(first).value("problem"_L1).toString(), QString());
}

VEDETTE_TEST(TestRecording)
#include "TestRecording.moc"
