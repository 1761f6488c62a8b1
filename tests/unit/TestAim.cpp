// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/Aim.h"
#include "steering/MountedMotion.h"
#include "TestProgram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;

/// From a point of the picture to a movement of the camera.
class TestAim : public QObject
{
    Q_OBJECT

private slots:
    void degrees_data();
    void degrees();
    void points_data();
    void points();
    void moves_data();
    void moves();
    void fields();

private:
    static constexpr QPointF Middle{0.5, 0.5};
};

void TestAim::degrees_data()
{
    QTest::addColumn<QPointF>("from");
    QTest::addColumn<QPointF>("to");
    QTest::addColumn<QSizeF>("field");
    QTest::addColumn<QPointF>("degrees");
    const QSizeF usual(65, 50);
    QTest::newRow("middle") << Middle << Middle << usual << QPointF(0, 0);
    QTest::newRow("corner") << QPointF(1, 0) << Middle << usual << QPointF(32.5, 25);
    QTest::newRow("other corner") << QPointF(0, 1) << Middle << usual << QPointF(-32.5, -25);
    QTest::newRow("halfway, by tangents")
        << QPointF(0.75, 0.25) << Middle << usual << QPointF(17.6685, 13.1243);
    QTest::newRow("the widest flat one")
        << QPointF(0.25, 0.5) << Middle << QSizeF(120, 90) << QPointF(-40.893, 0);
    QTest::newRow("wider, linear")
        << QPointF(0.25, 0.75) << Middle << QSizeF(121, 180) << QPointF(-30.25, -45);
    QTest::newRow("dragged right") << Middle << QPointF(0.75, 0.5) << usual << QPointF(-17.6685, 0);
    QTest::newRow("dragged up") << Middle << QPointF(0.5, 0.25) << usual << QPointF(0, -13.1243);
    QTest::newRow("all the way down")
        << QPointF(0.25, 0) << QPointF(0.25, 1) << usual << QPointF(0, 50);
}

void TestAim::degrees()
{
    QFETCH(const QPointF, from);
    QFETCH(const QPointF, to);
    QFETCH(const QSizeF, field);
    QFETCH(const QPointF, degrees);
    const QPointF found = aimDegrees({.from = from, .to = to}, field);
    QVERIFY2((found - degrees).manhattanLength() < 0.002,
             qPrintable(u"%1, %2"_s.arg(found.x()).arg(found.y())));
}

void TestAim::points_data()
{
    QTest::addColumn<QPointF>("from");
    QTest::addColumn<QPointF>("to");
    QTest::addColumn<QPointF>("point");
    QTest::addColumn<QPointF>("onItsSide");
    QTest::newRow("middle") << Middle << Middle << Middle << Middle;
    QTest::newRow("clicked") << QPointF(0.75, 0.25) << Middle << QPointF(0.75, 0.25)
                             << QPointF(0.25, 0.25);
    QTest::newRow("dragged") << QPointF(0.5, 0.25) << QPointF(0.75, 0.5) << QPointF(0.25, 0.25)
                             << QPointF(0.25, 0.75);
    QTest::newRow("further than the picture")
        << QPointF(0, 0.5) << QPointF(1, 0.5) << QPointF(0, 0.5) << QPointF(0.5, 1);
}

/// What comes to the middle, as it is shown and in the picture of a camera that is shown turned by
/// a quarter: what is its right is shown below.
void TestAim::points()
{
    QFETCH(const QPointF, from);
    QFETCH(const QPointF, to);
    QFETCH(const QPointF, point);
    QFETCH(const QPointF, onItsSide);
    const QPointF found = aimPoint({.from = from, .to = to});
    QCOMPARE(found, point);
    QCOMPARE(cameraPoint(found, {}), point);
    QCOMPARE(cameraPoint(found, {.rotation = 90}), onItsSide);
}

void TestAim::moves_data()
{
    QTest::addColumn<QPointF>("degrees");
    QTest::addColumn<QPoint>("grain");
    QTest::addColumn<QPoint>("move");
    QTest::newRow("whole degrees") << QPointF(17.6, -13.2) << QPoint(1, 1) << QPoint(18, -13);
    QTest::newRow("next to nothing") << QPointF(0.4, -0.4) << QPoint(1, 1) << QPoint(0, 0);
    QTest::newRow("coarse") << QPointF(14.9, -15.1) << QPoint(10, 10) << QPoint(10, -20);
    QTest::newRow("one axis coarse") << QPointF(4.9, 2.9) << QPoint(10, 3) << QPoint(0, 3);
}

void TestAim::moves()
{
    QFETCH(const QPointF, degrees);
    QFETCH(const QPoint, grain);
    QFETCH(const QPoint, move);
    const Move found = nearestMove(degrees, {.pan = grain.x(), .tilt = grain.y()});
    QCOMPARE(QPoint(found.pan, found.tilt), move);
}

/// What is seen at a part of the picture, seen the other way round.
void TestAim::fields()
{
    for (const double field : {20.0, 65.0, 110.0}) {
        const double degrees = 2 * aimDegrees({.from = {0.6, 0.5}}, {field, field}).x();
        QVERIFY(std::abs(fieldOfShift(degrees, 0.2) - field) < 1e-9);
    }
}

VEDETTE_TEST(TestAim)
#include "TestAim.moc"
