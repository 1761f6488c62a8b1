// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/MatroskaReader.h"
#include "recording/PreRoll.h"
#include "recording/RecordingRoot.h"
#include "recording/RecordingWriter.h"
#include "recording/WritingTurns.h"
#include "stream/EveryFrameTap.h"
#include "TestProgram.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;

namespace {

const SteadyClock::time_point Begin = SteadyClock::now();
const std::chrono::system_clock::time_point BeginOfDay{1'790'000'000s};

Frame recordedFrame(std::chrono::milliseconds at, qsizetype bytes = 1000)
{
    Frame frame;
    frame.jpeg = QByteArray(bytes, 'x') + QByteArray::number(at.count());
    frame.arrival = Begin + at;
    frame.wallTime = BeginOfDay + at;
    frame.size = {640, 480};
    return frame;
}

} // namespace

/// From frames to files.
class TestRecordingWriter : public QObject
{
    Q_OBJECT

private slots:
    void thePreRollIsBounded();
    void whenANewFileBegins_data();
    void whenANewFileBegins();
    void aRecording();
    void aDiskThatComesBack();
    void manyShareATurn();
    void aSecondFrameDoesNotWait();
    void nobodyIsForgotten();

private:
    [[nodiscard]] static QList<std::chrono::milliseconds> timesIn(const QString &path)
    {
        QList<std::chrono::milliseconds> times;
        const auto opened = MatroskaReader::open(path);
        if (const auto *const reader = std::get_if<std::unique_ptr<MatroskaReader>>(&opened)) {
            while (const auto picture = (*reader)->next()) {
                times += picture->at;
            }
        }
        return times;
    }
};

void TestRecordingWriter::thePreRollIsBounded()
{
    PreRoll roll(10s, 50'000);
    for (int second = 0; second < 20; ++second) {
        roll.add(recordedFrame(second * 1s));
    }
    // The camera was away for a while.
    auto frames = roll.take(Begin + 25s);
    QCOMPARE(frames.size(), std::size_t(5));
    QCOMPARE(frames.front().arrival, Begin + 15s);
    QVERIFY(roll.take(Begin + 25s).empty());
    for (int i = 0; i < 100; ++i) {
        roll.add(recordedFrame(i * 40ms, 10'000));
        QVERIFY(roll.bytes() <= 50'000);
    }
    frames = roll.take(Begin + 4s);
    QCOMPARE(frames.size(), std::size_t(4));
    QCOMPARE(frames.back().arrival, Begin + 99 * 40ms);
    PreRoll none(0s);
    none.add(recordedFrame(0ms));
    QVERIFY(none.take(Begin).empty());
}

void TestRecordingWriter::whenANewFileBegins_data()
{
    QTest::addColumn<Frame>("frame");
    QTest::addColumn<bool>("isNext");
    QTest::newRow("the next one") << recordedFrame(40ms) << false;
    QTest::newRow("long behind it") << recordedFrame(599s) << false;
    QTest::newRow("after its length") << recordedFrame(600s) << true;
    Frame frame = recordedFrame(40ms);
    frame.size = {800, 600};
    QTest::newRow("another size") << frame << true;
    frame = recordedFrame(40ms);
    frame.connection = 7;
    QTest::newRow("the camera was away") << frame << true;
    frame = recordedFrame(40ms);
    frame.wallTime += 900ms;
    QTest::newRow("a clock that is set right bit by bit") << frame << false;
    frame.wallTime += 1h;
    QTest::newRow("a clock that was set on") << frame << true;
    frame.wallTime -= 2h;
    QTest::newRow("a clock that was set back") << frame << true;
}

void TestRecordingWriter::whenANewFileBegins()
{
    QFETCH(const Frame, frame);
    QFETCH(const bool, isNext);
    SegmentRule rule;
    rule.begin(recordedFrame(0ms));
    QCOMPARE(rule.isNext(frame), isNext);
}

void TestRecordingWriter::aRecording()
{
    const QTemporaryDir folder;
    RecordingRoot root(folder.filePath(u"recordings"_s));
    WritingTurns turns;
    RecordingWriter writer(root, turns, u"garden"_s, u"Garden"_s);
    QList<Segment> begun;
    QList<Segment> ended;
    connect(&writer, &RecordingWriter::segmentBegan, this,
            [&](const Segment &segment) { begun += segment; });
    connect(&writer, &RecordingWriter::segmentEnded, this,
            [&](const Segment &segment) { ended += segment; });
    const auto tap = writer.makeTap();
    tap->offer(recordedFrame(0ms)); // from before
    writer.begin(tap, 1s);
    QCOMPARE(begun.size(), 1);
    for (int i = 1; i < 60; ++i) {
        tap->offer(recordedFrame(i * 40ms));
    }
    writer.finish();
    QCOMPARE(begun.size(), 3);
    QCOMPARE(ended.size(), 3);
    QCOMPARE(ended[0].frames, 25);
    QCOMPARE(ended[1].start, BeginOfDay + 1s);
    QCOMPARE(ended[2].length, 9 * 40ms);
    QCOMPARE(writer.progress().frames, 60);
    QCOMPARE(writer.progress().lost, 0);
    QStringList paths;
    for (const Segment &segment : std::as_const(ended)) {
        QCOMPARE(QFileInfo(segment.path).size(), segment.bytes);
        QCOMPARE(timesIn(segment.path).size(), qsizetype(segment.frames));
        QCOMPARE(timesIn(segment.path).constFirst(), 0ms);
        paths += segment.path;
    }
    QCOMPARE(paths.removeDuplicates(), 0);
    // What comes after its end is not its own.
    tap->offer(recordedFrame(3s));
    QCOMPARE(writer.progress().frames, 60);
}

/// What came meanwhile is counted, and why is said; then it goes on.
void TestRecordingWriter::aDiskThatComesBack()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"recordings"_s);
    RecordingRoot root(path);
    WritingTurns turns;
    RecordingWriter writer(root, turns, u"garden"_s, u"Garden"_s);
    writer.setRetryInterval(0ms);
    QSignalSpy progressed(&writer, &RecordingWriter::progressed);
    const auto tap = writer.makeTap();
    writer.begin(tap, 1s);
    tap->offer(recordedFrame(0ms));
    QTRY_COMPARE(writer.progress().frames, 1);
    // Its disk is gone, and what it was mounted over is there.
    QVERIFY(QDir().rename(path, path + u"-away"_s));
    QVERIFY(QDir().mkdir(path));
    tap->offer(recordedFrame(1s));
    tap->offer(recordedFrame(1040ms));
    QTRY_COMPARE(writer.progress().lost, 2);
    QVERIFY2(writer.progress().problem.startsWith(path), qPrintable(writer.progress().problem));
    QVERIFY(!progressed.isEmpty());
    QVERIFY(QDir(path).isEmpty());
    QVERIFY(QDir().rmdir(path) && QDir().rename(path + u"-away"_s, path));
    tap->offer(recordedFrame(1080ms));
    QTRY_COMPARE(writer.progress().frames, 2);
    QCOMPARE(writer.progress().problem, QString());
    QCOMPARE(writer.progress().lost, 2);
}

/// What comes close together is written together, and so are files kept.
void TestRecordingWriter::manyShareATurn()
{
    WritingTurns turns;
    const QSignalSpy turn(&turns, &WritingTurns::turn);
    const QSignalSpy synced(&turns, &WritingTurns::synced);
    turns.ask(1);
    turns.ask(1);
    QTRY_COMPARE(turn.size(), 1);
    QElapsedTimer since;
    since.start();
    while (turn.size() < 6) {
        turns.ask(1);
        turns.askForSync();
        QCoreApplication::processEvents();
    }
    const std::chrono::milliseconds took(since.elapsed());
    QVERIFY2(took >= 2 * WritingTurns::GatherTime, qPrintable(u"%1 ms"_s.arg(took.count())));
    QCOMPARE(synced.size(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(synced.size(), 1, Timeout);
    QVERIFY(since.hasExpired(qint64(900))); // a timer may be early by a twentieth
}

/// So of a camera no more than the last frame is lost when the process is killed.
void TestRecordingWriter::aSecondFrameDoesNotWait()
{
    WritingTurns turns;
    const QSignalSpy turn(&turns, &WritingTurns::turn);
    const auto ask = [&](int frames) {
        const auto before = turn.size();
        turns.ask(frames);
        QCoreApplication::sendPostedEvents(&turns);
        return turn.size() - before;
    };
    // Until they are so close that the next one waits for a timer, which does not run here.
    while (ask(1) > 0) {
    }
    QCOMPARE(ask(2), 1);
    QCOMPARE(ask(1), 0);
}

/// Behind whatever somebody asks for, from any thread at any moment, there is a turn.
void TestRecordingWriter::nobodyIsForgotten()
{
    constexpr int Times = 2000;
    WritingTurns turns;
    std::atomic<int> asked{0};
    std::atomic<int> seen{0};
    connect(&turns, &WritingTurns::turn, this, [&] { seen = asked.load(); });
    const std::unique_ptr<QThread> other(QThread::create([&] {
        for (int i = 1; i <= Times; ++i) {
            asked = i;
            turns.ask(1 + i % 2);
            if (i % 100 == 0) { // sometimes none comes for so long that nobody looks any more
                QThread::usleep(25'000);
            }
        }
    }));
    other->start();
    QTRY_VERIFY_WITH_TIMEOUT(other->isFinished(), Timeout);
    QTRY_COMPARE_WITH_TIMEOUT(seen.load(), Times, Timeout);
}

VEDETTE_TEST(TestRecordingWriter)
#include "TestRecordingWriter.moc"
