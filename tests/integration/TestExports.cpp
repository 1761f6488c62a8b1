// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "RecordedPast.h"
#include "recording/EpochTime.h"
#include "recording/MatroskaReader.h"
#include "recording/RecordingDisk.h"
#include "SharedCamera.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSemaphore>

#include <sys/mount.h>
#include <sys/stat.h>

#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;

namespace {

constexpr int Pictures = 200;

/// No two alike, and together more than sockets hold.
QList<QByteArray> jpegs()
{
    const QByteArray jpeg = jpegOf(colourfulImage({64, 48}));
    QList<QByteArray> made;
    for (int i = 0; i < Pictures; ++i) {
        made += jpeg + QByteArray(50'000, static_cast<char>(i)) + "\xff\xd9";
    }
    return made;
}

QByteArray iso(std::chrono::milliseconds sinceBegin)
{
    return isoText(RecordedPast::Begin + sinceBegin).toLatin1();
}

QByteArray rangeBody(const QByteArray &more = {})
{
    return "{\"from\": \"" + iso(0s) + "\", \"to\": \"" + iso(1h) + '"' + more + '}';
}

QJsonObject exportBody(const WebAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

int modeOf(const QString &path)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0
               ? static_cast<int>(status.st_mode & 0777)
               : -1;
}

} // namespace

/// What a server exports: made, kept for a while, downloaded.
class TestExports : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void losslessly_data();
    void losslessly();
    void asMp4();
    void aDownloadThatGoesOn();
    void aClientThatIsSlow();
    void cancelling();
    void deleting();
    void asManyAsMayRun();
    void theOldestGoes();
    void afterTheirTime();
    void afterADownload();
    void whatAnotherProcessLeft();
    void withTheServer();
    void whatIsWrong_data();
    void whatIsWrong();
    void whatIsNotThere();
    void whoMay();
    void aFolderThatIsAway();
    void aDiskWithoutRoom();
    void withoutRecordings();

private:
    void serve(ServeArguments arguments = {})
    {
        CameraConfig config = SharedCamera::config({}, {});
        config.name = u"Søren's / \"yard\""_s;
        config.record.folder = RecordedPast::Camera;
        m_shared = std::make_unique<SharedCamera>(config, std::move(arguments));
        m_shared->server().router().setCredentials({UserName, Password},
                                                   {GuestName, GuestPassword});
        m_shared->camera().recordOn(m_disk.get());
        exports().setSource([this]() -> std::unique_ptr<SegmentSource> {
            m_gate.acquire();
            m_gate.release();
            return m_past->source();
        });
    }
    Exports &exports() { return m_shared->server().router().exports(); }
    [[nodiscard]] Connection connection() const
    {
        return m_isTls ? connectTls(m_shared->port()) : connectTcp(m_shared->port());
    }
    [[nodiscard]] WebAnswer ask(const QByteArray &method, const QByteArray &target,
                                const QByteArray &body = {}, const QByteArray &who = login()) const
    {
        WebClient client(connection());
        const bool hasBody = method == "POST" || method == "PUT";
        const QByteArray length =
            hasBody ? "Content-Length: " + QByteArray::number(body.size()) + "\r\n" : QByteArray();
        return client.ask(request(method, target, who + length) + body, method == "HEAD");
    }
    /// Its id; empty when it was refused.
    [[nodiscard]] QByteArray start(const QByteArray &body = rangeBody()) const
    {
        const WebAnswer begun = ask("POST", "/api/exports", body);
        return begun.status == 202 ? exportBody(begun).value("id"_L1).toString().toLatin1()
                                   : QByteArray();
    }
    /// Once it has ended.
    [[nodiscard]] QJsonObject ended(const QByteArray &id) const
    {
        QJsonObject found;
        static_cast<void>(QTest::qWaitFor(
            [&] {
                found = exportBody(ask("GET", "/api/exports/" + id));
                return found.value("state"_L1).toString() != "running"_L1;
            },
            Patience));
        return found;
    }
    [[nodiscard]] QJsonArray listed() const
    {
        return exportBody(ask("GET", "/api/exports")).value("exports"_L1).toArray();
    }
    /// The folders of exports, or what is in them.
    [[nodiscard]] QStringList onDisk(QDir::Filters what) const
    {
        QStringList found;
        QDirIterator all(hidden(), what | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            found += all.next();
        }
        return found;
    }
    [[nodiscard]] QString hidden() const { return m_folder->path() + u"/.exports"_s; }
    [[nodiscard]] QList<QByteArray> picturesOf(const QByteArray &film) const
    {
        const QString path = m_folder->filePath(u"film"_s);
        QFile file(path);
        QList<QByteArray> pictures;
        if (file.open(QIODevice::WriteOnly) && file.write(film) == film.size() && file.flush()) {
            const auto opened = MatroskaReader::open(path);
            if (const auto *const reader = std::get_if<std::unique_ptr<MatroskaReader>>(&opened)) {
                while (const auto picture = (*reader)->next()) {
                    pictures += picture->jpeg;
                }
            }
        }
        return pictures;
    }

