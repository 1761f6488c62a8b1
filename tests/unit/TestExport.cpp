// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "FullDisk.h"
#include "RecordedPast.h"
#include "recording/DiskSpace.h"
#include "recording/EpochTime.h"
#include "recording/Export.h"
#include "recording/ExportName.h"
#include "recording/MatroskaReader.h"
#include "recording/UnfinishedFile.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>
#include <optional>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using vedette::test::RecordedPast;

namespace {

constexpr QSize Small{64, 48};
constexpr QSize Larger{80, 60};

/// No two alike.
QList<QByteArray> jpegs(int count, QSize size = Small)
{
    QList<QByteArray> made;
    for (int i = 0; i < count; ++i) {
        QImage image(size, QImage::Format_RGB32);
        image.fill(QColor::fromHsv(i * 40 % 360, 200, 200));
        made += vedette::test::jpegOf(image) + QByteArray::number(i);
    }
    return made;
}

struct Film
{
    QList<QByteArray> jpegs;
    QList<int> times; ///< ms
    QSize size;
    WallTime start;
};

Film filmIn(const QString &path)
{
    Film film;
    const auto opened = MatroskaReader::open(path);
    if (const auto *const reader = std::get_if<std::unique_ptr<MatroskaReader>>(&opened)) {
        film.size = (*reader)->size();
        film.start = (*reader)->start().value_or(WallTime());
        while (const auto picture = (*reader)->next()) {
            film.jpegs += picture->jpeg;
            film.times += int(picture->at.count());
        }
    }
    return film;
}

} // namespace

/// Taking something of the past along.
class TestExport : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void losslessly();
    void progressOfWhatIsRecorded();
    void aRecordingThatIsLost_data();
    void aRecordingThatIsLost();
    void picturesOfAnotherSize();
    void aTimeLapse();
    void aStill();
    void whatIsRefused_data();
    void whatIsRefused();
    void whatIsThereStays();
    void aDiskThatFills();
    void roomThatIsToStay();
    void cancelling();
    void names_data();
    void names();

private:
    using Format = ExportRequest::Format;

    [[nodiscard]] ExportRequest request(std::chrono::milliseconds from,
                                        std::chrono::milliseconds to,
                                        const QString &name = u"out.mkv"_s) const
    {
        ExportRequest request;
        request.camera = RecordedPast::Camera;
        request.title = u"Garden"_s;
        request.from = RecordedPast::Begin + from;
        request.to = RecordedPast::Begin + to;
        request.path = m_folder->filePath(name);
        request.recordings = m_past->folder();
        return request;
    }
    /// Calls onStart when it runs.
    ExportResult run(const ExportRequest &request,
                     const std::function<void(Export &)> &onStart = {})
    {
        Export job([this] { return m_past->source(); }, request);
        std::optional<ExportResult> result;
        connect(&job, &Export::finished, this, [&](const ExportResult &r) { result = r; });
        connect(&job, &Export::progressed, this, [this](double part) { m_progress += part; });
        job.start();
        if (onStart) {
            onStart(job);
        }
        [&] { QTRY_VERIFY_WITH_TIMEOUT(result, Timeout); }();
        return result.value_or(ExportResult());
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    std::unique_ptr<RecordedPast> m_past;
    std::unique_ptr<QTemporaryDir> m_folder;
    QList<double> m_progress;
};

void TestExport::init()
{
    m_past = std::make_unique<RecordedPast>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_progress.clear();
}

/// Several segments in one file: the very bytes, each at its time.
void TestExport::losslessly()
{
    const QList<QByteArray> all = jpegs(9);
    m_past->add(0s, {0ms, 40ms, 80ms}, RecordedPast::Ending::Closed, all.mid(0, 3));
    m_past->add(10s, {0ms, 5ms, 5ms}, RecordedPast::Ending::Closed, all.mid(3, 3));
    m_past->add(1h, {0ms, 40ms, 80ms}, RecordedPast::Ending::Growing, all.mid(6, 3));
    const ExportRequest wanted = request(40ms, 1h + 40ms);
    const ExportResult result = run(wanted);
    QVERIFY2(!result.error, qPrintable(result.error ? result.error->text : QString()));
    QCOMPARE(result.files, QStringList{wanted.path});
    QCOMPARE(result.pictures, 7U);
    QCOMPARE(files(), QStringList{u"out.mkv"_s});
    const Film film = filmIn(wanted.path);
    QCOMPARE(film.jpegs, all.mid(1, 7));
    QCOMPARE(film.times, QList<int>({0, 40, 9960, 9965, 9965, 3'599'960, 3'600'000}));
    QCOMPARE(film.size, Small);
    QCOMPARE(film.start, RecordedPast::Begin + 40ms);
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(wanted.path).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, mode_t(0600));
    QVERIFY(!m_progress.isEmpty());
    QVERIFY(m_progress.first() >= 0 && m_progress.last() <= 1);
}

