// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/MatroskaFile.h"
#include "recording/MatroskaReader.h"
#include "recording/RecordingFolder.h"
#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;

namespace {

constexpr QSize VgaRecorded{640, 480};

/// A picture's bytes, no two alike, which say themselves how many there are.
QByteArray pictureOf(int number, qsizetype bytes)
{
    QByteArray picture(bytes + number % 7, static_cast<char>(number));
    picture.replace(0, 2, "\xff\xd8");
    picture.replace(2, 4, QByteArray::number(1000 + number));
    return picture;
}

constexpr std::chrono::milliseconds timeOf(int number)
{
    return number * 40ms;
}

/// How many pictures from the first on are there, whole and at their time; less than 0: there is
/// one that is not.
int wholeIn(const QString &path, qsizetype bytes)
{
    const auto opened = MatroskaReader::open(path);
    const auto *const reader = std::get_if<std::unique_ptr<MatroskaReader>>(&opened);
    int count = 0;
    while (reader != nullptr) {
        const auto picture = (*reader)->next();
        if (!picture) {
            break;
        }
        if (picture->jpeg != pictureOf(count, bytes) || picture->at != timeOf(count)) {
            return -1;
        }
        ++count;
    }
    return count;
}

} // namespace

/// What a recording's files promise.
class TestRecordingFiles : public QObject
{
    Q_OBJECT

private slots:
    void whatWasWrittenIsReadBack_data();
    void whatWasWrittenIsReadBack();
    void aProcessThatIsKilled_data();
    void aProcessThatIsKilled();
    void aDiskThatFills();
    void whileItGrows();
    void seeking();
    void whatIsThereStays();
    void foreignFiles_data();
    void foreignFiles();
    void folders();
    void oneProgramAtATime();

private:
    [[nodiscard]] std::unique_ptr<MatroskaFile> make(const QString &name,
                                                     const QString &title = u"Garden"_s) const
    {
        auto made = MatroskaFile::create(m_folder.filePath(name),
                                         {.title = title, .size = VgaRecorded, .start = Start});
        auto *const file = std::get_if<std::unique_ptr<MatroskaFile>>(&made);
        return file != nullptr ? std::move(*file) : nullptr;
    }

    static constexpr std::chrono::system_clock::time_point Start{1'790'000'000'123ms};
    QTemporaryDir m_folder;
};

void TestRecordingFiles::whatWasWrittenIsReadBack_data()
{
    QTest::addColumn<int>("bytes");
    QTest::newRow("small") << 800;
    QTest::newRow("VGA") << 20'000;
    QTest::newRow("UXGA") << 300'000;
}

void TestRecordingFiles::whatWasWrittenIsReadBack()
{
    QFETCH(const int, bytes);
    constexpr int Pictures = 100;
    const QString path = m_folder.filePath(u"back%1.mkv"_s.arg(bytes));
    auto file = make(QFileInfo(path).fileName());
    QVERIFY(file);
    for (int i = 0; i < Pictures; ++i) {
        QVERIFY(!file->write(pictureOf(i, bytes), timeOf(i)));
    }
    QVERIFY(!file->sync());
    QVERIFY(!file->close());
    QCOMPARE(wholeIn(path, bytes), Pictures);
    QCOMPARE(QFileInfo(path).size(), file->bytes());
    // What is around the pictures is next to nothing.
    QVERIFY(file->bytes() < Pictures * (bytes + 100LL) + 10'000);
    const auto opened = MatroskaReader::open(path);
    const auto &reader = std::get<std::unique_ptr<MatroskaReader>>(opened);
    QCOMPARE(reader->start(), std::optional(Start));
    QCOMPARE(reader->size(), VgaRecorded);
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, mode_t(0600));
}

void TestRecordingFiles::aProcessThatIsKilled_data()
{
    QTest::addColumn<int>("bytes");
    QTest::newRow("small") << 800;
    QTest::newRow("VGA") << 20'000;
}

