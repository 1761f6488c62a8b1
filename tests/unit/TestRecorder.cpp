// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/MatroskaReader.h"
#include "recording/Recorder.h"
#include "recording/RecordingDisk.h"
#include "recording/RecordingFolder.h"
#include "stream/FrameHub.h"
#include "TestProgram.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using Why = vedette::RecordingStatus::Why;
using When = vedette::RecordConfig::When;

namespace {

Frame publishedFrame(SteadyClock::time_point at)
{
    static quint64 last = 0;
    Frame frame;
    frame.sequence = ++last;
    frame.jpeg = QByteArray(1000, 'x') + QByteArray::number(last);
    frame.arrival = at;
    frame.wallTime = std::chrono::system_clock::now() -
                     std::chrono::duration_cast<std::chrono::milliseconds>(SteadyClock::now() - at);
    frame.size = {640, 480};
    return frame;
}

} // namespace

/// When a camera is recorded, and what of it.
class TestRecorder : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatSomebodyAsksFor();
    void forAWhile();
    void itIsSetToBe_data();
    void itIsSetToBe();
    void secondsBeforeThatNobodyWatched();
    void aTimeLapse();
    void settingsThatChange();
    void aFolderThatAnotherProcessHas();

private:
    std::unique_ptr<Recorder> recorder(const RecordConfig &config)
    {
        return std::make_unique<Recorder>(*m_hub, *m_disk, u"garden"_s, u"Garden"_s, config);
    }
    /// Frames, 40 ms apart: the first time up to now, later behind those.
    void publish(int frames)
    {
        if (m_last == SteadyClock::time_point()) {
            m_last = SteadyClock::now() - frames * 40ms;
        }
        for (int i = 0; i < frames; ++i) {
            m_last += 40ms;
            m_hub->publish(publishedFrame(m_last));
        }
    }
    /// What was written, a file each, the oldest first.
    [[nodiscard]] QList<int> framesInFiles()
    {
        QList<int> counts;
        for (const Segment &segment : std::as_const(m_ended)) {
            counts += static_cast<int>(segment.frames);
        }
        return counts;
    }
    void collect(Recorder &recorder)
    {
        connect(&recorder, &Recorder::segmentEnded, this,
                [this](const Segment &segment) { m_ended += segment; });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RecordingDisk> m_disk;
    std::unique_ptr<FrameHub> m_hub;
    QList<Segment> m_ended;
    SteadyClock::time_point m_last; ///< when the newest frame came
};

void TestRecorder::init()
{
    m_ended.clear();
    m_last = {};
    m_hub = std::make_unique<FrameHub>(0ms);
    m_disk.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_disk = std::make_unique<RecordingDisk>(m_folder->filePath(u"recordings"_s));
}

/// With the seconds before, as long as the camera was connected then.
void TestRecorder::whatSomebodyAsksFor()
{
    const auto recorder = this->recorder({.beforeSeconds = 1});
    collect(*recorder);
    publish(50); // two seconds
    QVERIFY(!recorder->status().isOn());
    recorder->start();
    QCOMPARE(recorder->status().why, Why::Asked);
    QVERIFY(recorder->status().since && !recorder->status().until);
    publish(10);
    recorder->start(60s); // it goes on until it is stopped
    QVERIFY(!recorder->status().until);
    recorder->stop();
    QVERIFY(!recorder->status().isOn());
    QTRY_COMPARE(m_ended.size(), 1);
    // 25 or 26 before, by how long this took.
    QVERIFY2(qAbs(framesInFiles().at(0) - 35) <= 1,
             qPrintable(QString::number(framesInFiles().at(0))));
    QTRY_COMPARE(recorder->status().progress.frames, quint64(framesInFiles().at(0)));
    const quint64 first = recorder->total().frames;
    recorder->start();
    publish(5);
    recorder->stop();
    QTRY_COMPARE(m_ended.size(), 2);
    QTRY_COMPARE(recorder->total().frames, first + m_ended[1].frames);
    QCOMPARE(recorder->status().progress.frames, m_ended[1].frames);
}

void TestRecorder::forAWhile()
{
    const auto recorder = this->recorder({});
    QSignalSpy wanted(m_hub.get(), &FrameHub::wanted);
    QSignalSpy unwanted(m_hub.get(), &FrameHub::unwanted);
    recorder->start(1s);
    QCOMPARE(wanted.size(), 1);
    const auto until = recorder->status().until;
    QVERIFY(until);
    recorder->start(1h); // the later end counts
    QVERIFY(*recorder->status().until > *until + 30min);
    recorder->start(1s);
    QVERIFY(*recorder->status().until > *until + 30min);
    recorder->stop();
    recorder->start(1s);
    QTRY_VERIFY(!recorder->status().isOn());
    QTRY_COMPARE(unwanted.size(), 1);
    recorder->start(1000h);
    // Timers count whole milliseconds.
    QVERIFY(*recorder->status().until < std::chrono::system_clock::now() + Recorder::Longest + 1s);
}

