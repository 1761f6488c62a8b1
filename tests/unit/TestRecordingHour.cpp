// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/OtherThread.h"
#include "base/ResidentMemory.h"
#include "recording/MatroskaReader.h"
#include "recording/RecordingCatalog.h"
#include "recording/RecordingDisk.h"
#include "recording/RecordingWriter.h"
#include "stream/EveryFrameTap.h"
#include "TestProgram.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;

namespace {

constexpr int Cameras = 16;
constexpr auto Hour = 1h;
/// Of each camera, by its own clock. The hour is as fast as the disk takes it.
constexpr auto BetweenPictures = 500ms;
/// Instead of ten minutes: as many files as in ten hours.
constexpr auto SegmentLength = 1min;
/// What may stay: the last quarter of an hour, or so.
constexpr qint64 KeptBytes = 8LL * 1024 * 1024;
/// Memory may move by so much after the first quarter: a few times what one turn has in hand. What
/// was freed, AddressSanitizer keeps for a while: a quarter of a gigabyte.
#if defined(VEDETTE_ADDRESS_SANITIZER)
constexpr qint64 MovingMemory = (256LL + 8) * 1024 * 1024;
#else
constexpr qint64 MovingMemory = 8LL * 1024 * 1024 * ResidentBytesForEach;
#endif
const WallTime HourBegin = std::chrono::system_clock::now() - Hour;
const SteadyClock::time_point HourTicks = SteadyClock::now();

/// No two are alike; its number is in front.
QByteArray hourPicture(int camera, int number)
{
    return QByteArray::number(number) + ' ' +
           QByteArray(300 + (number * 7 + camera) % 90, static_cast<char>(camera));
}

Frame hourFrame(int camera, int number)
{
    Frame frame;
    frame.jpeg = hourPicture(camera, number);
    frame.arrival = HourTicks + number * BetweenPictures;
    frame.wallTime = HourBegin + number * BetweenPictures;
    frame.size = {160, 120};
    return frame;
}

qsizetype openDescriptors()
{
    return QDir(u"/proc/self/fd"_s).entryList(QDir::NoDotAndDotDot | QDir::AllEntries).size();
}

/// The numbers of a file's pictures; none when there is one that is not as it came.
std::vector<int> numbersIn(const QString &path, int camera)
{
    std::vector<int> numbers;
    const auto opened = MatroskaReader::open(path);
    const auto *const reader = std::get_if<std::unique_ptr<MatroskaReader>>(&opened);
    while (reader != nullptr) {
        const auto picture = (*reader)->next();
        if (!picture) {
            break;
        }
        numbers.push_back(picture->jpeg.left(picture->jpeg.indexOf(' ')).toInt());
        if (picture->jpeg != hourPicture(camera, numbers.back())) {
            return {};
        }
    }
    return numbers;
}

} // namespace

/// Many cameras for an hour of their own clocks, with old recordings making room for new ones.
class TestRecordingHour : public QObject
{
    Q_OBJECT

private slots:
    void anHourOfManyCameras();

private:
    struct Recorded
    {
        RecordingWriter *writer;
        std::shared_ptr<EveryFrameTap> tap;
    };

    static QString idOf(int camera) { return u"camera%1"_s.arg(camera); }
    static RecordingProgress progressOf(RecordingWriter *writer);
    void begin();
    void record(int from, int to);
    void checkFiles() const;

    QTemporaryDir m_folder;
    std::unique_ptr<RecordingDisk> m_disk;
    std::map<int, Recorded> m_cameras;
};

RecordingProgress TestRecordingHour::progressOf(RecordingWriter *writer)
{
    RecordingProgress progress;
    QMetaObject::invokeMethod(
        writer, [&] { progress = writer->progress(); }, Qt::BlockingQueuedConnection);
    return progress;
}

void TestRecordingHour::begin()
{
    m_disk = std::make_unique<RecordingDisk>(m_folder.filePath(u"recordings"_s));
    Retention retention;
    retention.all.bytes = KeptBytes;
    m_disk->setRetention(retention);
    for (int camera = 0; camera < Cameras; ++camera) {
        auto *const writer = m_disk->makeWriter(idOf(camera), {});
        const Recorded recorded{.writer = writer, .tap = writer->makeTap()};
        QMetaObject::invokeMethod(recorded.writer, [writer = recorded.writer, tap = recorded.tap] {
            writer->begin(tap, SegmentLength);
        });
        m_cameras.emplace(camera, recorded);
    }
}

