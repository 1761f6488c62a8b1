// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "FullDisk.h"
#include "RecordedFiles.h"
#include "recording/DiskSpace.h"
#include "recording/RecordingCatalog.h"
#include "recording/RecordingDisk.h"
#include "recording/RecordingWriter.h"
#include "stream/EveryFrameTap.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/statvfs.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;

namespace {

constexpr WallTime DiskDay{1'790'000'000s};
const SteadyClock::time_point DiskBegin = SteadyClock::now();

Frame diskFrame(std::chrono::milliseconds at)
{
    Frame frame;
    frame.jpeg = QByteArray(1000, 'x');
    frame.arrival = DiskBegin + at;
    frame.wallTime = DiskDay + at;
    frame.size = {640, 480};
    return frame;
}

} // namespace

/// The disk's thread, with the index of what is in its folder.
class TestRecordingDisk : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatIsRecordedIsKnown();
    void aFileDeletedWhileItGrows();
    void removalIsUndone();
    void removalIsCarriedOut();
    void anEndBeforeARemovalsTime();
    void whatAnExportHasStillToRead();
    void retentionWaitsForExports();
    void whyNothingIsChanged();
    void theOldestGo();
    void aFolderThatComesBack();
    void aFullDisk();
    void nobodyAsksForMore();
    void foldersOfExports();
    void exportsThatEndWhileTheDiskIsAway();
    void whatIsNoExportStays();
    void exportsLeaveRecordingsAlone();

private:
    /// Of one camera, each a minute after the other.
    QList<Segment> makeRecordings(int count, WallTime start = DiskDay)
    {
        QList<Segment> made;
        for (int i = 0; i < count; ++i) {
            made += makeRecording(m_path, u"garden/2026-09-21/%1.mkv"_s.arg(i), start + i * 1min);
        }
        return made;
    }
    /// Makes the disk's thread; made: what it finds.
    void start(qsizetype made)
    {
        m_disk = std::make_unique<RecordingDisk>(m_path);
        QTRY_COMPARE_WITH_TIMEOUT(all().size(), made, Timeout);
    }
    [[nodiscard]] QList<Segment> all() const
    {
        return m_catalog->between(u"garden"_s, WallTime(), WallTime::max());
    }
    template <typename Answer>
    [[nodiscard]] static Answer answerOf(const QFuture<std::optional<Answer>> &future)
    {
        return QTest::qWaitFor([&] { return future.isFinished(); }, Timeout)
                   ? future.result().value_or(Answer{})
                   : Answer{};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<RecordingDisk> m_disk;
    std::unique_ptr<RecordingCatalog> m_catalog;
};

void TestRecordingDisk::init()
{
    m_disk.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"recordings"_s);
    // It was recorded into before.
    QVERIFY(
        std::holds_alternative<std::unique_ptr<RecordingFolder>>(RecordingFolder::open(m_path)));
    m_catalog = std::make_unique<RecordingCatalog>(m_path);
}

void TestRecordingDisk::whatIsRecordedIsKnown()
{
    start(0);
    auto *const writer = m_disk->makeWriter(u"garden"_s, u"Garden"_s);
    const auto tap = writer->makeTap();
    tap->offer(diskFrame(0ms));
    QMetaObject::invokeMethod(writer, [=] { writer->begin(tap, 1s); });
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 1, Timeout);
    QVERIFY(all().at(0).isGrowing);
    tap->offer(diskFrame(960ms));
    // … which it says once a second.
    QTRY_COMPARE_WITH_TIMEOUT(all().at(0).length, 960ms, Timeout);
    QVERIFY(all().at(0).isGrowing);
    tap->offer(diskFrame(1000ms));
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 2, Timeout);
    QVERIFY(!all().at(0).isGrowing && all().at(1).isGrowing);
    QCOMPARE(all().at(0).bytes, QFileInfo(all().at(0).path).size());
    // What grows is not removed.
    const auto removal = answerOf(m_disk->remove(u"garden"_s, DiskDay, DiskDay + 1h));
    QCOMPARE(removal.removed, 1);
    QCOMPARE(removal.growing, 1);
    QCOMPARE(answerOf(m_disk->undoRemove(removal.token)), 1);
    writer->deleteLater();
    m_disk.reset();
    start(2);
    QVERIFY(!all().at(0).isGrowing && !all().at(1).isGrowing);
}

