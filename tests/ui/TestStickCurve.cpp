// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "StickCurve.h"
#include "TestProgram.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace vedette;

namespace {

constexpr double DeadZone = 0.15;

QPointF shaped(QPointF position)
{
    return StickCurve::shaped(position, DeadZone);
}

} // namespace

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
    QCOMPARE(shaped({0, 0}), QPointF());
    QCOMPARE(shaped({DeadZone, 0}), QPointF());
    QCOMPARE(shaped({-0.1, 0.1}), QPointF());
    QVERIFY(shaped({DeadZone + 0.01, 0}).x() > 0);
    // Radial: inside a square of that half-width, but outside the circle.
    QVERIFY(shaped({0.14, 0.14}).x() > 0);
}

void TestStickCurve::growsWithTheSquare()
{
    QCOMPARE(shaped({1, 0}).x(), 1.0);
    const double half = DeadZone + (1 - DeadZone) / 2;
    QCOMPARE(shaped({half, 0}).x(), 0.25);
    double last = 0;
    for (int percent = 16; percent <= 100; ++percent) {
        const double speed = -shaped({0, -percent / 100.0}).y();
        QVERIFY(speed > last);
        last = speed;
    }
}

void TestStickCurve::keepsTheDirection()
{
    const QPointF result = shaped({-0.3, 0.6});
    QVERIFY(result.x() < 0);
    QCOMPARE(result.y() / result.x(), -2.0);
}

void TestStickCurve::endsAtTheRim()
{
    const QPointF corner = shaped({1, -1});
    QCOMPARE(std::hypot(corner.x(), corner.y()), 1.0);
    QCOMPARE(corner.x(), -corner.y());
}

void TestStickCurve::hostileValues()
{
    const double notANumber = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(shaped({notANumber, 0.5}), QPointF());
}

VEDETTE_TEST(TestStickCurve)
#include "TestStickCurve.moc"
