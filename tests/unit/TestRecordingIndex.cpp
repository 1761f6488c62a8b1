// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "RecordedFiles.h"
#include "recording/FolderCheck.h"
#include "recording/MatroskaReader.h"
#include "recording/RecordingCatalog.h"
#include "recording/RecordingEraser.h"
#include "recording/RecordingIndex.h"
#include "recording/RecordingRoot.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;

namespace {

constexpr WallTime IndexedDay{1'790'000'000s};

unsigned permissionsOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777 : 0;
}

bool fillFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

/// What is known of a recordings' folder.
class TestRecordingIndex : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatWasRecordedWhen();
    void whileItGrows();
    void whatAClosedFileSays();
    void spans();
    void anIndexThatIsLost_data();
    void anIndexThatIsLost();
    void whatChangedMeanwhile();
    void foreignFiles();
    void lockedOnes();
    void whatARemovalTakes();
    void rowsThatPointElsewhere();

private:
    /// Opens the index and makes it agree with the folder.
    void openIndex()
    {
        m_index.reset();
        m_index = RecordingIndex::open(m_path);
        QVERIFY(m_index);
        FolderCheck check(*m_root, *m_index);
        QSignalSpy finished(&check, &FolderCheck::finished);
        QSignalSpy progressed(&check, &FolderCheck::progressed);
        check.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, Timeout);
        m_read = static_cast<int>(progressed.count());
        if (m_read > 0) {
            QCOMPARE(progressed.constLast()[0], QVariant(m_read));
            QCOMPARE(progressed.constLast()[1], QVariant(m_read));
        }
    }
    [[nodiscard]] Segment make(const QString &name, WallTime start, int pictures = 10) const
    {
        return makeRecording(m_path, name, start, pictures);
    }
    [[nodiscard]] QList<Segment> all(const QString &camera = u"garden"_s) const
    {
        return m_catalog->between(camera, IndexedDay - 24h * 365 * 50, IndexedDay + 24h * 365 * 50);
    }
    [[nodiscard]] QString indexPath() const { return m_path + u"/index.sqlite"_s; }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<RecordingRoot> m_root;
    std::unique_ptr<RecordingIndex> m_index;
    std::unique_ptr<RecordingCatalog> m_catalog;
    int m_read = 0; ///< files, by the last openIndex()
};

void TestRecordingIndex::init()
{
    m_catalog.reset();
    m_index.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"recordings"_s);
    m_root = std::make_unique<RecordingRoot>(m_path);
    QVERIFY(m_root->take()); // never recorded into
    QVERIFY(std::holds_alternative<QString>(m_root->freePath(u"garden"_s, IndexedDay)));
    QVERIFY(!m_root->take());
    m_catalog = std::make_unique<RecordingCatalog>(m_path);
    QVERIFY(all().isEmpty()); // no index yet
}