void TestRecordingDisk::aFileDeletedWhileItGrows()
{
    start(0);
    auto *const writer = m_disk->makeWriter(u"garden"_s, u"Garden"_s);
    const auto tap = writer->makeTap();
    tap->offer(diskFrame(0ms));
    QMetaObject::invokeMethod(writer, [=] { writer->begin(tap, 1s); });
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 1, Timeout);
    QVERIFY(QFile::remove(all().at(0).path));
    QMetaObject::invokeMethod(writer, &RecordingWriter::finish);
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 0, Timeout);
    writer->deleteLater();
}

void TestRecordingDisk::removalIsUndone()
{
    const auto made = makeRecordings(4);
    start(4);
    QCOMPARE(answerOf(m_disk->setLocked(u"garden"_s, made[1].start, made[1].start, true)).changed,
             1);
    const auto removal = answerOf(m_disk->remove(u"garden"_s, made[0].start, made[2].end()));
    QCOMPARE(removal.removed, 2);
    QCOMPARE(removal.locked, 1);
    QCOMPARE(all().size(), 2);
    QCOMPARE(answerOf(m_disk->undoRemove(removal.token)), 2);
    QCOMPARE(answerOf(m_disk->undoRemove(removal.token)), 0);
    QCOMPARE(all().size(), 4);
    QCOMPARE(answerOf(m_disk->undoRemove(0)), 0);
}

void TestRecordingDisk::removalIsCarriedOut()
{
    const auto made = makeRecordings(3);
    start(3);
    m_disk->setUndoTime(0ms);
    QCOMPARE(answerOf(m_disk->setLocked(u"garden"_s, made[1].start, made[1].start, true)).changed,
             1);
    QCOMPARE(answerOf(m_disk->remove(u"garden"_s, DiskDay, DiskDay + 1h)).removed, 2);
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(made[0].path) && !QFile::exists(made[2].path), Timeout);
    QVERIFY(QFile::exists(made[1].path));
    QCOMPARE(answerOf(m_disk->setLocked(u"garden"_s, DiskDay, DiskDay + 1h, false)).changed, 1);
    QCOMPARE(answerOf(m_disk->remove(u"garden"_s, DiskDay, DiskDay + 1h)).removed, 1);
    // With the day's folder.
    QTRY_VERIFY_WITH_TIMEOUT(QDir(m_path + u"/garden"_s).isEmpty(), Timeout);
}

void TestRecordingDisk::anEndBeforeARemovalsTime()
{
    const auto made = makeRecordings(2);
    start(2);
    {
        RecordingStore store(m_path); // in this thread, and as if it were killed
        m_disk.reset();
        store.begin();
        QTRY_COMPARE_WITH_TIMEOUT(all().size(), 2, Timeout);
        QCOMPARE(store.remove(u"garden"_s, DiskDay, DiskDay + 1h)->removed, 2);
    }
    start(2);
    QVERIFY(QFile::exists(made[0].path) && QFile::exists(made[1].path));
    // A regular end, after which nobody can undo it.
    QCOMPARE(answerOf(m_disk->remove(u"garden"_s, made[1].start, DiskDay + 1h)).removed, 1);
    m_disk.reset();
    QVERIFY(QFile::exists(made[0].path) && !QFile::exists(made[1].path));
    start(1);
}

/// It stays until it was read, whoever deletes it meanwhile.
void TestRecordingDisk::whatAnExportHasStillToRead()
{
    QList<Segment> made;
    for (int i = 0; i < 3; ++i) {
        made += makeRecording(m_path, u"garden/2026-09-21/%1.mkv"_s.arg(i), DiskDay + i * 1min, 10,
                              {jpegOf(colourfulImage({64, 48}))});
    }
    const Segment yard = makeRecording(m_path, u"yard/2026-09-21/1.mkv"_s, DiskDay);
    start(3);
    m_disk->setUndoTime(0ms);
    ExportRequest request;
    request.camera = u"garden"_s;
    request.from = DiskDay;
    request.to = DiskDay + 1h;
    request.path = m_folder->filePath(u"film.mkv"_s);
    request.recordings = m_path;
    const auto job = m_disk->makeExport(request);
    QCOMPARE(answerOf(m_disk->remove(u"garden"_s, DiskDay, DiskDay + 1h)).removed, 3);
    QVERIFY(all().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(m_catalog->cameras(), QStringList{u"yard"_s}, Timeout);
    QCOMPARE(answerOf(m_disk->remove(u"yard"_s, DiskDay, DiskDay + 1h)).removed, 1);
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(yard.path), Timeout); // whose turn is behind the others
    for (const Segment &segment : std::as_const(made)) {
        QVERIFY(QFile::exists(segment.path));
    }
    std::optional<ExportResult> result;
    connect(job.get(), &Export::finished, this, [&](const ExportResult &r) { result = r; });
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(result, Timeout);
    QVERIFY2(!result->error, qPrintable(result->error ? result->error->text : QString()));
    QCOMPARE(result->pictures, 30U);
    QCOMPARE(result->sizes, QList<qint64>{QFileInfo(request.path).size()});
    QTRY_VERIFY_WITH_TIMEOUT(!QDir(m_path + u"/garden"_s).exists(u"2026-09-21"_s), Timeout);
}

