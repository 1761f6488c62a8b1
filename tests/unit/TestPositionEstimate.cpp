// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/PositionEstimate.h"

#include "steering/DialectPlan.h"
#include "TestProgram.h"

#include <QTest>
#include <QUrlQuery>

#include <limits>

using namespace Qt::StringLiterals;
using namespace vedette;

class TestPositionEstimate : public QObject
{
    Q_OBJECT

private slots:
    void startsInTheMiddle();
    void countsAsTheFirmware_data();
    void countsAsTheFirmware();
    void axesAreClampedApart();
    void knownFromAnEndOn();
};

void TestPositionEstimate::startsInTheMiddle()
{
    const PositionEstimate estimate;
    QCOMPARE(estimate.pan(), 90);
    QCOMPARE(estimate.tilt(), 90);
}

void TestPositionEstimate::countsAsTheFirmware_data()
{
    QTest::addColumn<Move>("move");
    QTest::addColumn<int>("pan");
    QTest::addColumn<int>("tilt");
    constexpr int Least = std::numeric_limits<int>::min();
    constexpr int Most = std::numeric_limits<int>::max();
    QTest::newRow("none") << Move{} << 90 << 90;
    QTest::newRow("left") << Move{.pan = -5} << 95 << 90;
    QTest::newRow("right") << Move{.pan = 5} << 85 << 90;
    QTest::newRow("up") << Move{.tilt = 5} << 90 << 85;
    QTest::newRow("down") << Move{.tilt = -5} << 90 << 95;
    QTest::newRow("to the ends") << Move{.pan = -90, .tilt = 90} << 180 << 0;
    QTest::newRow("beyond the ends") << Move{.pan = -91, .tilt = 91} << 180 << 0;
    QTest::newRow("extremes") << Move{.pan = Least, .tilt = Most} << 180 << 0;
    QTest::newRow("other extremes") << Move{.pan = Most, .tilt = Least} << 0 << 180;
}

void TestPositionEstimate::countsAsTheFirmware()
{
    QFETCH(Move, move);
    QFETCH(int, pan);
    QFETCH(int, tilt);
    PositionEstimate estimate;
    estimate.moved(move);
    QCOMPARE(estimate.pan(), pan);
    QCOMPARE(estimate.tilt(), tilt);
    // The firmware adds what the request says and clamps.
    const auto plan = DialectPlan(CameraConfig()).requestsFor(ServoCommand::ofMove(move));
    const QUrlQuery sent(QString::fromLatin1(plan->constFirst().request.target.mid(1)));
    const auto after = [&sent](const QString &key) {
        return qBound(0, 90 + sent.queryItemValue(key).toInt(), 180);
    };
    QCOMPARE(estimate.pan(), after(u"tr"_s));
    QCOMPARE(estimate.tilt(), after(u"el"_s));
}

void TestPositionEstimate::axesAreClampedApart()
{
    PositionEstimate estimate;
    estimate.moved({.pan = 180, .tilt = 30});
    estimate.moved({.pan = 10, .tilt = 30});
    QCOMPARE(estimate.pan(), 0);
    QCOMPARE(estimate.tilt(), 30);
}

void TestPositionEstimate::knownFromAnEndOn()
{
    PositionEstimate estimate;
    estimate.moved({.pan = 17});
    estimate.moved({.pan = 180});
    estimate.moved({.pan = -90});
    QCOMPARE(estimate.pan(), 90);
}

VEDETTE_TEST(TestPositionEstimate)
#include "TestPositionEstimate.moc"