/// Of a day of which its last hour is recorded, nothing is done at the beginning.
void TestExport::progressOfWhatIsRecorded()
{
    m_past->add(23h, RecordedPast::each(360s, 10), RecordedPast::Ending::Closed, jpegs(10));
    QVERIFY(!run(request(0s, 24h)).error);
    QVERIFY(!m_progress.isEmpty());
    QCOMPARE(m_progress.first(), 0.0);
}

void TestExport::aRecordingThatIsLost_data()
{
    QTest::addColumn<std::size_t>("which");
    QTest::addColumn<std::chrono::seconds>("every");
    QTest::newRow("the first") << std::size_t(0) << 0s;
    QTest::newRow("in the middle") << std::size_t(1) << 0s;
    QTest::newRow("the last") << std::size_t(2) << 0s;
    QTest::newRow("of a time lapse") << std::size_t(1) << 1s;
}

/// What is not whole is not called so.
void TestExport::aRecordingThatIsLost()
{
    QFETCH(const std::size_t, which);
    QFETCH(const std::chrono::seconds, every);
    for (int i = 0; i < 3; ++i) {
        m_past->add(i * 10s, {0ms, 40ms, 80ms}, RecordedPast::Ending::Closed, jpegs(3));
    }
    const Segment &lost = m_past->segments().at(which);
    QVERIFY(QFile::remove(lost.path));
    ExportRequest wanted = request(0s, 1h);
    wanted.every = every;
    const ExportResult result = run(wanted);
    QVERIFY(result.error && result.files.isEmpty());
    const QString start = localTime(lost.start).toString(u"yyyy-MM-dd HH:mm:ss"_s);
    QVERIFY2(result.error->text.contains(start), qPrintable(result.error->text));
    QCOMPARE(files(), QStringList());
}

void TestExport::picturesOfAnotherSize()
{
    const QList<QByteArray> small = jpegs(3);
    const QList<QByteArray> larger = jpegs(2, Larger);
    m_past->add(0s, {0ms, 40ms, 80ms}, RecordedPast::Ending::Closed, small);
    m_past->add(1s, {0ms, 40ms}, RecordedPast::Ending::Closed, larger, Larger);
    m_past->add(2s, {0ms}, RecordedPast::Ending::Closed, small);
    const ExportResult result = run(request(0s, 1h, u"my.garden.mkv"_s));
    QCOMPARE(files(),
             QStringList({u"my.garden-2.mkv"_s, u"my.garden-3.mkv"_s, u"my.garden.mkv"_s}));
    QCOMPARE(result.files.size(), 3);
    const Film second = filmIn(result.files[1]);
    QCOMPARE(second.jpegs, larger);
    QCOMPARE(second.size, Larger);
    QCOMPARE(second.times, QList<int>({0, 40}));
    QCOMPARE(second.start, RecordedPast::Begin + 1s);
    QCOMPARE(filmIn(result.files[0]).jpegs, small);
    QCOMPARE(filmIn(result.files[2]).jpegs, small.mid(0, 1));
}

void TestExport::aTimeLapse()
{
    const QList<QByteArray> all = jpegs(100);
    m_past->add(0s, RecordedPast::each(1s, 50), RecordedPast::Ending::Closed, all.mid(0, 50));
    m_past->add(1003s, RecordedPast::each(1s, 50), RecordedPast::Ending::Closed, all.mid(50));
    ExportRequest wanted = request(0s, 1031s);
    wanted.every = 10s;
    QVERIFY(!run(wanted).error);
    const Film film = filmIn(wanted.path);
    QCOMPARE(film.jpegs, QList<QByteArray>({all[0], all[10], all[20], all[30], all[40], //
                                            all[50], all[57], all[67], all[77]}));
    QCOMPARE(film.times, QList<int>({0, 40, 80, 120, 160, 200, 240, 280, 320}));
}