void TestRecordingIndex::whatWasRecordedWhen()
{
    const Segment first = make(u"garden/a/1.mkv"_s, IndexedDay);
    const Segment second = make(u"garden/a/2.mkv"_s, IndexedDay + 10s);
    const Segment other = make(u"street/a/1.mkv"_s, IndexedDay + 5s);
    openIndex();
    QCOMPARE(m_read, 3);
    QCOMPARE(permissionsOf(indexPath()), 0600U);
    QCOMPARE(all(), (QList{first, second}));
    QCOMPARE(all(u"street"_s), QList{other});
    QCOMPARE(all(u"none"_s), QList<Segment>());
    const auto between = [this](WallTime from, WallTime to) {
        return m_catalog->between(u"garden"_s, from, to);
    };
    QCOMPARE(between(first.end(), second.start), (QList{first, second}));
    QCOMPARE(between(first.end() + 1ms, second.start - 1ms), QList<Segment>());
    QCOMPARE(between(IndexedDay + 1h, IndexedDay), QList<Segment>());
    QCOMPARE(between(WallTime::min(), WallTime::max()), (QList{first, second}));
    QCOMPARE(m_catalog->lastFrom(u"garden"_s, second.start), std::optional(second));
    QCOMPARE(m_catalog->lastFrom(u"garden"_s, second.start - 1ms), std::optional(first));
    QCOMPARE(m_catalog->lastFrom(u"garden"_s, first.start - 1ms), std::optional<Segment>());
    QCOMPARE(m_catalog->firstAfter(u"garden"_s, first.start - 1ms), std::optional(first));
    QCOMPARE(m_catalog->firstAfter(u"garden"_s, first.start), std::optional(second));
    QCOMPARE(m_catalog->firstAfter(u"garden"_s, second.start), std::optional<Segment>());
    QCOMPARE(m_catalog->cameras(), (QStringList{u"garden"_s, u"street"_s}));
    const auto totals = m_catalog->totals();
    QCOMPARE(totals.value(u"garden"_s),
             (RecordingCatalog::Total{.bytes = first.bytes + second.bytes, .segments = 2}));
    // Nothing has changed: nothing is read.
    openIndex();
    QCOMPARE(m_read, 0);
    QCOMPARE(all(), (QList{first, second}));
}

void TestRecordingIndex::whileItGrows()
{
    openIndex();
    Segment segment = make(u"garden/a/1.mkv"_s, IndexedDay);
    const Segment whole = segment;
    segment.isGrowing = true;
    segment.frames = 1;
    segment.length = 0ms;
    m_index->put(segment, RecordingIndex::Lock::Set);
    QCOMPARE(all(), QList{segment});
    QCOMPARE(m_index->setLocked(u"garden"_s, IndexedDay, IndexedDay, true).changed, 1);
    segment.frames = 3;
    segment.length = 80ms;
    m_index->put(segment, RecordingIndex::Lock::Keep);
    segment.isLocked = true;
    QCOMPARE(all(), QList{segment});
    m_index->put(whole, RecordingIndex::Lock::Keep);
    QVERIFY(all().constFirst().isLocked);
    QCOMPARE(all().constFirst().frames, whole.frames);
    // What is not in the folder is not taken.
    segment.path = u"/somewhere/garden/a/1.mkv"_s;
    m_index->put(segment, RecordingIndex::Lock::Set);
    QCOMPARE(all().size(), 1);
}

