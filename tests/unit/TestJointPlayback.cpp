// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "RecordedPast.h"
#include "recording/JointPlayback.h"
#include "TestProgram.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <memory>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace vedette;
using vedette::test::RecordedPast;

/// Playing what was recorded of several cameras. The tests are the clock.
class TestJointPlayback : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void allAreInStep_data();
    void allAreInStep();
    void whoIsSlowSkips();
    void gapsOfOneAndOfAll();
    void backwardsItEndsAtTheBeginning();

private:
    using Times = RecordedPast::Times;

    void add(const QString &camera, std::chrono::milliseconds start, const Times &times)
    {
        m_past->add(start, times);
        m_past->segments().back().camera = camera;
    }
    /// From this time after the beginning on.
    void play(std::chrono::milliseconds from, double speed)
    {
        m_playback = std::make_unique<JointPlayback>(QStringList{Garden, Hall},
                                                     [this] { return m_past->source(); });
        m_playback->setClock([this] { return m_now; });
        connect(m_playback.get(), &JointPlayback::changed, this, &TestJointPlayback::take);
        connect(m_playback.get(), &JointPlayback::ended, this, [this] { ++m_ends; });
        m_playback->play(RecordedPast::Begin + from, speed);
    }
    void take(const QList<PastShare> &shares)
    {
        ++m_beats;
        for (const PastShare &share : shares) {
            m_moment = timeOf(share.moment);
            m_shown[share.camera] = share.picture ? timeOf(share.picture->time) : Nothing;
        }
        if (m_isTaking) {
            m_playback->taken();
        }
    }
    void pass(std::chrono::milliseconds time)
    {
        for (auto passed = 0ms; passed < time; passed += 10ms) {
            m_now += 10ms;
            m_playback->advance();
        }
    }
    static int timeOf(WallTime time) { return int((time - RecordedPast::Begin) / 1ms); }

    static constexpr int Nothing = -1;
    static inline const QString Garden = u"garden"_s;
    static inline const QString Hall = u"hall"_s;

    std::unique_ptr<RecordedPast> m_past;
    std::unique_ptr<JointPlayback> m_playback;
    SteadyClock::time_point m_now;
    bool m_isTaking = true;
    std::map<QString, int> m_shown; ///< times after the beginning
    int m_moment = Nothing;         ///< of the newest beat
    int m_beats = 0;
    int m_ends = 0;
};

void TestJointPlayback::init()
{
    m_past = std::make_unique<RecordedPast>();
    m_now = SteadyClock::time_point(1h);
    m_isTaking = true;
    m_shown.clear();
    m_moment = Nothing;
    m_beats = 0;
    m_ends = 0;
}

void TestJointPlayback::allAreInStep_data()
{
    QTest::addColumn<double>("speed");
    for (const double speed : {0.25, 1.0, 16.0, -1.0, -16.0}) {
        QTest::addRow("%g", speed) << speed;
    }
}

/// However fast, each shows its own last picture of the same moment, which is where the clock says.
void TestJointPlayback::allAreInStep()
{
    QFETCH(const double, speed);
    add(Garden, 0s, RecordedPast::each(40ms, 1000));
    add(Hall, 13ms, RecordedPast::each(70ms, 570));
    const auto from = 20s;
    play(from, speed);
    const auto start = m_now;
    const auto lastOf = [](int time, int first, int interval) {
        return (time - first) / interval * interval + first;
    };
    const int beat = int(100 * std::abs(speed)) + 1;
    for (int i = 0; i < 10; ++i) {
        pass(100ms);
        const int due = int(double((m_now - start) / 1ms) * speed) + int(from / 1ms);
        if (std::abs(speed) < 1) { // not each beat brings another picture
            QVERIFY(m_shown[Garden] >= lastOf(due - beat, 0, 40) && m_shown[Garden] <= due);
            QVERIFY(m_shown[Hall] >= lastOf(due - beat, 13, 70) && m_shown[Hall] <= due);
        } else {
            QVERIFY(std::abs(due - m_moment) <= beat);
            QCOMPARE(m_shown[Garden], lastOf(m_moment, 0, 40));
            QCOMPARE(m_shown[Hall], lastOf(m_moment, 13, 70));
        }
    }
    QCOMPARE(m_ends, 0);
}

/// It gets what is due by then, of all alike.
void TestJointPlayback::whoIsSlowSkips()
{
    add(Garden, 0s, RecordedPast::each(40ms, 1000));
    add(Hall, 0s, RecordedPast::each(40ms, 1000));
    m_isTaking = false;
    play(0s, 1);
    QCOMPARE(m_beats, 1);
    pass(4s);
    QCOMPARE(m_beats, 1);
    m_playback->taken();
    QCOMPARE(m_beats, 2);
    QCOMPARE(m_shown, (std::map<QString, int>{{Garden, 4000}, {Hall, 4000}}));
}

void TestJointPlayback::gapsOfOneAndOfAll()
{
    add(Garden, 0s, RecordedPast::each(100ms, 11)); // to 1 s
    add(Hall, 0s, RecordedPast::each(100ms, 41));   // to 4 s
    add(Garden, 100s, RecordedPast::each(100ms, 31));
    play(0s, 1);
    pass(3s);
    QCOMPARE(m_shown[Garden], Nothing);
    QCOMPARE(m_shown[Hall], m_moment);
    pass(3s); // 2 s of them are left, and the last picture stays for one
    QVERIFY(m_shown[Garden] >= 100'000);
    QCOMPARE(m_shown[Hall], Nothing);
    QCOMPARE(m_ends, 0);
    pass(5s);
    QCOMPARE(m_ends, 1);
    QCOMPARE(m_shown[Garden], 103'000);
}

void TestJointPlayback::backwardsItEndsAtTheBeginning()
{
    add(Garden, 0s, RecordedPast::each(100ms, 21));
    add(Hall, 500ms, RecordedPast::each(100ms, 16));
    play(2s, -1);
    pass(1900ms);
    QCOMPARE(m_shown[Hall], Nothing);
    QVERIFY(m_shown[Garden] <= 200);
    pass(1s);
    QCOMPARE(m_ends, 1);
    QCOMPARE(m_shown[Garden], 0);
}

VEDETTE_TEST(TestJointPlayback)
#include "TestJointPlayback.moc"