    QList<QByteArray> m_jpegs = jpegs();
    std::unique_ptr<RecordedPast> m_past;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RecordingDisk> m_disk;
    QSemaphore m_gate; ///< open: an export may begin
    std::unique_ptr<SharedCamera> m_shared;
    bool m_isTls = false;
};

void TestExports::init()
{
    m_isTls = false;
    m_past = std::make_unique<RecordedPast>();
    m_past->add(0s, RecordedPast::each(40ms, Pictures), RecordedPast::Ending::Closed, m_jpegs,
                {64, 48});
    m_folder = std::make_unique<QTemporaryDir>();
    // As of a folder that was recorded into before.
    QVERIFY(QFile(m_folder->filePath(u".vedette-lock"_s)).open(QIODevice::WriteOnly));
    m_disk = std::make_unique<RecordingDisk>(m_folder->path());
    if (m_gate.available() == 0) {
        m_gate.release();
    }
    serve();
}

void TestExports::cleanup()
{
    if (m_gate.available() == 0) {
        m_gate.release();
    }
    m_shared.reset();
    m_disk.reset();
}

void TestExports::losslessly_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::newRow("plain") << false;
    QTest::newRow("TLS") << true;
}

void TestExports::losslessly()
{
    QFETCH(bool, isTls);
    const QTemporaryDir certificate;
    if (isTls) {
        QString problem;
        QVERIFY(selfSignedIdentity(certificate.path(), {}, &problem));
        ServeArguments arguments;
        arguments.tlsCertificate = certificate.filePath(u"self-signed.crt"_s);
        arguments.tlsKey = certificate.filePath(u"self-signed.key"_s);
        m_shared.reset();
        serve(arguments);
        m_isTls = true;
    }
    const QByteArray id = start();
    QVERIFY(QRegularExpression(u"^[0-9a-f]{16}$"_s).match(QString::fromLatin1(id)).hasMatch());
    const QJsonObject done = ended(id);
    QCOMPARE(done.value("state"_L1).toString(), u"done"_s);
    QCOMPARE(done.value("problem"_L1).toString(), QString());
    QCOMPARE(done.value("frames"_L1).toInt(), Pictures);
    QCOMPARE(done.value("progress"_L1).toDouble(), 1.0);
    QCOMPARE(listed(), QJsonArray{done});
    const QJsonObject file = done.value("files"_L1).toArray().at(0).toObject();
    const QByteArray path = '/' + file.value("path"_L1).toString().toLatin1();
    const WebAnswer head = ask("HEAD", path);
    const WebAnswer film = ask("GET", path);
    QCOMPARE(film.status, 200);
    QCOMPARE(missingHeader(film), QByteArray());
    QCOMPARE(film.field("content-type"), QByteArray("video/x-matroska"));
    QCOMPARE(film.body.size(), file.value("bytes"_L1).toInteger());
    QCOMPARE(head.field("content-length"), film.field("content-length"));
    QVERIFY(picturesOf(film.body) == m_jpegs);
    const QByteArray disposition = film.field("content-disposition");
    QVERIFY2(disposition.startsWith("attachment; filename=\"S_ren's _ _yard_ 20"), disposition);
    QVERIFY2(disposition.contains("filename*=UTF-8''S%C3%B8ren%27s%20_%20_yard_%2020"),
             disposition);
    QVERIFY(file.value("name"_L1).toString().startsWith(u"Søren's _ _yard_ 20"_s));
    QCOMPARE(modeOf(hidden()), 0700);
    for (const QString &folder : onDisk(QDir::Dirs)) {
        QCOMPARE(modeOf(folder), 0700);
    }
    for (const QString &made : onDisk(QDir::Files)) {
        QCOMPARE(modeOf(made), 0600);
    }
}