void TestRecordingDisk::retentionWaitsForExports()
{
    const auto made = makeRecordings(3);
    RecordingStore store(m_path);                                     // in this thread
    QVERIFY(!store.holds().hold(u"garden"_s, DiskDay, DiskDay + 1h)); // nobody deletes here yet
    store.begin();
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 3, Timeout);
    auto hold = store.holds().hold(u"garden"_s, DiskDay, DiskDay + 1h);
    Retention retention;
    const auto allow = [&](qint64 bytes) {
        retention.all.bytes = bytes;
        store.setRetention(retention);
        for (int turn = 0; turn < 4; ++turn) { // as many as would delete all of them
            QCoreApplication::processEvents();
        }
    };
    allow(1);
    QCOMPARE(all().size(), 3);
    hold->release(made[1].start);
    allow(2);
    QCOMPARE(all().size(), 2);
    QVERIFY(!QFile::exists(made[0].path));
    hold.reset();
    allow(3);
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 0, Timeout);
    store.end();
}

/// Each case has its own text.
void TestRecordingDisk::whyNothingIsChanged()
{
    const auto problemOf = [](RecordingDisk &disk) {
        const auto answer = disk.remove(u"garden"_s, DiskDay, DiskDay + 1h);
        const bool hasCome = QTest::qWaitFor([&] { return answer.isFinished(); }, Timeout);
        const auto problem = disk.problem();
        return hasCome && !answer.result() && problem ? *problem : DiskError();
    };
    RecordingDisk fresh(m_folder->filePath(u"fresh"_s));
    const DiskError none = problemOf(fresh);
    QCOMPARE(none.kind, DiskError::Kind::Unused);
    QVERIFY(none.text.contains("Nothing was recorded"_L1) && none.text.contains(fresh.path()));
    {
        const auto taken = RecordingFolder::open(m_path);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^Another Vedette"_s));
        RecordingDisk second(m_path);
        const DiskError busy = problemOf(second);
        QCOMPARE(busy.kind, DiskError::Kind::Busy);
        QVERIFY(busy.text.contains(m_path));
    }
    start(0);
    QCOMPARE(answerOf(m_disk->undoRemove(0)), 0); // it has begun
    QVERIFY(!m_disk->problem());
    QVERIFY(QDir().rename(m_path, m_path + u"-away"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is not there any more"_s));
    QCOMPARE(problemOf(*m_disk).kind, DiskError::Kind::Gone);
    QVERIFY(QDir().rename(m_path + u"-away"_s, m_path));
    QVERIFY(m_disk->undoRemove(0).result() && !m_disk->problem());
}

void TestRecordingDisk::theOldestGo()
{
    const auto now = std::chrono::system_clock::now();
    const Segment old = makeRecording(m_path, u"garden/2020-01-01/a.mkv"_s, now - 24h * 400);
    const Segment locked = makeRecording(m_path, u"garden/2020-01-02/b.mkv"_s, now - 24h * 300);
    const auto made = makeRecordings(6, now - 1h);
    start(8);
    QCOMPARE(answerOf(m_disk->setLocked(u"garden"_s, locked.start, locked.end(), true)).changed, 1);
    Retention retention;
    retention.all.days = 100;
    m_disk->setRetention(retention);
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 7, Timeout);
    QVERIFY(!QFile::exists(old.path) && QFile::exists(locked.path));
    QVERIFY(!QDir(m_path + u"/garden/2020-01-01"_s).exists());
    // Room for the locked one, and three more.
    retention.all.bytes = 4 * made[0].bytes + 100;
    m_disk->setRetention(retention);
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 4, Timeout);
    QVERIFY(!QFile::exists(made[2].path));
    QVERIFY(QFile::exists(made[3].path) && QFile::exists(locked.path));
    // As much free as the whole disk has: only the locked one stays.
    struct statvfs status = {};
    QCOMPARE(::statvfs(QFile::encodeName(m_path).constData(), &status), 0);
    retention.freeBytes = static_cast<qint64>(status.f_blocks * status.f_frsize);
    m_disk->setRetention(retention);
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 1, Timeout);
    QVERIFY(QFile::exists(locked.path));
}