void TestRecorder::itIsSetToBe_data()
{
    QTest::addColumn<RecordConfig>("config");
    QTest::addColumn<Why>("why");
    QTest::newRow("asked") << RecordConfig{} << Why::Not;
    QTest::newRow("always") << RecordConfig{.when = When::Always} << Why::Always;
    QTest::newRow("now") << RecordConfig{.when = When::Schedule,
                                         .schedule = *WeekSchedule::parse(u"00:00-24:00"_s)}
                         << Why::Schedule;
    const QString other =
        QDateTime::currentDateTime().time().hour() < 12 ? u"18:00-19:00"_s : u"05:00-06:00"_s;
    QTest::newRow("at another time")
        << RecordConfig{.when = When::Schedule, .schedule = *WeekSchedule::parse(other)}
        << Why::Not;
}

void TestRecorder::itIsSetToBe()
{
    QFETCH(const RecordConfig, config);
    QFETCH(const Why, why);
    const auto recorder = this->recorder(config);
    collect(*recorder);
    QCOMPARE(recorder->status().why, why);
    publish(5);
    // Who asks, and who stops that, interrupts nothing.
    recorder->start();
    publish(5);
    QCOMPARE(recorder->status().why, Why::Asked);
    recorder->stop();
    QCOMPARE(recorder->status().why, why);
    publish(5);
    recorder->setConfig({});
    QVERIFY(!recorder->status().isOn());
    QTRY_COMPARE(framesInFiles(), QList<int>{why == Why::Not ? 10 : 15});
}

void TestRecorder::secondsBeforeThatNobodyWatched()
{
    QSignalSpy wanted(m_hub.get(), &FrameHub::wanted);
    const auto asked = recorder({});
    QCOMPARE(wanted.size(), 0);
    const auto ready = recorder({.when = When::Ready});
    QCOMPARE(wanted.size(), 1);
    QVERIFY(!ready->status().isOn());
    QSignalSpy unwanted(m_hub.get(), &FrameHub::unwanted);
    ready->setConfig({});
    QTRY_COMPARE(unwanted.size(), 1);
}

/// One frame of each interval; what is asked for meanwhile is whole.
void TestRecorder::aTimeLapse()
{
    const auto recorder =
        this->recorder({.when = When::Always, .beforeSeconds = 0, .everySeconds = 2});
    collect(*recorder);
    publish(2000); // 80 s
    recorder->start();
    publish(10);
    recorder->stop();
    publish(1);
    recorder->setConfig({});
    QTRY_COMPARE(framesInFiles(), (QList<int>{40, 10, 1}));
}

void TestRecorder::settingsThatChange()
{
    const auto recorder = this->recorder({.when = When::Always});
    collect(*recorder);
    publish(5);
    recorder->setConfig({.when = When::Always, .beforeSeconds = 5, .keep = {.days = 7}});
    publish(5); // no reason for another file
    recorder->setConfig({.when = When::Always, .segmentMinutes = 1});
    publish(5);
    QCOMPARE(recorder->status().why, Why::Always);
    recorder->setConfig({});
    QTRY_COMPARE(framesInFiles(), (QList<int>{10, 5}));
}

/// It is said before something is to be recorded.
void TestRecorder::aFolderThatAnotherProcessHas()
{
    const QString folder = m_folder->filePath(u"taken"_s);
    auto taken = RecordingFolder::open(folder);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^Another Vedette"_s));
    m_disk = std::make_unique<RecordingDisk>(folder);
    const auto recorder = this->recorder({.beforeSeconds = 1});
    QTRY_VERIFY_WITH_TIMEOUT(recorder->status().progress.problem.contains(folder), Timeout);
    QVERIFY(!recorder->status().isOn());
    QCOMPARE(recorder->total().problem, recorder->status().progress.problem);
    // It is over as soon as the folder can be recorded into.
    taken = DiskError();
    recorder->start();
    publish(1);
    QTRY_COMPARE_WITH_TIMEOUT(recorder->status().progress.frames, 1U, Timeout);
    QTRY_COMPARE_WITH_TIMEOUT(recorder->status().progress.problem, QString(), Timeout);
}

VEDETTE_TEST(TestRecorder)
#include "TestRecorder.moc"
