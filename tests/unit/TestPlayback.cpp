// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "RecordedPast.h"
#include "recording/Playback.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <memory>

using namespace std::chrono_literals;
using namespace vedette;
using vedette::test::RecordedPast;

/// Playing what was recorded. The tests are the clock, and mostly take each picture at once.
class TestPlayback : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void asItWas();
    void slowly();
    void backwards();
    void fast_data();
    void fast();
    void fastOnABusyComputer();
    void whoIsSlowSkips();
    void gaps();
    void seekingAGap();
    void steps();
    void theEnd();
    void whatGrewWhileItPaused();
    void inAThread();

private:
    void make()
    {
        m_playback =
            std::make_unique<Playback>(RecordedPast::Camera, [this] { return m_past->source(); });
        m_playback->setClock([this] { return m_now; });
        connect(m_playback.get(), &Playback::picture, this, [this](const PastPicture &picture) {
            m_shown += timeOf(picture.time);
            if (m_isTaking) {
                QMetaObject::invokeMethod(m_playback.get(), &Playback::taken, Qt::DirectConnection);
            }
        });
    }
    void seek(std::chrono::milliseconds time) { m_playback->seek(RecordedPast::Begin + time); }
    /// What is shown in this time.
    QList<int> pass(std::chrono::milliseconds time, std::chrono::milliseconds step = 1ms)
    {
        m_shown.clear();
        for (auto passed = 0ms; passed < time; passed += step) {
            m_now += step;
            m_playback->advance();
        }
        return std::exchange(m_shown, {});
    }
    static int timeOf(WallTime time) { return int((time - RecordedPast::Begin) / 1ms); }

    std::unique_ptr<RecordedPast> m_past;
    int m_pictures = 0; ///< that came from another thread
    bool m_hasEnded = false;
    std::unique_ptr<Playback> m_playback;
    SteadyClock::time_point m_now;
    bool m_isTaking = true;
    QList<int> m_shown;
};

void TestPlayback::init()
{
    m_past = std::make_unique<RecordedPast>();
    m_now = SteadyClock::time_point(1h);
    m_isTaking = true;
    m_shown.clear();
    make();
}

void TestPlayback::asItWas()
{
    m_past->add(0s, {0ms, 40ms, 80ms, 80ms, 90ms, 200ms, 1000ms});
    m_playback->advance(); // nothing was sought
    QVERIFY(m_shown.isEmpty());
    seek(50ms);
    QCOMPARE(m_shown, QList<int>{40});
    QCOMPARE(pass(29ms), QList<int>());
    QCOMPARE(pass(1ms), QList<int>({80, 80}));
    QCOMPARE(pass(10ms), QList<int>{90});
    QCOMPARE(pass(500ms), QList<int>{200});
    m_playback->setSpeed(0);
    QCOMPARE(pass(10s), QList<int>());
    m_playback->setSpeed(1);
    QCOMPARE(pass(410ms), QList<int>{1000});
}

void TestPlayback::slowly()
{
    m_past->add(0s, RecordedPast::each(40ms, 10));
    m_playback->setSpeed(0.25);
    seek(0ms);
    m_shown.clear();
    QCOMPARE(pass(159ms), QList<int>());
    QCOMPARE(pass(1ms), QList<int>{40});
    QCOMPARE(pass(320ms), QList<int>({80, 120}));
}

void TestPlayback::backwards()
{
    m_past->add(0s, RecordedPast::each(40ms, 10));
    m_playback->setSpeed(-1);
    seek(210ms);
    QCOMPARE(std::exchange(m_shown, {}), QList<int>{200});
    QCOMPARE(pass(10ms), QList<int>());
    QCOMPARE(pass(1ms), QList<int>{160});
    QCOMPARE(pass(40ms), QList<int>{120});
    QCOMPARE(pass(1s), QList<int>({80, 40, 0}));
}

void TestPlayback::fast_data()
{
    QTest::addColumn<double>("speed");
    QTest::newRow("forwards") << 16.0;
    QTest::newRow("backwards") << -16.0;
    QTest::newRow("no faster than this") << 1000.0;
    QTest::newRow("twice") << 2.0;
}