void TestExports::asMp4()
{
    const bool canMp4 = exportBody(ask("GET", "/api/exports")).value("mp4"_L1).toBool();
    QCOMPARE(canMp4, Export::canMp4());
    const QByteArray body = rangeBody(R"(, "format": "mp4", "every": 1, "time": true)");
    if (!canMp4) {
        QCOMPARE(ask("POST", "/api/exports", body).status, 501);
        return;
    }
    const QByteArray id = start(body);
    const QJsonObject done = ended(id);
    QCOMPARE(done.value("state"_L1).toString(), u"done"_s);
    QCOMPARE(done.value("frames"_L1).toInt(), 8); // of eight seconds
    const WebAnswer film = ask("GET", "/api/exports/" + id + "/1");
    QCOMPARE(film.field("content-type"), QByteArray("video/mp4"));
    QVERIFY(film.field("content-disposition").endsWith(".mp4"));
    QCOMPARE(film.body.mid(4, 4), QByteArray("ftyp"));
}

/// Where it was interrupted.
void TestExports::aDownloadThatGoesOn()
{
    const QByteArray id = start();
    QCOMPARE(ended(id).value("state"_L1).toString(), u"done"_s);
    const QByteArray path = "/api/exports/" + id + "/1";
    const WebAnswer whole = ask("GET", path);
    QCOMPARE(whole.field("accept-ranges"), QByteArray("bytes"));
    const QByteArray tag = whole.field("etag");
    QVERIFY(tag.startsWith('"') && tag.endsWith('"') && tag.size() > 2);
    const auto askFor = [&](const QByteArray &method, const QByteArray &more) {
        return ask(method, path, {}, login() + more);
    };
    const QByteArray size = QByteArray::number(whole.body.size());
    const WebAnswer rest = askFor("GET", "Range: bytes=1000000-\r\nIf-Range: " + tag + "\r\n");
    QCOMPARE(rest.status, 206);
    QCOMPARE(rest.field("content-range"),
             "bytes 1000000-" + QByteArray::number(whole.body.size() - 1) + '/' + size);
    QVERIFY(rest.body == whole.body.mid(1'000'000));
    const WebAnswer part = askFor("GET", "Range: bytes=5-300004\r\n");
    QCOMPARE(part.field("content-length"), QByteArray("300000"));
    QVERIFY(part.body == whole.body.mid(5, 300'000)); // more than is read at once
    const WebAnswer another = askFor("GET", "Range: bytes=5-\r\nIf-Range: \"other\"\r\n");
    QCOMPARE(another.status, 200);
    QVERIFY(another.body == whole.body);
    const WebAnswer behind = askFor("GET", "Range: bytes=" + size + "-\r\n");
    QCOMPARE(behind.status, 416);
    QCOMPARE(behind.field("content-range"), "bytes */" + size);
    const WebAnswer head = askFor("HEAD", "Range: bytes=5-\r\n");
    QCOMPARE(head.status, 200);
    QCOMPARE(head.field("content-length"), size);
}

/// The file is not in memory meanwhile; another download does not wait for it.
void TestExports::aClientThatIsSlow()
{
    const QByteArray id = start();
    QVERIFY(ended(id).value("files"_L1).toArray().size() == 1);
    const QByteArray path = "/api/exports/" + id + "/1";
    Connection idle = connectTcp(m_shared->port());
    auto *const socket = qobject_cast<QTcpSocket *>(idle.get());
    socket->setReadBufferSize(1000);
    WebClient slow(std::move(idle));
    slow.connection().disconnect(&slow); // it takes nothing
    slow.send(get(path));
    QTRY_COMPARE_WITH_TIMEOUT(exports().downloads().viewers().count(), 1, Patience);
    const WebAnswer film = ask("GET", path);
    QVERIFY(picturesOf(film.body) == m_jpegs);
    QTRY_COMPARE_WITH_TIMEOUT(exports().downloads().viewers().count(), 1, Patience);
    // Also what is deleted meanwhile comes whole.
    QCOMPARE(ask("DELETE", "/api/exports/" + id).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(onDisk(QDir::Files).isEmpty(), Patience);
    socket->setReadBufferSize(0);
    QByteArray bytes;
    QTRY_VERIFY_WITH_TIMEOUT(
        (bytes += socket->readAll()).size() > film.body.size() && slow.isClosed(), Patience);
    QVERIFY(bytes.endsWith(film.body));
}

void TestExports::cancelling()
{
    m_gate.acquire();
    const QByteArray id = start();
    QVERIFY(!id.isEmpty());
    QCOMPARE(ask("GET", "/api/exports/" + id + "/1").status, 409);
    QCOMPARE(onDisk(QDir::Dirs).size(), 1);
    const WebAnswer cancelled = ask("DELETE", "/api/exports/" + id);
    QCOMPARE(cancelled.status, 200);
    QVERIFY(exportBody(cancelled).value("exports"_L1).toArray().isEmpty());
    QCOMPARE(ask("GET", "/api/exports/" + id).status, 404);
    m_gate.release();
    QTRY_VERIFY_WITH_TIMEOUT(onDisk(QDir::AllEntries).isEmpty(), Patience);
    QVERIFY(exports().hasRoom());
}

void TestExports::deleting()
{
    const QByteArray id = start();
    QCOMPARE(ended(id).value("state"_L1).toString(), u"done"_s);
    QCOMPARE(onDisk(QDir::Files).size(), 1);
    QCOMPARE(ask("DELETE", "/api/exports/" + id).status, 200);
    QCOMPARE(ask("DELETE", "/api/exports/" + id).status, 404);
    QTRY_VERIFY_WITH_TIMEOUT(onDisk(QDir::AllEntries).isEmpty(), Patience);
}

void TestExports::asManyAsMayRun()
{
    const QByteArray whole = start();
    QCOMPARE(ended(whole).value("state"_L1).toString(), u"done"_s);
    m_gate.acquire();
    for (int i = 0; i < Exports::MostRunning; ++i) {
        QVERIFY(!start().isEmpty());
    }
    const WebAnswer refused = ask("POST", "/api/exports", rangeBody());
    QCOMPARE(refused.status, 503);
    QVERIFY(refused.field("retry-after").toInt() > 0);
    QVERIFY(refused.body.contains("exports are under way"));
    QVERIFY(picturesOf(ask("GET", "/api/exports/" + whole + "/1").body) == m_jpegs);
    m_gate.release();
    QTRY_VERIFY_WITH_TIMEOUT(exports().hasRoom(), Patience);
    QVERIFY(!start().isEmpty());
}

void TestExports::theOldestGoes()
{
    const QByteArray first = start();
    QCOMPARE(ended(first).value("state"_L1).toString(), u"done"_s);
    for (std::size_t i = 0; i < Exports::MostKept; ++i) {
        QCOMPARE(ended(start()).value("state"_L1).toString(), u"done"_s);
    }
    QCOMPARE(listed().size(), qsizetype(Exports::MostKept));
    QCOMPARE(ask("GET", "/api/exports/" + first).status, 404);
    QTRY_COMPARE_WITH_TIMEOUT(onDisk(QDir::Files).size(), qsizetype(Exports::MostKept), Patience);
}

void TestExports::afterTheirTime()
{
    exports().setKeepTimes({.ended = 0ms});
    const QByteArray id = start();
    QTRY_COMPARE_WITH_TIMEOUT(ask("GET", "/api/exports/" + id).status, 404, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(onDisk(QDir::AllEntries).isEmpty(), Patience);
}

void TestExports::afterADownload()
{
    exports().setKeepTimes({.downloaded = 0ms});
    const QByteArray id = start();
    QCOMPARE(ended(id).value("state"_L1).toString(), u"done"_s);
    QCOMPARE(ask("HEAD", "/api/exports/" + id + "/1").status, 200);
    QCOMPARE(listed().size(), 1);
    QVERIFY(picturesOf(ask("GET", "/api/exports/" + id + "/1").body) == m_jpegs);
    QTRY_COMPARE_WITH_TIMEOUT(ask("GET", "/api/exports/" + id + "/1").status, 404, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(onDisk(QDir::AllEntries).isEmpty(), Patience);
}

/// What is deleted while it runs, too.
void TestExports::whatAnotherProcessLeft()
{
    m_shared.reset();
    m_disk.reset();
    QVERIFY(QDir().mkpath(hidden() + u"/0123456789abcdef"_s));
    QVERIFY(QFile(hidden() + u"/0123456789abcdef/.left.part"_s).open(QIODevice::WriteOnly));
    m_disk = std::make_unique<RecordingDisk>(m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(onDisk(QDir::AllEntries).isEmpty(), Patience);
}

/// One that runs, and one that is whole.
void TestExports::withTheServer()
{
    QCOMPARE(ended(start()).value("state"_L1).toString(), u"done"_s);
    m_gate.acquire();
    QVERIFY(!start().isEmpty());
    m_gate.release();
    m_shared.reset();
    m_disk.reset();
    QVERIFY(!QFile::exists(hidden()));
}

void TestExports::whatIsWrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("half") << QByteArray("{\"from\":");
    QTest::newRow("deep") << QByteArray("[").repeated(2000);
    QTest::newRow("no end") << "{\"from\": \"" + iso(0s) + "\"}";
    QTest::newRow("a number") << "{\"from\": 5, \"to\": \"" + iso(1s) + "\"}";
    QTest::newRow("no time") << "{\"from\": \"then\", \"to\": \"" + iso(1s) + "\"}";
    QTest::newRow("backwards") << "{\"from\": \"" + iso(1s) + "\", \"to\": \"" + iso(0s) + "\"}";
    QTest::newRow("a moment") << "{\"from\": \"" + iso(1s) + "\", \"to\": \"" + iso(1s) + "\"}";
    QTest::newRow("a hundred years")
        << QByteArray(R"({"from": "1970-01-01T00:00:00Z", "to": "2070-01-01T00:00:00Z"})");
    QTest::newRow("format") << rangeBody(R"(, "format": "avi")");
    QTest::newRow("format of a number") << rangeBody(R"(, "format": 4)");
    QTest::newRow("empty format") << rangeBody(R"(, "format": "")");
    QTest::newRow("every") << rangeBody(R"(, "every": -1)");
    QTest::newRow("every too long") << rangeBody(R"(, "every": 86401)");
    QTest::newRow("every so much") << rangeBody(R"(, "every": 1.5)");
    QTest::newRow("every text") << rangeBody(R"(, "every": "1")");
    QTest::newRow("time") << rangeBody(R"(, "format": "mp4", "time": 1)");
    QTest::newRow("time in the camera's own") << rangeBody(R"(, "time": true)");
    QTest::newRow("a path") << rangeBody(R"(, "path": "/etc/passwd")");
}

void TestExports::whatIsWrong()
{
    QFETCH(QByteArray, body);
    const WebAnswer answer = ask("POST", "/api/exports", body);
    QCOMPARE(answer.status, 400);
    QVERIFY(answer.body.size() > 10 && !answer.body.contains("passwd"));
    QVERIFY(!QFile::exists(hidden()));
}

void TestExports::whatIsNotThere()
{
    const QByteArray id = start();
    QCOMPARE(ended(id).value("state"_L1).toString(), u"done"_s);
    for (const QByteArray &target : QList<QByteArray>{
             "/api/exports/", "/api/exports/0000000000000000", "/api/exports/../x",
             "/api/exports/%2e%2e", "/api/exports/..%2f..%2fetc%2fpasswd/1",
             "/api/exports/" + id + "/0", "/api/exports/" + id + "/2", "/api/exports/" + id + "/-1",
             "/api/exports/" + id + "/", "/api/exports/" + id + "/x", "/api/exports/" + id + "/1/1",
             "/api/exports/" + id + "/99999999999"}) {
        QVERIFY2(ask("GET", target).status == 404, target);
    }
    Camera hall(SharedCamera::config({}, {}), SharedCamera::Linger);
    hall.recordOn(m_disk.get());
    Router &router = m_shared->server().router();
    router.addCamera(u"hall"_s, hall);
    QCOMPARE(ask("GET", "/cameras/hall/api/exports").status, 200);
    QCOMPARE(ask("GET", "/cameras/hall/api/exports/" + id).status, 404);
    QCOMPARE(ask("GET", "/cameras/hall/api/exports/" + id + "/1").status, 404);
    QCOMPARE(ask("DELETE", "/cameras/hall/api/exports/" + id).status, 404);
    QCOMPARE(listed().size(), 1);
    router.removeCamera(u"hall"_s);
    // Nothing was recorded then.
    const QByteArray none = start("{\"from\": \"" + iso(2h) + "\", \"to\": \"" + iso(3h) + "\"}");
    const QJsonObject failed = ended(none);
    QCOMPARE(failed.value("state"_L1).toString(), u"failed"_s);
    QVERIFY(failed.value("problem"_L1).toString().contains("Nothing was recorded"_L1));
    QCOMPARE(ask("GET", "/api/exports/" + none + "/1").status, 404);
}

void TestExports::whoMay()
{
    const QByteArray id = start();
    QCOMPARE(ended(id).value("state"_L1).toString(), u"done"_s);
    m_shared->server().router().setViewersReview(true); // that is not exporting
    const QByteArray guest = login(GuestName, GuestPassword);
    for (const auto &[method, target] :
         QList<std::pair<QByteArray, QByteArray>>{{"GET", "/api/exports"},
                                                  {"POST", "/api/exports"},
                                                  {"GET", "/api/exports/" + id},
                                                  {"DELETE", "/api/exports/" + id},
                                                  {"GET", "/api/exports/" + id + "/1"}}) {
        const QByteArray body = method == "POST" ? rangeBody() : QByteArray();
        QVERIFY2(ask(method, target, body, guest).status == 403, target);
        QVERIFY2(ask(method, target, body, {}).status == 401, target);
    }
    const QByteArray foreign = login() + "Origin: http://another.example\r\n";
    QCOMPARE(ask("POST", "/api/exports", rangeBody(), foreign).status, 403);
    QCOMPARE(ask("DELETE", "/api/exports/" + id, {}, foreign).status, 403);
    QCOMPARE(ask("PUT", "/api/exports/" + id).status, 405);
    QCOMPARE(ask("POST", "/api/exports/" + id + "/1").status, 405);
    QCOMPARE(listed().size(), 1);
}

void TestExports::aFolderThatIsAway()
{
    const QString away = m_folder->path() + u".away"_s;
    QVERIFY(m_disk->undoRemove(0).result()); // it has found the folder
    QVERIFY(QDir().rename(m_folder->path(), away));
    const WebAnswer refused = ask("POST", "/api/exports", rangeBody());
    QVERIFY(QDir().rename(away, m_folder->path()));
    QCOMPARE(refused.status, 503);
    QVERIFY(refused.body.contains("not there"));
    QVERIFY(exports().hasRoom());
    QVERIFY(listed().isEmpty());
}

/// At the start, and for what would take more than there is.
void TestExports::aDiskWithoutRoom()
{
    const QTemporaryDir small;
    const QByteArray path = QFile::encodeName(small.path());
    if (::mount("tmpfs", path.constData(), "tmpfs", 0, "size=20m") != 0) {
        QSKIP("only root may mount");
    }
    const auto unmount = qScopeGuard([&] {
        m_shared.reset();
        m_disk.reset();
        ::umount2(path.constData(), MNT_DETACH);
    });
    m_shared.reset();
    QVERIFY(QFile(small.filePath(u".vedette-lock"_s)).open(QIODevice::WriteOnly));
    m_disk = std::make_unique<RecordingDisk>(small.path());
    serve();
    const WebAnswer refused = ask("POST", "/api/exports", rangeBody());
    QCOMPARE(refused.status, 507);
    QVERIFY(refused.body.contains("no room"));
    // 8 of 20 MB have to stay free, and it would take 10.
    Retention retention;
    retention.freeBytes = 16'000'000;
    m_disk->setRetention(retention);
    QFile filler(small.filePath(u"filler"_s));
    QVERIFY(filler.open(QIODevice::WriteOnly) && filler.write(QByteArray(6'000'000, 'x')) > 0);
    filler.close();
    const QJsonObject failed = ended(start());
    QCOMPARE(failed.value("state"_L1).toString(), u"failed"_s);
    QVERIFY(failed.value("problem"_L1).toString().contains("no room"_L1));
    QVERIFY(filler.remove());
    QCOMPARE(ended(start()).value("state"_L1).toString(), u"done"_s);
}

void TestExports::withoutRecordings()
{
    m_shared->camera().recordOn(nullptr);
    for (const QByteArray &method : QList<QByteArray>{"GET", "POST"}) {
        const WebAnswer answer =
            ask(method, "/api/exports", method == "POST" ? rangeBody() : QByteArray());
        QCOMPARE(answer.status, 501);
        QVERIFY(answer.body.contains("--record"));
    }
}

VEDETTE_TEST(TestExports)
#include "TestExports.moc"
