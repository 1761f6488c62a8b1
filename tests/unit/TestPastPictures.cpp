// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "RecordedPast.h"
#include "recording/PastPictures.h"
#include "TestProgram.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using vedette::test::RecordedPast;

/// Pictures of the past, by their time.
class TestPastPictures : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aMoment();
    void whatALinkLeadsTo();
    void slowCameras();
    void forwardsAndBackwards();
    void inTheSameMillisecond();
    void aClockThatWasSetBack();
    void inLongFiles_data();
    void inLongFiles();
    void aFileThatGrows();
    void filesThatAreGone();
    void badFiles_data();
    void badFiles();
    void damage();

private:
    using Ending = RecordedPast::Ending;

    /// Milliseconds since the beginning; -1: nothing.
    static int timeOf(const std::optional<PastPicture> &picture)
    {
        return picture ? int((picture->time - RecordedPast::Begin) / 1ms) : -1;
    }
    [[nodiscard]] int at(std::chrono::microseconds time)
    {
        return timeOf(m_pictures->at(RecordedPast::Camera, RecordedPast::Begin + time));
    }
    /// From then on, or back; each later, or earlier, than the one before it.
    [[nodiscard]] QList<int> walk(std::chrono::milliseconds from, bool isBack = false)
    {
        QList<int> times;
        WallTime time = RecordedPast::Begin + from;
        while (true) {
            const auto picture = isBack ? m_pictures->previous(RecordedPast::Camera, time)
                                        : m_pictures->next(RecordedPast::Camera, time);
            if (!picture || (isBack ? picture->time >= time : picture->time <= time)) {
                return picture ? QList<int>{-1} : times;
            }
            times += timeOf(picture);
            time = picture->time;
        }
    }
    static void overwrite(const QString &path, const QByteArray &bytes, qint64 offset = 0)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(offset) &&
                file.write(bytes) == bytes.size());
    }

    std::unique_ptr<RecordedPast> m_past;
    std::unique_ptr<SegmentSource> m_source;
    std::unique_ptr<PastPictures> m_pictures;
};

void TestPastPictures::init()
{
    m_past = std::make_unique<RecordedPast>();
    m_source = m_past->source();
    m_pictures = std::make_unique<PastPictures>(*m_source);
}

/// It is no recording.
void TestPastPictures::whatALinkLeadsTo()
{
    const QString path = m_past->add(0s, {0ms, 40ms}).path;
    QCOMPARE(at(0ms), 0);
    QVERIFY(QFile::rename(path, path + u".away"_s) && QFile::link(path + u".away"_s, path));
    m_pictures = std::make_unique<PastPictures>(*m_source); // which has no file open yet
    QCOMPARE(at(0ms), -1);
}