/// … at any moment loses the picture that it was writing, at most.
void TestRecordingFiles::aProcessThatIsKilled()
{
    QFETCH(const int, bytes);
    constexpr int Kills = 100;
    constexpr int LongestLife = 20'000; // µs
    void *const shared =
        ::mmap(nullptr, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    QVERIFY(shared != MAP_FAILED);
    auto *const written = static_cast<volatile int *>(shared);
    for (int kill = 0; kill < Kills; ++kill) {
        const QString name = u"killed%1-%2.mkv"_s.arg(bytes).arg(kill);
        *written = 0;
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const auto file = make(name);
            for (int i = 0; file && !file->write(pictureOf(i, bytes), timeOf(i)); ++i) {
                *written = i + 1;
            }
            ::_exit(1);
        }
        while (*written == 0) {
            ::usleep(100);
        }
        ::usleep(QRandomGenerator::global()->bounded(LongestLife));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const int whole = wholeIn(m_folder.filePath(name), bytes);
        QVERIFY2(whole >= *written, qPrintable(u"%1 of %2"_s.arg(whole).arg(*written)));
        QFile::remove(m_folder.filePath(name));
    }
    ::munmap(shared, sizeof(int));
}

/// In the middle of a picture: what was whole stays so, and is said to be all.
void TestRecordingFiles::aDiskThatFills()
{
    constexpr int Bytes = 20'000;
    constexpr rlim_t Room = 1'234'567;
    const QString path = m_folder.filePath(u"full.mkv"_s);
    const auto file = make(u"full.mkv"_s);
    QVERIFY(file);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit little{.rlim_cur = Room, .rlim_max = before.rlim_max};
    const auto handler = ::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &little);
    int written = 0;
    std::optional<DiskError> error;
    while (!error && written < 1000) {
        error = file->write(pictureOf(written, Bytes), timeOf(written));
        written += error ? 0 : 1;
    }
    const auto again = file->write(pictureOf(written, Bytes), timeOf(written));
    ::setrlimit(RLIMIT_FSIZE, &before);
    ::signal(SIGXFSZ, handler);
    QVERIFY(error);
    QCOMPARE(error->kind, DiskError::Kind::Full);
    QVERIFY(error->text.contains(path));
    QVERIFY(again);
    QCOMPARE(QFileInfo(path).size(), file->bytes());
    QVERIFY(!file->close());
    QCOMPARE(wholeIn(path, Bytes), written);
    QVERIFY(written > 50);
}

void TestRecordingFiles::whileItGrows()
{
    constexpr int Bytes = 5000;
    const auto file = make(u"grows.mkv"_s);
    QVERIFY(file);
    for (int i = 0; i < 20; ++i) {
        QVERIFY(!file->write(pictureOf(i, Bytes), timeOf(i)));
        QCOMPARE(wholeIn(file->path(), Bytes), i + 1);
    }
}

void TestRecordingFiles::seeking()
{
    constexpr int Bytes = 2000;
    constexpr int Pictures = 500;
    const auto file = make(u"seek.mkv"_s);
    QVERIFY(file);
    for (int i = 0; i < Pictures; ++i) {
        QVERIFY(!file->write(pictureOf(i, Bytes), timeOf(i)));
    }
    const auto check = [&] {
        const auto opened = MatroskaReader::open(file->path());
        const auto &reader = std::get<std::unique_ptr<MatroskaReader>>(opened);
        for (const int number : {400, 3, 0, 499, 250}) {
            reader->seek(timeOf(number) + 39ms);
            const auto picture = reader->next();
            QVERIFY(picture);
            QCOMPARE(picture->at, timeOf(number));
            QCOMPARE(picture->jpeg, pictureOf(number, Bytes));
        }
        reader->seek(-5s);
        QCOMPARE(reader->next()->at, 0ms);
        reader->seek(24h);
        QCOMPARE(reader->next()->at, timeOf(Pictures - 1));
    };
    check(); // while it grows
    QVERIFY(!file->close());
    check();
}

