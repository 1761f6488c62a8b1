// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestProgram.h"
#include "web/viewers/FramePace.h"

#include <QTest>

#include <random>

using namespace std::chrono_literals;
using vedette::FramePace;
using vedette::SteadyClock;

/// Which frames go to one who asked for fewer.
class TestFramePace : public QObject
{
    Q_OBJECT

private slots:
    void rates_data();
    void rates();
    void nothingIsMadeUpForAfterAStall();
};

void TestFramePace::rates_data()
{
    QTest::addColumn<double>("camera"); // frames a second
    QTest::addColumn<double>("asked");  // 0: nothing
    QTest::addColumn<int>("least");     // of what comes in ten seconds
    QTest::addColumn<int>("most");
    QTest::newRow("all") << 25.0 << 0.0 << 250 << 250;
    QTest::newRow("a fifth") << 25.0 << 5.0 << 49 << 51;
    QTest::newRow("no divisor") << 25.0 << 10.0 << 99 << 101;
    QTest::newRow("nearly all") << 25.0 << 24.0 << 236 << 244;
    QTest::newRow("the camera's own rate") << 25.0 << 25.0 << 250 << 250;
    QTest::newRow("more than there is") << 7.0 << 30.0 << 70 << 70;
    QTest::newRow("the fastest") << 25.0 << FramePace::Fastest << 250 << 250;
    QTest::newRow("the slowest") << 25.0 << FramePace::Slowest << 1 << 2;
}

void TestFramePace::rates()
{
    QFETCH(const double, camera);
    QFETCH(const double, asked);
    QFETCH(const int, least);
    QFETCH(const int, most);
    FramePace pace = asked > 0 ? FramePace(asked) : FramePace();
    std::mt19937 random(1);                           // NOLINT(cert-msc51-cpp): the same each time
    std::uniform_int_distribution<int> jitter(-3, 3); // ms
    const auto start = SteadyClock::now();
    int taken = 0;
    for (int i = 0; i < static_cast<int>(10 * camera); ++i) {
        const auto at = std::chrono::duration_cast<SteadyClock::duration>(
            std::chrono::duration<double>(i / camera));
        taken += pace.takes(start + at + std::chrono::milliseconds(jitter(random))) ? 1 : 0;
    }
    QVERIFY2(taken >= least && taken <= most, QByteArray::number(taken));
}

void TestFramePace::nothingIsMadeUpForAfterAStall()
{
    FramePace pace(5);
    auto now = SteadyClock::now();
    QVERIFY(pace.takes(now));
    now += 60s;
    QVERIFY(pace.takes(now));
    QVERIFY(!pace.takes(now + 40ms));
    QVERIFY(!pace.takes(now + 160ms));
    QVERIFY(pace.takes(now + 200ms));
}

VEDETTE_TEST(TestFramePace)
#include "TestFramePace.moc"