void TestPastPictures::aMoment()
{
    m_past->add(1s, {0ms, 40ms, 80ms, 500ms});
    m_past->add(10s, {0ms, 40ms});
    QCOMPARE(at(999ms), -1);
    QCOMPARE(at(1s), 1000);
    QCOMPARE(at(1039ms), 1000);
    QCOMPARE(at(1039'900us), 1000);
    QCOMPARE(at(1040ms), 1040);
    QCOMPARE(at(1400ms), 1080);
    QCOMPARE(at(1500ms + PastPictures::ShortestStay), 1500);
    QCOMPARE(at(1501ms + PastPictures::ShortestStay), -1);
    QCOMPARE(at(9999ms), -1);
    QCOMPARE(at(10s), 10'000);
    const auto picture = m_pictures->at(RecordedPast::Camera, RecordedPast::Begin + 1060ms);
    QCOMPARE(picture->jpeg, RecordedPast::picture(1));
    QCOMPARE(picture->segment, m_past->segments()[0]);
    QVERIFY(!m_pictures->at(u"another"_s, RecordedPast::Begin + 1s));
    for (const WallTime never : {WallTime::min(), WallTime::max()}) {
        QVERIFY(!m_pictures->at(RecordedPast::Camera, never));
        QCOMPARE(timeOf(m_pictures->next(RecordedPast::Camera, never)),
                 never < RecordedPast::Begin ? 1000 : -1);
        QCOMPARE(timeOf(m_pictures->previous(RecordedPast::Camera, never)),
                 never < RecordedPast::Begin ? -1 : 10'040);
    }
}

/// Between two pictures of a segment there is no gap, nor between two segments.
void TestPastPictures::slowCameras()
{
    m_past->add(0s, RecordedPast::each(10s, 60));
    m_past->add(600s, RecordedPast::each(10s, 3));
    QCOMPARE(at(9s), 0);
    QCOMPARE(at(599s), 590'000);
    QCOMPARE(at(640s), 620'000);
    QCOMPARE(at(641s), -1);
}

void TestPastPictures::forwardsAndBackwards()
{
    QList<int> all;
    for (int segment = 0; segment < 6; ++segment) { // more than stay open
        m_past->add(segment * 1h, RecordedPast::each(40ms, 50));
        for (int i = 0; i < 50; ++i) {
            all += segment * 3'600'000 + i * 40;
        }
    }
    QCOMPARE(walk(-1ms), all);
    std::reverse(all.begin(), all.end());
    QCOMPARE(walk(24h, true), all);
    QVERIFY(walk(24h).isEmpty());
    QVERIFY(walk(0ms, true).isEmpty());
}

void TestPastPictures::inTheSameMillisecond()
{
    m_past->add(0s, {0ms, 5ms, 5ms, 5ms, 9ms});
    auto picture = m_pictures->at(RecordedPast::Camera, RecordedPast::Begin);
    for (int i = 0; i < 5; ++i) {
        QVERIFY(picture);
        QCOMPARE(picture->jpeg, RecordedPast::picture(i));
        picture = m_pictures->following(*picture);
    }
    QVERIFY(!picture);
    QCOMPARE(walk(9ms, true), QList<int>({5, 0}));
}

/// A moment that several segments have shows the one that started last.
void TestPastPictures::aClockThatWasSetBack()
{
    m_past->add(0s, RecordedPast::each(1s, 11));    // 0 … 10
    m_past->add(2500ms, RecordedPast::each(1s, 3)); // inside: 2.5 … 4.5
    m_past->add(3600ms, {0ms});                     // inside that
    m_past->add(9500ms, RecordedPast::each(1s, 3)); // 9.5 … 11.5
    const QList<int> shown{0,    1000, 2000, 2500, 3500, 3600,   4500,  5000,
                           6000, 7000, 8000, 9000, 9500, 10'500, 11'500};
    QCOMPARE(walk(-1ms), shown);
    QList<int> back(shown.rbegin(), shown.rend());
    QCOMPARE(walk(1h, true), back);
    for (int time = 0; time <= 12'000; time += 50) {
        const auto last = std::upper_bound(shown.begin(), shown.end(), time) - 1;
        QCOMPARE(at(time * 1ms), *last);
    }
}

void TestPastPictures::inLongFiles_data()
{
    QTest::addColumn<Ending>("ending");
    QTest::newRow("closed") << Ending::Closed;
    QTest::newRow("growing") << Ending::Growing;
}

/// At any moment, near the last one or far from it.
void TestPastPictures::inLongFiles()
{
    QFETCH(const Ending, ending);
    constexpr int Pictures = 3000;
    m_past->add(0s, RecordedPast::each(40ms, Pictures), ending);
    int number = 0;
    for (const int step : {0, 1, 1, 3, -1, -2, 20, 30, 2000, -1, -1500, 400, 1, 2030, -2982}) {
        number += step;
        QCOMPARE(at(number * 40ms + 39ms), number * 40);
        const auto next = m_pictures->next(RecordedPast::Camera, //
                                           RecordedPast::Begin + number * 40ms);
        QCOMPARE(timeOf(next), number + 1 < Pictures ? (number + 1) * 40 : -1);
        if (next) {
            QCOMPARE(next->jpeg, RecordedPast::picture(number + 1));
        }
    }
}

void TestPastPictures::aFileThatGrows()
{
    m_past->add(0s, {0ms}, Ending::Growing);
    QCOMPARE(at(PastPictures::LongestStay), 0);
    m_past->grow(40ms);
    m_past->segments()[0].frames = 2;
    m_past->segments()[0].length = 40ms;
    for (int time = 80; time < 1000; time += 40) {
        QCOMPARE(at(time * 1ms), time - 40);
        QVERIFY(!m_pictures->next(RecordedPast::Camera, RecordedPast::Begin + (time - 40) * 1ms));
        m_past->grow(time * 1ms);
        QCOMPARE(walk((time - 40) * 1ms), QList<int>{time});
    }
    QCOMPARE(at(960ms + PastPictures::ShortestStay), 960);
    QCOMPARE(at(961ms + PastPictures::ShortestStay), -1);
}

/// Old recordings are deleted, also while they are looked at.
void TestPastPictures::filesThatAreGone()
{
    for (int i = 0; i < 4; ++i) {
        m_past->add(i * 10s, {0ms, 40ms});
    }
    QCOMPARE(walk(-1ms).size(), 8);
    QVERIFY(QFile::remove(m_past->segments()[1].path));
    QVERIFY(QFile::remove(m_past->segments()[2].path));
    QCOMPARE(walk(-1ms), QList<int>({0, 40, 30'000, 30'040}));
    QCOMPARE(walk(1h, true), QList<int>({30'040, 30'000, 40, 0}));
    QCOMPARE(at(10s), -1);
}

void TestPastPictures::badFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("not a film\n").repeated(100);
    QTest::newRow("a head alone") << QByteArray::fromHex("1a45dfa3a3428681014286810142f7810142f2");
    QTest::newRow("a huge cluster")
        << QByteArray::fromHex("1a45dfa31f43b67501fffffffffffffee781a301fffffffffffffe");
    QTest::newRow("nothing but clusters' names")
        << QByteArray::fromHex("1a45dfa3").append(QByteArray::fromHex("1f43b675").repeated(50'000));
}

void TestPastPictures::badFiles()
{
    QFETCH(const QByteArray, bytes);
    m_past->add(0s, {0ms});
    m_past->add(10s, {0ms, 1s, 2s, 3s});
    m_past->add(20s, {0ms});
    const QString path = m_past->segments()[1].path;
    QVERIFY(QFile::resize(path, 0));
    overwrite(path, bytes);
    QCOMPARE(walk(-1ms), QList<int>({0, 20'000}));
    QCOMPARE(walk(1h, true), QList<int>({20'000, 0}));
    QCOMPARE(at(11s), -1);
}

/// Whatever is in a file, what comes is in order and ends; pictures that are whole come.
void TestPastPictures::damage()
{
    QByteArray evil = RecordedPast::picture(7) + QByteArray::fromHex("1f43b6758be7810ba386810000"
                                                                     "80ffd8");
    m_past->add(0s, RecordedPast::each(40ms, 300), Ending::Closed, {evil, evil, evil});
    const QString path = m_past->segments()[0].path;
    const qint64 bytes = m_past->segments()[0].bytes;
    // A hole, as a power cut leaves one.
    overwrite(path, QByteArray(20'000, '\0'), bytes / 2);
    QList<int> times = walk(-1ms);
    QVERIFY(times.size() > 200 && times.size() < 300);
    QCOMPARE(times.last(), 299 * 40);
    QList<int> back = walk(1h, true);
    std::reverse(back.begin(), back.end());
    QCOMPARE(back, times);
    QRandomGenerator random(1);
    for (int i = 0; i < 50; ++i) {
        overwrite(path, QByteArray(1, char(random.bounded(256))), random.bounded(bytes));
        QVERIFY(!walk(-1ms).contains(-1));
        QVERIFY(!walk(1h, true).contains(-1));
    }
    QVERIFY(QFile::resize(path, bytes / 3)); // also while it is open
    QVERIFY(walk(-1ms).size() < 110);
}

VEDETTE_TEST(TestPastPictures)
#include "TestPastPictures.moc"