/// So that a file need not be read through, which with 10,000 of them would take hours.
void TestRecordingIndex::whatAClosedFileSays()
{
    const auto contentsOf = [](const QString &path) {
        const auto opened = MatroskaReader::open(path);
        return std::get<std::unique_ptr<MatroskaReader>>(opened)->contents();
    };
    const Segment whole = make(u"garden/a/1.mkv"_s, IndexedDay, 500);
    const auto contents = contentsOf(whole.path);
    QVERIFY(contents);
    QCOMPARE(contents->pictures, whole.frames);
    QCOMPARE(contents->length, whole.length);
    for (const int bytes : {3000, 300'000}) { // of the table, and of the pictures
        cutRecording(whole.path, bytes);
        QVERIFY(!contentsOf(whole.path));
    }
    const QString growing = m_path + u"/garden/a/2.mkv"_s;
    QVERIFY(copyOfGrowing(growing, IndexedDay, 20));
    QVERIFY(!contentsOf(growing));
}

void TestRecordingIndex::spans()
{
    using Span = RecordingCatalog::Span;
    openIndex();
    const auto put = [this](int number, WallTime start, std::chrono::milliseconds length) {
        m_index->put({.path = m_path + u"/garden/a/%1.mkv"_s.arg(number),
                      .camera = u"garden"_s,
                      .start = start,
                      .length = length},
                     RecordingIndex::Lock::Set);
    };
    put(1, IndexedDay, 10min);
    put(2, IndexedDay + 10min + 2s, 10min);
    put(3, IndexedDay + 5min, 1min); // of a clock that was set back
    put(4, IndexedDay + 20min + 5s, 10min);
    const auto all = m_catalog->spans(u"garden"_s, IndexedDay, IndexedDay + 24h);
    QCOMPARE(all, (QList<Span>{{IndexedDay, IndexedDay + 20min + 2s},
                               {IndexedDay + 20min + 5s, IndexedDay + 30min + 5s}}));
    QCOMPARE(m_catalog->spans(u"garden"_s, IndexedDay, IndexedDay + 24h, 3s).size(), 1);
    QCOMPARE(m_catalog->spans(u"garden"_s, IndexedDay - 24h, IndexedDay - 1h), QList<Span>());
}

void TestRecordingIndex::anIndexThatIsLost_data()
{
    QTest::addColumn<std::function<void(const QString &)>>("lose");
    using Lose = std::function<void(const QString &)>;
    QTest::newRow("deleted") << Lose([](const QString &path) { QFile::remove(path); });
    QTest::newRow("text") << Lose(
        [](const QString &path) { QVERIFY(fillFile(path, "no database\n")); });
    QTest::newRow("cut") << Lose([](const QString &path) { QVERIFY(QFile::resize(path, 5000)); });
    QTest::newRow("damaged in the middle") << Lose([](const QString &path) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(4096));
        QCOMPARE(file.write(QByteArray(8192, '\x5a')), 8192);
    });
    QTest::newRow("of another version") << Lose([](const QString &path) {
        const auto file = IndexFile::openToWrite(path, IndexFile::Before::Keep);
        QVERIFY(file->run(u"ALTER TABLE segments ADD COLUMN more TEXT"_s).isActive());
    });
    QTest::newRow("a link") << Lose([](const QString &path) {
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::link(u"/etc/passwd"_s, path));
    });
}

/// It is made from the files again, with what is locked.
void TestRecordingIndex::anIndexThatIsLost()
{
    QFETCH(const std::function<void(const QString &)>, lose);
    QList<Segment> made;
    for (int i = 0; i < 30; ++i) {
        made += make(u"garden/2026-09-%1/%2.mkv"_s.arg(10 + i % 7).arg(i), IndexedDay + i * 1min);
    }
    openIndex();
    QCOMPARE(m_index->setLocked(u"garden"_s, IndexedDay, IndexedDay + 30s, true).changed, 1);
    made[0].isLocked = true;
    QCOMPARE(all(), made);
    // When the last one closes it, all is in one file.
    m_catalog.reset();
    m_index.reset();
    lose(indexPath());
    m_catalog = std::make_unique<RecordingCatalog>(m_path);
    openIndex();
    QCOMPARE(m_read, made.size());
    QCOMPARE(all(), made);
    QCOMPARE(permissionsOf(indexPath()), 0600U);
    QVERIFY(!QFileInfo(indexPath()).isSymLink());
}