/// What waits for its deletion is not forgotten, and nothing is forgotten that is only away.
void TestRecordingDisk::aFolderThatComesBack()
{
    makeRecordings(3);
    RecordingStore store(m_path); // in this thread
    store.begin();
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 3, Timeout);
    QVERIFY(store.remove(u"garden"_s, DiskDay, DiskDay).has_value());
    QCOMPARE(all().size(), 2);
    QVERIFY(QDir().rename(m_path, m_path + u"-away"_s) && QDir().mkdir(m_path));
    QVERIFY(!store.remove(u"garden"_s, DiskDay, DiskDay + 1h));
    store.begin();
    QVERIFY(all().isEmpty());
    QVERIFY(QDir(m_path).isEmpty());
    QVERIFY(QDir().rmdir(m_path) && QDir().rename(m_path + u"-away"_s, m_path));
    store.begin();
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 3, Timeout);
    // The index alone is deleted while it is open.
    QVERIFY(QFile::remove(m_path + u"/index.sqlite"_s));
    QVERIFY(all().isEmpty());
    store.begin();
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 3, Timeout);
    store.end();
}

/// What was removed goes at once, and what the index could not take, it has afterwards.
void TestRecordingDisk::aFullDisk()
{
    const auto made = makeRecordings(2);
    RecordingStore store(m_path); // in this thread
    store.begin();
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 2, Timeout);
    QCOMPARE(store.remove(u"garden"_s, DiskDay, DiskDay)->removed, 1);
    RecordingWriter writer(store.root(), store.turns(), u"garden"_s, u"Garden"_s);
    store.follow(&writer);
    const auto tap = writer.makeTap();
    tap->offer(diskFrame(1h));
    const auto hold = store.holds().hold(u"garden"_s, DiskDay, DiskDay);
    {
        const FullDisk full;
        writer.begin(tap);
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(made[0].path), Timeout);
    }
    QVERIFY(!writer.progress().problem.isEmpty());
    QVERIFY(hold->isBroken());
    QVERIFY(QFile::exists(made[1].path));
    // What could not be begun is no file either.
    QDirIterator files(m_path, {u"*.mkv"_s}, QDir::Files, QDirIterator::Subdirectories);
    files.next();
    QVERIFY(!files.hasNext());
    store.begin();
    QCOMPARE(all().size(), 1);
    QCOMPARE(all().at(0).path, made[1].path);
    const auto index = IndexFile::openToRead(m_path + u"/index.sqlite"_s);
    const auto rows = [&] {
        QSqlQuery query = index->run(u"SELECT COUNT(*) FROM segments"_s);
        return index->next(query) ? query.value(0).toInt() : -1;
    };
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, Timeout);
    store.end();
}

void TestRecordingDisk::nobodyAsksForMore()
{
    // Answers that nobody takes, and one that does not come because the thread ends.
    makeRecordings(1);
    start(1);
    m_disk->remove(u"garden"_s, DiskDay + 1h, DiskDay);
    const auto last = m_disk->setLocked(u"none"_s, WallTime::min(), WallTime::max(), true);
    m_disk.reset();
    QVERIFY(last.isFinished());
    QCOMPARE(all().size(), 1);
}