void TestExport::aStill()
{
    const QList<QByteArray> all = jpegs(3);
    m_past->add(0s, {0ms, 40ms, 80ms}, RecordedPast::Ending::Closed, all);
    ExportRequest wanted = request(50ms, 50ms, u"still.jpg"_s);
    wanted.format = Format::Still;
    const ExportResult result = run(wanted);
    QCOMPARE(result.files, QStringList{wanted.path});
    QFile still(wanted.path);
    QVERIFY(still.open(QIODevice::ReadOnly));
    QCOMPARE(still.readAll(), all[1]);
    QCOMPARE(still.permissions() & QFile::Permissions(0x0077), QFile::Permissions());
    wanted = request(1h, 1h, u"nothing.jpg"_s);
    wanted.format = Format::Still;
    QVERIFY(run(wanted).error);
    QCOMPARE(files(), QStringList{u"still.jpg"_s});
}

void TestExport::whatIsRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("no name") << u"OUT/"_s;
    QTest::newRow("no such folder") << u"OUT/none/a.mkv"_s;
    QTest::newRow("a file for a folder") << u"OUT/file/a.mkv"_s;
    QTest::newRow("a file that is there") << u"OUT/file"_s;
    QTest::newRow("a link to nothing") << u"OUT/dangling"_s;
    QTest::newRow("into the recordings") << u"PAST/a.mkv"_s;
    QTest::newRow("by a detour") << u"OUT/../OUT/link/a.mkv"_s;
    QTest::newRow("below them") << u"PAST/garden/a.mkv"_s;
}

void TestExport::whatIsRefused()
{
    QFETCH(QString, path);
    m_past->add(0s, {0ms}, RecordedPast::Ending::Closed, jpegs(1));
    QVERIFY(QDir(m_past->folder()).mkpath(u"garden"_s));
    QVERIFY(QFile(m_folder->filePath(u"file"_s)).open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(m_past->folder(), m_folder->filePath(u"link"_s)));
    QVERIFY(QFile::link(m_folder->filePath(u"nowhere"_s), m_folder->filePath(u"dangling"_s)));
    const QStringList before = files();
    const QStringList recordings = QDir(m_past->folder()).entryList();
    ExportRequest wanted = request(0s, 1s);
    wanted.path = path.replace(u"OUT"_s, m_folder->path()).replace(u"PAST"_s, m_past->folder());
    for (const Format format : {Format::Matroska, Format::Still}) {
        wanted.format = format;
        const ExportResult result = run(wanted);
        QVERIFY(result.error && !result.error->text.isEmpty() && result.files.isEmpty());
    }
    QCOMPARE(files(), before);
    QCOMPARE(QDir(m_past->folder()).entryList(), recordings);
    QVERIFY(QDir(m_past->folder() + u"/garden"_s).isEmpty());
}

/// Also what comes there while it is exported, and another of its files.
void TestExport::whatIsThereStays()
{
    m_past->add(0s, {0ms}, RecordedPast::Ending::Closed, jpegs(1));
    m_past->add(1s, {0ms}, RecordedPast::Ending::Closed, jpegs(1, Larger), Larger);
    QFile there(m_folder->filePath(u"out-2.mkv"_s));
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("mine") == 4);
    there.close();
    const ExportResult result = run(request(0s, 1h));
    QVERIFY(result.error && result.error->text.contains(there.fileName()));
    QCOMPARE(files(), QStringList{u"out-2.mkv"_s});
    QCOMPARE(there.size(), 4);
    UnfinishedFile late(there.fileName());
    QVERIFY(QFile(late.path()).open(QIODevice::WriteOnly));
    QVERIFY(late.finish());
    QCOMPARE(there.size(), 4);
}

