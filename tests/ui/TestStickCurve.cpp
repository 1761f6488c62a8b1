// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "StickCurve.h"
#include "TestProgram.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace vedette;

class TestStickCurve : public QObject
{
    Q_OBJECT

private slots:
    void deadZone();
    void growsWithTheSquare();
    void keepsTheDirection();
    void endsAtTheRim();
    void hostileValues();
};

void TestStickCurve::deadZone()
{
    QCOMPARE(StickCurve::shaped({0, 0}), QPointF());
    QCOMPARE(StickCurve::shaped({StickCurve::DeadZone, 0}), QPointF());
    QCOMPARE(StickCurve::shaped({-0.1, 0.1}), QPointF());
    QVERIFY(StickCurve::shaped({StickCurve::DeadZone + 0.01, 0}).x() > 0);
    // Radial: inside a square of that half-width, but outside the circle.
    QVERIFY(StickCurve::shaped({0.14, 0.14}).x() > 0);
}

void TestStickCurve::growsWithTheSquare()
{
    QCOMPARE(StickCurve::shaped({1, 0}).x(), 1.0);
    const double half = StickCurve::DeadZone + (1 - StickCurve::DeadZone) / 2;
    QCOMPARE(StickCurve::shaped({half, 0}).x(), 0.25);
    double last = 0;
    for (int percent = 16; percent <= 100; ++percent) {
        const double shaped = -StickCurve::shaped({0, -percent / 100.0}).y();
        QVERIFY(shaped > last);
        last = shaped;
    }
}

void TestStickCurve::keepsTheDirection()
{
    const QPointF shaped = StickCurve::shaped({-0.3, 0.6});
    QVERIFY(shaped.x() < 0);
    QCOMPARE(shaped.y() / shaped.x(), -2.0);
}

void TestStickCurve::endsAtTheRim()
{
    const QPointF corner = StickCurve::shaped({1, -1});
    QCOMPARE(std::hypot(corner.x(), corner.y()), 1.0);
    QCOMPARE(corner.x(), -corner.y());
}

void TestStickCurve::hostileValues()
{
    const double notANumber = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(StickCurve::shaped({notANumber, 0.5}), QPointF());
}

VEDETTE_TEST(TestStickCurve)
#include "TestStickCurve.moc"