/// No more than 25 pictures a second, and the whole way.
void TestPlayback::fast()
{
    QFETCH(const double, speed);
    m_past->add(0s, RecordedPast::each(20ms, 2000)); // 40 s
    m_playback->setSpeed(speed);
    seek(20s);
    const QList<int> shown = pass(1s);
    QVERIFY2(shown.size() >= 24 && shown.size() <= 25, qPrintable(QString::number(shown.size())));
    QVERIFY(speed > 0 ? std::is_sorted(shown.begin(), shown.end())
                      : std::is_sorted(shown.rbegin(), shown.rend()));
    const double covered = (shown.last() - 20'000) / 1000.0;
    QVERIFY2(std::abs(covered - m_playback->speed()) < 1, qPrintable(QString::number(covered)));
}

/// What is late each time, by less than a beat, does not make the pictures fewer.
void TestPlayback::fastOnABusyComputer()
{
    m_past->add(0s, RecordedPast::each(40ms, 1000));
    m_playback->setSpeed(Playback::FastestSpeed);
    seek(0ms);
    m_shown.clear();
    QCOMPARE(pass(1s, 25ms).size(), 1s / Playback::FastInterval);
}

/// Nothing comes until the last one was taken, and then the one that is due.
void TestPlayback::whoIsSlowSkips()
{
    m_past->add(0s, RecordedPast::each(40ms, 100));
    m_isTaking = false;
    seek(0ms);
    QCOMPARE(m_shown, QList<int>{0});
    QCOMPARE(pass(1s), QList<int>());
    m_playback->taken();
    QCOMPARE(m_shown, QList<int>{1000});
    m_now += 1s;
    seek(3s);
    seek(2s);
    QCOMPARE(m_shown, QList<int>{1000});
    m_playback->taken();
    QCOMPARE(m_shown, QList<int>({1000, 2000}));
}

void TestPlayback::gaps()
{
    m_past->add(0s, RecordedPast::each(40ms, 3));
    m_past->add(1h, RecordedPast::each(40ms, 3));
    const QSignalSpy skipped(m_playback.get(), &Playback::skipped);
    seek(0ms);
    QCOMPARE(pass(1s), QList<int>({40, 80, 3'600'000, 3'600'040, 3'600'080}));
    QCOMPARE(skipped.size(), 1);
    QCOMPARE(timeOf(skipped[0][0].value<WallTime>()), 80);
    QCOMPARE(timeOf(skipped[0][1].value<WallTime>()), 3'600'000);
    m_playback->setSpeed(-1);
    QCOMPARE(pass(1s), QList<int>({3'600'040, 3'600'000, 80, 40, 0}));
    QCOMPARE(skipped.size(), 2);
    QCOMPARE(timeOf(skipped[1][1].value<WallTime>()), 80);
}

void TestPlayback::seekingAGap()
{
    m_past->add(0s, {0ms});
    m_past->add(1h, {0ms, 40ms});
    const QSignalSpy skipped(m_playback.get(), &Playback::skipped);
    const QSignalSpy nothing(m_playback.get(), &Playback::nothingAt);
    seek(30min);
    QCOMPARE(std::exchange(m_shown, {}), QList<int>{3'600'000});
    QCOMPARE(skipped.size(), 1);
    m_playback->setSpeed(0);
    seek(20min);
    QCOMPARE(pass(1s), QList<int>());
    QCOMPARE(nothing.size(), 1);
    QCOMPARE(timeOf(nothing[0][0].value<WallTime>()), 1'200'000);
    m_playback->step(-1);
    QCOMPARE(m_shown, QList<int>{0});
    seek(20min);
    m_playback->setSpeed(1);
    QCOMPARE(m_shown, QList<int>({0, 3'600'000}));
    QCOMPARE(nothing.size(), 2);
}

void TestPlayback::steps()
{
    m_past->add(0s, {0ms, 40ms, 40ms});
    m_past->add(1h, {0ms});
    const QSignalSpy ended(m_playback.get(), &Playback::ended);
    seek(0ms);
    for (int i = 0; i < 4; ++i) {
        m_playback->step(1);
        QCOMPARE(pass(1s), QList<int>()); // it pauses
    }
    QCOMPARE(ended.size(), 1);
    m_shown.clear();
    for (int i = 0; i < 3; ++i) {
        m_playback->step(-1);
    }
    QCOMPARE(m_shown, QList<int>({40, 0}));
    QCOMPARE(ended.size(), 2);
}

void TestPlayback::theEnd()
{
    m_past->add(0s, RecordedPast::each(40ms, 3), RecordedPast::Ending::Growing);
    const QSignalSpy ended(m_playback.get(), &Playback::ended);
    seek(0ms);
    QCOMPARE(pass(1s), QList<int>({40, 80}));
    QCOMPARE(ended.size(), 1);
    m_past->grow(120ms);
    m_playback->setSpeed(1);
    QCOMPARE(pass(1s), QList<int>{120});
    QCOMPARE(ended.size(), 2);
    seek(2h);
    QCOMPARE(ended.size(), 3);
    m_shown.clear();
    m_playback->setSpeed(-1);
    QCOMPARE(m_shown, QList<int>{120});
    QCOMPARE(pass(1s), QList<int>({80, 40, 0}));
    QCOMPARE(ended.size(), 4);
    seek(-1h);
    QCOMPARE(ended.size(), 5);
}

/// The gap that is there by now is skipped.
void TestPlayback::whatGrewWhileItPaused()
{
    m_past->add(0s, {0ms}, RecordedPast::Ending::Growing);
    m_playback->setSpeed(0);
    seek(0ms);
    m_past->segments()[0].isGrowing = false;
    m_past->add(10min, {0ms});
    m_playback->setSpeed(1);
    QCOMPARE(pass(1s), QList<int>{600'000});
}

/// By its own clock.
void TestPlayback::inAThread()
{
    m_past->add(0s, RecordedPast::each(40ms, 100));
    QThread thread;
    auto *const playback = new Playback(RecordedPast::Camera, [this] { return m_past->source(); });
    playback->moveToThread(&thread);
    connect(&thread, &QThread::finished, playback, &QObject::deleteLater);
    connect(playback, &Playback::picture, this, [this, playback](const PastPicture &) {
        ++m_pictures;
        QMetaObject::invokeMethod(playback, &Playback::taken, Qt::QueuedConnection);
    });
    connect(playback, &Playback::ended, this, [this] { m_hasEnded = true; });
    thread.start();
    QMetaObject::invokeMethod(playback, [playback] {
        playback->setSpeed(16);
        playback->seek(RecordedPast::Begin);
    });
    QTRY_VERIFY_WITH_TIMEOUT(m_hasEnded, Timeout);
    QVERIFY(m_pictures >= 2 && m_pictures <= 100);
    thread.quit();
    thread.wait();
}

VEDETTE_TEST(TestPlayback)
#include "TestPlayback.moc"