void TestExport::aDiskThatFills()
{
    m_past->add(0s, RecordedPast::each(40ms, 10), RecordedPast::Ending::Closed, jpegs(10));
    ExportRequest wanted = request(0s, 1h);
    for (const Format format : {Format::Matroska, Format::Still}) {
        wanted.format = format;
        std::optional<ExportResult> result;
        {
            const vedette::test::FullDisk full;
            result = run(wanted);
        }
        QVERIFY(result->error);
        QCOMPARE(result->error->kind, DiskError::Kind::Full);
        QVERIFY2(result->error->text.contains(wanted.path), qPrintable(result->error->text));
        QVERIFY(result->files.isEmpty());
        QCOMPARE(files(), QStringList());
    }
}

/// What an export is going to take counts, too.
void TestExport::roomThatIsToStay()
{
    m_past->add(0s, RecordedPast::each(40ms, 10), RecordedPast::Ending::Closed, jpegs(10));
    ExportRequest wanted = request(0s, 1h);
    wanted.keepFree = 1;
    QVERIFY(!run(wanted).error);
    QVERIFY(QFile::remove(wanted.path));
    const qint64 all = DiskSpace::at(m_folder->path())->size;
    wanted.keepFree = all;
    const ExportResult refused = run(wanted);
    QVERIFY(refused.error && refused.files.isEmpty());
    QCOMPARE(refused.error->kind, DiskError::Kind::Full);
    // A recording larger than the disk; of a time lapse one picture of a million is taken.
    m_past->segments().front().bytes = all * 2;
    wanted.keepFree = 1;
    QCOMPARE(run(wanted).error->kind, DiskError::Kind::Full);
    m_past->segments().front().frames = 1'000'000'000;
    wanted.every = 1h;
    QVERIFY(!run(wanted).error);
    QCOMPARE(files(), QStringList{u"out.mkv"_s});
}

void TestExport::cancelling()
{
    m_past->add(0s, RecordedPast::each(1ms, 2000), RecordedPast::Ending::Closed,
                jpegs(9) + jpegs(9));
    const ExportResult result = run(request(0s, 1h), [](Export &job) { job.cancel(); });
    QVERIFY(result.isCancelled && !result.error && result.files.isEmpty());
    QCOMPARE(files(), QStringList());
    {
        Export job([this] { return m_past->source(); }, request(0s, 1h));
        job.start();
    }
    QCOMPARE(files(), QStringList());
}

void TestExport::names_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("expected");
    QTest::newRow("usual") << u"Garden"_s << u"garden"_s << u"Garden"_s;
    QTest::newRow("no title") << u" "_s << u"garden"_s << u"garden"_s;
    QTest::newRow("nothing") << u""_s << u""_s << u"camera"_s;
    QTest::newRow("a path") << u"../a\\b:c"_s << u"x"_s << u"camera.._a_b_c"_s;
    QTest::newRow("controls") << u"a\nb\u0000c\u202Ed\x7F"_s << u"x"_s << u"a_b_c_d_"_s;
    QTest::newRow("beyond 16 bits") << u"Yard 🐈"_s << u"x"_s << u"Yard 🐈"_s;
    QTest::newRow("half a letter") << QString(QChar(0xD83D)) << u"x"_s << u"\uFFFD"_s;
    QTest::newRow("long") << u"ä"_s.repeated(500) << u"x"_s << u"ä"_s.repeated(90);
}

/// They are part of a path, and of a header.
void TestExport::names()
{
    QFETCH(QString, title);
    QFETCH(QString, id);
    QFETCH(QString, expected);
    ExportRequest wanted;
    wanted.title = title;
    wanted.camera = id;
    const QDateTime begin(QDate(2026, 11, 30), QTime(9, 35, 12, 900));
    wanted.from = wallTimeOf(begin.toMSecsSinceEpoch());
    wanted.to = wanted.from + 100s;
    QCOMPARE(exportName(wanted), expected + u" 2026-11-30 09-35-12 to 09-36-52"_s);
    wanted.to = wanted.from + 24h;
    QCOMPARE(exportName(wanted), expected + u" 2026-11-30 09-35-12 to 2026-12-01 09-35-12"_s);
    wanted.format = Format::Still;
    QCOMPARE(exportName(wanted), expected + u" 2026-11-30 09-35-12"_s);
}

VEDETTE_TEST(TestExport)
#include "TestExport.moc"