/// So that the taps, which have their bounds, need not drop any, the disk is waited for once in a
/// while, and all is written when this returns.
void TestRecordingHour::record(int from, int to)
{
    constexpr int Together = 240; // two minutes of each camera
    for (int number = from; number < to; number += Together) {
        const int end = std::min(to, number + Together);
        for (int i = number; i < end; ++i) {
            for (const auto &[camera, recorded] : m_cameras) {
                recorded.tap->offer(hourFrame(camera, i));
            }
        }
        QTRY_VERIFY_WITH_TIMEOUT(std::all_of(m_cameras.begin(), m_cameras.end(),
                                             [&](const auto &each) {
                                                 return progressOf(each.second.writer).frames ==
                                                        quint64(end);
                                             }),
                                 Timeout);
    }
}

/// Of each camera: what is there has no hole, and goes on to the last picture.
void TestRecordingHour::checkFiles() const
{
    constexpr int Pictures = Hour / BetweenPictures;
    const RecordingCatalog catalog(m_disk->path());
    std::set<QString> known;
    for (int camera = 0; camera < Cameras; ++camera) {
        const QList<Segment> segments = catalog.between(idOf(camera), WallTime(), WallTime::max());
        QVERIFY2(segments.size() > 2 && segments.size() < Hour / SegmentLength,
                 qPrintable(u"%1 files"_s.arg(segments.size())));
        int expected = -1;
        for (const Segment &segment : segments) {
            known.insert(segment.path);
            const std::vector<int> numbers = numbersIn(segment.path, camera);
            QCOMPARE(quint64(numbers.size()), segment.frames);
            for (const int number : numbers) {
                QVERIFY2(expected < 0 || number == expected, qPrintable(segment.path));
                expected = number + 1;
            }
        }
        QCOMPARE(expected, Pictures);
        const QDir folder(m_disk->path() + u'/' + idOf(camera));
        const QStringList days = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &day : days) {
            const QStringList names = QDir(folder.filePath(day)).entryList(QDir::Files);
            for (const QString &name : names) {
                QVERIFY2(known.count(folder.filePath(day + u'/' + name)) == 1, qPrintable(name));
            }
        }
    }
}

void TestRecordingHour::anHourOfManyCameras()
{
    constexpr int Quarter = Hour / BetweenPictures / 4;
    begin();
    record(0, Quarter);
    const qint64 memory = residentMemory();
    const qsizetype descriptors = openDescriptors();
    for (int quarter = 1; quarter < 4; ++quarter) {
        record(quarter * Quarter, (quarter + 1) * Quarter);
        if (QTest::currentTestFailed()) {
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(openDescriptors() <= descriptors, Timeout);
        QVERIFY2(residentMemory() <= memory + MovingMemory,
                 qPrintable(u"%1 after %2"_s.arg(residentMemory()).arg(memory)));
    }
    for (const auto &[camera, recorded] : m_cameras) {
        QCOMPARE(progressOf(recorded.writer).lost, 0);
        QMetaObject::invokeMethod(recorded.writer, &RecordingWriter::finish);
        deleteThere(recorded.writer);
    }
    const RecordingCatalog catalog(m_disk->path());
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            const auto totals = catalog.totals();
            return std::accumulate(totals.begin(), totals.end(), qint64{0},
                                   [](qint64 sum, const auto &total) {
                                       return sum + total.bytes;
                                   }) <= KeptBytes;
        }(),
        Timeout);
    const auto hasGrowing = [&] {
        for (int camera = 0; camera < Cameras; ++camera) {
            const auto last = catalog.lastFrom(idOf(camera), WallTime::max());
            if (!last || last->isGrowing) {
                return true;
            }
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(!hasGrowing(), Timeout);
    checkFiles();
    m_cameras.clear();
    m_disk.reset();
}

VEDETTE_TEST(TestRecordingHour)
#include "TestRecordingHour.moc"