void TestRecordingDisk::foldersOfExports()
{
    QVERIFY(QDir().mkpath(m_path + u"/.exports/0123456789abcdef"_s));
    RecordingStore store(m_path); // in this thread
    const auto early = store.makeExportFolder();
    QVERIFY(std::get<DiskError>(early).kind == DiskError::Kind::Gone);
    store.begin();
    QVERIFY(!QFile::exists(m_path + u"/.exports"_s));
    const auto first = std::get<ExportFolder>(store.makeExportFolder());
    QCOMPARE(first.keepFree, ExportFolder::LeastFree);
    Retention retention;
    retention.freeBytes = 2'000'000;
    store.setRetention(retention);
    const auto second = std::get<ExportFolder>(store.makeExportFolder());
    QCOMPARE(second.keepFree, 1'000'000);
    QVERIFY(second.path != first.path);
    for (const QString &path : {first.path, second.path, QFileInfo(first.path).path()}) {
        QCOMPARE(QFile::permissions(path) & QFile::Permissions(0x0077), QFile::Permissions());
    }
    retention.freeBytes = DiskSpace::at(m_path)->size; // half of it may be free, or not
    store.setRetention(retention);
    const auto third = store.makeExportFolder();
    const bool hasRoom = DiskSpace::at(m_path)->free >= *retention.freeBytes / 2;
    QCOMPARE(std::holds_alternative<ExportFolder>(third), hasRoom);
    store.end();
    QVERIFY(!QFile::exists(m_path + u"/.exports"_s));
}

/// They go when it is back, and others stay.
void TestRecordingDisk::exportsThatEndWhileTheDiskIsAway()
{
    RecordingStore store(m_path); // in this thread
    store.begin();
    auto ended = std::get<ExportFolder>(store.makeExportFolder());
    const auto kept = std::get<ExportFolder>(store.makeExportFolder());
    for (const QString &folder : {ended.path, kept.path}) {
        QVERIFY(QFile(folder + u"/film.mkv"_s).open(QIODevice::WriteOnly));
    }
    QVERIFY(QDir().rename(m_path, m_path + u"-away"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is not there any more"_s));
    store.begin();
    ended.inUse.reset();
    QVERIFY(QDir().rename(m_path + u"-away"_s, m_path));
    store.begin();
    QVERIFY(!QFile::exists(ended.path));
    QVERIFY(QFile::exists(kept.path + u"/film.mkv"_s));
    store.end();
}

/// Only what exports have made there goes.
void TestRecordingDisk::whatIsNoExportStays()
{
    const auto made = makeRecordings(1);
    const QString exports = m_path + u"/.exports"_s;
    const QString own = u"/0123456789abcdef/film.mkv"_s;
    const QTemporaryDir elsewhere;
    for (const QString &path : {exports + u"/thesis/mine.txt"_s, exports + u"/mine.txt"_s,
                                exports + own, elsewhere.path() + own}) {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QVERIFY(QFile::link(elsewhere.path(), exports + u"/0123456789abcdee"_s));
    const auto run = [this] {
        RecordingStore store(m_path); // in this thread
        store.begin();
        store.end();
    };
    run();
    QVERIFY(!QFile::exists(exports + own));
    QVERIFY(QFile::exists(exports + u"/thesis/mine.txt"_s) &&
            QFile::exists(exports + u"/mine.txt"_s));
    QVERIFY(QFile::exists(elsewhere.path() + own));
    QVERIFY(QDir(exports).removeRecursively());
    QVERIFY(QFile::link(elsewhere.path(), exports));
    run();
    QVERIFY(QFile::exists(elsewhere.path() + own));
    QVERIFY(QFile::exists(made[0].path));
}

/// What is exported takes room for a while, for which no recording has to go.
void TestRecordingDisk::exportsLeaveRecordingsAlone()
{
    makeRecordings(3);
    RecordingStore store(m_path); // in this thread
    store.begin();
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 3, Timeout);
    const auto disk = DiskSpace::at(m_path);
    const QString exports = m_path + u"/.exports/0123456789abcdef"_s;
    QVERIFY(disk && QDir().mkpath(exports));
    QFile file(exports + u"/large.mkv"_s); // without blocks: as if so much were free but for it
    constexpr qint64 Large = 1'000'000'000;
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(2 * Large));
    Retention retention;
    retention.freeBytes = disk->free + Large;
    store.setRetention(retention);
    for (int turn = 0; turn < 3; ++turn) { // as many as would delete all of them
        QCoreApplication::processEvents();
    }
    QCOMPARE(all().size(), 3);
    QVERIFY(file.remove());
    retention.all.days = Retention::MostDays; // so that it is another one
    store.setRetention(retention);
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 0, Timeout);
}

VEDETTE_TEST(TestRecordingDisk)
#include "TestRecordingDisk.moc"