void TestRecordingIndex::whatChangedMeanwhile()
{
    const Segment stays = make(u"garden/a/1.mkv"_s, IndexedDay);
    const Segment goes = make(u"garden/a/2.mkv"_s, IndexedDay + 10s);
    Segment renamed = make(u"garden/b/3.mkv"_s, IndexedDay + 20s);
    Segment cut = make(u"garden/b/4.mkv"_s, IndexedDay + 30s, 50);
    openIndex();
    // The process died while it wrote.
    cut.isGrowing = true;
    cut.frames = 7;
    m_index->put(cut, RecordingIndex::Lock::Keep);
    m_index.reset();
    cutRecording(cut.path, 20'000);
    QVERIFY(QFile::remove(goes.path));
    const QString film = m_path + u"/garden/b/The fox.mkv"_s;
    QVERIFY(QFile::rename(renamed.path, film));
    renamed.path = film;
    const Segment unknown = make(u"garden/c/5.mkv"_s, IndexedDay + 40s);
    QVERIFY(copyOfGrowing(m_path + u"/garden/c/6.mkv"_s, IndexedDay + 50s, 20));
    QFile::setPermissions(stays.path, QFile::ReadOwner);
    openIndex();
    QCOMPARE(m_read, 4);
    const auto found = all();
    QCOMPARE(found.size(), 5);
    QVERIFY(found[0].isLocked);
    QCOMPARE(found[0].path, stays.path);
    QCOMPARE(found[1], renamed);
    QCOMPARE(found[2].path, cut.path);
    QVERIFY(!found[2].isGrowing);
    QVERIFY(found[2].frames > 7 && found[2].frames < 50);
    QCOMPARE(found[2].length, (found[2].frames - 1) * PictureInterval);
    QCOMPARE(found[2].bytes, QFileInfo(cut.path).size());
    QCOMPARE(found[3], unknown);
    QCOMPARE(found[4].frames, 20);
    QCOMPARE(found[4].length, 19 * PictureInterval);
}

/// They stay as they are, and nothing is held up by them.
void TestRecordingIndex::foreignFiles()
{
    const Segment own = make(u"garden/a/5.mkv"_s, IndexedDay);
    const QString folder = m_path + u"/garden/a/"_s;
    QVERIFY(fillFile(folder + u"1.mkv"_s, {}));
    QVERIFY(fillFile(folder + u"2.mkv"_s, "no film"));
    QVERIFY(fillFile(folder + u"3\nline.mkv"_s, QByteArray::fromHex("1a45dfa301ffffffffffffff")));
    QVERIFY(QDir().mkdir(folder + u"4.mkv"_s));
    QVERIFY(QFile::link(own.path, folder + u"6.mkv"_s));
    QCOMPARE(::mkfifo(QFile::encodeName(folder + u"7.mkv"_s).constData(), 0600), 0);
    // A film that something else made of pictures of a camera, and one that has none.
    QVERIFY(QFile::copy(own.path, folder + u"8.mkv"_s));
    QFile film(folder + u"8.mkv"_s);
    QVERIFY(film.open(QIODevice::ReadWrite));
    const QByteArray bytes = film.readAll();
    QVERIFY(film.seek(bytes.indexOf("Vedette")) && film.write("Another") == 7);
    film.close();
    (void)make(u"garden/a/9.mkv"_s, IndexedDay, 0);
    QVERIFY(fillFile(m_path + u"/garden/notes.txt"_s, "mine"));
    QVERIFY(fillFile(m_path + u"/1.mkv"_s, "mine"));
    QVERIFY(QDir().mkpath(m_path + u"/locked/a"_s));
    QVERIFY(QFile::setPermissions(m_path + u"/locked"_s, QFile::Permissions()));
    const QStringList before = QDir(folder).entryList(QDir::AllEntries | QDir::System);
    openIndex();
    QCOMPARE(all(), QList{own});
    QCOMPARE(m_catalog->cameras(), QStringList{u"garden"_s});
    QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::System), before);
    QFile::setPermissions(m_path + u"/locked"_s,
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

/// Before it is done: files go whole.
void TestRecordingIndex::whatARemovalTakes()
{
    QList<Segment> made;
    for (int i = 0; i < 4; ++i) {
        made += make(u"garden/a/%1.mkv"_s.arg(i), IndexedDay + i * 20s, 251); // 10 s each
    }
    openIndex();
    QCOMPARE(m_index->setLocked(u"garden"_s, made[1].start, made[1].end(), true).changed, 1);
    const WallTime from = made[0].end() - 2s;
    const WallTime to = made[2].start + 3s;
    const auto asked = m_index->removable(u"garden"_s, from, to);
    QCOMPARE(all().size(), 4);
    QCOMPARE(asked.token, 0);
    QCOMPARE(asked.removed, 2);
    QCOMPARE(asked.locked, 1);
    QCOMPARE(asked.bytes, made[0].bytes + made[2].bytes);
    QVERIFY(asked.from == made[0].start && asked.to == made[2].end());
    QCOMPARE(asked.beyond, made[0].length - 2s + made[2].length - 3s);
    QVERIFY(!asked.mustBeAsked());
    const auto done = m_index->mark(u"garden"_s, from, to);
    QVERIFY(done.token != 0);
    QCOMPARE(done.removed, asked.removed);
    QCOMPARE(done.bytes, asked.bytes);
    QCOMPARE(done.beyond, asked.beyond);
    const auto nothing = m_index->removable(u"garden"_s, from, to);
    QCOMPARE(nothing.removed, 0);
    QCOMPARE(nothing.beyond, 0ms);
}

void TestRecordingIndex::lockedOnes()
{
    const Segment first = make(u"garden/a/1.mkv"_s, IndexedDay);
    const Segment second = make(u"garden/a/2.mkv"_s, IndexedDay + 10s);
    openIndex();
    auto locking = m_index->setLocked(u"garden"_s, first.end(), first.end() + 1s, true);
    QCOMPARE(locking.changed, 1);
    QCOMPARE(permissionsOf(first.path), 0400U);
    QCOMPARE(permissionsOf(second.path), 0600U);
    QVERIFY(all().at(0).isLocked && !all().at(1).isLocked);
    const auto removal = m_index->mark(u"garden"_s, IndexedDay, IndexedDay + 1h);
    QCOMPARE(removal.removed, 1);
    QCOMPARE(removal.locked, 1);
    QCOMPARE(all().size(), 1);
    // Somebody locked it by hand.
    QCOMPARE(m_index->unmark(removal.token), 1);
    QFile::setPermissions(second.path, QFile::ReadOwner);
    QCOMPARE(eraseRecording(*m_index, second.path), Erasing::Locked);
    QVERIFY(all().at(1).isLocked);
    locking = m_index->setLocked(u"garden"_s, IndexedDay, IndexedDay + 1h, false);
    QCOMPARE(locking.changed, 2);
    QCOMPARE(permissionsOf(first.path), 0600U);
    // Its file is gone.
    QVERIFY(QFile::remove(second.path));
    locking = m_index->setLocked(u"garden"_s, IndexedDay, IndexedDay + 1h, true);
    QCOMPARE(locking.changed, 1);
    QCOMPARE(locking.failed, 1);
}

/// As in an index that somebody else made.
void TestRecordingIndex::rowsThatPointElsewhere()
{
    const QString outside = m_folder->filePath(u"outside.mkv"_s);
    QVERIFY(fillFile(outside, "mine"));
    openIndex();
    const auto file = IndexFile::openToWrite(indexPath(), IndexFile::Before::Keep);
    const QStringList paths{
        u"../outside.mkv"_s, outside, u"garden/../../outside.mkv"_s, u"garden/a/../../b.mkv"_s,
        u"garden//b.mkv"_s,  u""_s,   u"garden/a/passwd"_s};
    for (const QString &path : paths) {
        QVERIFY(file->run(u"INSERT INTO segments(camera, path, start, finish, frames, bytes, "
                          "locked, growing) VALUES('garden', ?, 'x', ?, -1, -1, 0, 0)"_s,
                          {path, std::numeric_limits<qint64>::max()})
                    .isActive());
    }
    QCOMPARE(all(), QList<Segment>());
    QCOMPARE(m_index->oldest({u"garden"_s}, 100), QList<Segment>());
    QCOMPARE(m_index->setLocked(u"garden"_s, WallTime::min(), WallTime::max(), true).changed, 0);
    QCOMPARE(eraseRecording(*m_index, outside), Erasing::Failed);
    QVERIFY(QFile::exists(outside));
    openIndex();
    QCOMPARE(m_index->filesAfter(0, 100).size(), 0);
    QCOMPARE(permissionsOf(outside) & 0600, 0600U);
}

VEDETTE_TEST(TestRecordingIndex)
#include "TestRecordingIndex.moc"