void TestRecordingFiles::whatIsThereStays()
{
    const QString path = m_folder.filePath(u"there.mkv"_s);
    QFile there(path);
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("mine") == 4);
    there.close();
    QVERIFY(!make(u"there.mkv"_s));
    QVERIFY(QFile::link(path, m_folder.filePath(u"link.mkv"_s)));
    QVERIFY(!make(u"link.mkv"_s));
    QVERIFY(there.open(QIODevice::ReadOnly));
    QCOMPARE(there.readAll(), "mine");
    const auto gone = MatroskaFile::create(m_folder.filePath(u"none/a.mkv"_s), {});
    QCOMPARE(std::get<DiskError>(gone).kind, DiskError::Kind::Gone);
}

void TestRecordingFiles::foreignFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("not a film\n").repeated(100);
    QTest::newRow("a head alone") << QByteArray::fromHex("1a45dfa3a3428681014286810142f7810142f2");
    QTest::newRow("a huge element")
        << QByteArray::fromHex("1a45dfa301ffffffffffffff").append(QByteArray(1000, '\xff'));
    QTest::newRow("a playlist of other files")
        << QByteArray("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n");
}

void TestRecordingFiles::foreignFiles()
{
    QFETCH(const QByteArray, bytes);
    const QString path = m_folder.filePath(u"foreign.mkv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const auto opened = MatroskaReader::open(path);
    const auto *const error = std::get_if<DiskError>(&opened);
    QVERIFY(error != nullptr);
    QCOMPARE(error->kind, DiskError::Kind::Unusable);
    QVERIFY(error->text.contains(path));
}

void TestRecordingFiles::folders()
{
    const QString root = m_folder.filePath(u"recordings"_s);
    auto opened = RecordingFolder::open(root);
    auto &folder = std::get<std::unique_ptr<RecordingFolder>>(opened);
    const auto start = std::chrono::system_clock::from_time_t(1'790'000'000);
    const QString first = std::get<QString>(folder->freePath(u"garden"_s, start));
    QVERIFY2(first.startsWith(root + u"/garden/2026-"_s) && first.endsWith(u".mkv"_s),
             qPrintable(first));
    for (const QString &path : {root, root + u"/garden"_s, QFileInfo(first).path()}) {
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777, mode_t(0700));
    }
    // Another one that begins then, as when a clock was set back.
    QVERIFY(QFile(first).open(QIODevice::WriteOnly));
    const QString second = std::get<QString>(folder->freePath(u"garden"_s, start));
    QCOMPARE(second, first.chopped(4) + u"_2.mkv"_s);
    // Another folder in its place, as when its disk is gone.
    QVERIFY(QDir().rename(root, root + u"-away"_s));
    QCOMPARE(std::get<DiskError>(folder->freePath(u"garden"_s, start)).kind, DiskError::Kind::Gone);
    QVERIFY(QDir().mkdir(root));
    QCOMPARE(std::get<DiskError>(folder->freePath(u"garden"_s, start)).kind, DiskError::Kind::Gone);
    QVERIFY(QDir(root).isEmpty());
    const auto nowhere = RecordingFolder::open(m_folder.filePath(u"missing/recordings"_s));
    QCOMPARE(std::get<DiskError>(nowhere).kind, DiskError::Kind::Gone);
}

void TestRecordingFiles::oneProgramAtATime()
{
    const QString root = m_folder.filePath(u"locked"_s);
    {
        const auto first = RecordingFolder::open(root);
        QVERIFY(std::holds_alternative<std::unique_ptr<RecordingFolder>>(first));
        const auto second = RecordingFolder::open(root);
        QVERIFY(std::get<DiskError>(second).text.startsWith(u"Another Vedette records"_s));
    }
    const auto third = RecordingFolder::open(root);
    QVERIFY(std::holds_alternative<std::unique_ptr<RecordingFolder>>(third));
}

VEDETTE_TEST(TestRecordingFiles)
#include "TestRecordingFiles.moc"
