// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "PositionMap.h"
#include "PositionText.h"
#include "TestProgram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;

/// Where a camera points, in words and on the map.
class TestPositionMap : public QObject
{
    Q_OBJECT

private slots:
    void words_data();
    void words();
    void theViewIsWhereTheCameraPoints();
    void whatIsNotSureMayBeElsewhere();
    void withoutAnAngleThereIsACross();
    void withoutAPositionThereIsNoMap();

private:
    static CameraPosition pointing(double pan, double tilt, QSize fieldOfView = {60, 40})
    {
        return {.position = Position{.pan = pan, .tilt = tilt, .isSure = true},
                .pan = {.minimum = -90, .maximum = 90},
                .tilt = {.minimum = -30, .maximum = 30},
                .possiblePan = {.minimum = pan, .maximum = pan},
                .possibleTilt = {.minimum = tilt, .maximum = tilt},
                .fieldOfView = fieldOfView,
                .canFindHome = false};
    }
};

void TestPositionMap::words_data()
{
    QTest::addColumn<Position>("position");
    QTest::addColumn<QString>("text");
    const auto row = [](Position position, const QString &text) {
        QTest::newRow(qPrintable(text)) << position << text;
    };
    row({.pan = 12, .tilt = 5, .isSure = true}, u"12° right, 5° up"_s);
    row({.pan = -0.6, .tilt = -90, .isSure = true}, u"1° left, 90° down"_s);
    row({.pan = 0.4, .tilt = 3, .isSure = true}, u"3° up"_s);
    row({.pan = 0, .tilt = 0, .isSure = true}, u"centre"_s);
    row({.pan = 12, .tilt = 0, .isSure = false}, u"about 12° right"_s);
}

void TestPositionMap::words()
{
    QFETCH(Position, position);
    QFETCH(QString, text);
    QCOMPARE(positionText(position), text);
}

void TestPositionMap::theViewIsWhereTheCameraPoints()
{
    PositionMap map;
    map.resize(242, 102);
    map.setPosition(pointing(0, 0));
    const QRectF middle = map.view();
    QCOMPARE(middle.center(), QRectF(map.rect()).center());
    // A degree is a pixel: 180 degrees and the picture's 60 are as wide as the map.
    QCOMPARE(middle.size(), QSizeF(60, 40));
    map.setPosition(pointing(90, 30));
    QCOMPARE(map.view().topRight(), QPointF(241, 1));
    map.setPosition(pointing(-90, -30));
    QCOMPARE(map.view().bottomLeft(), QPointF(1, 101));
}

void TestPositionMap::whatIsNotSureMayBeElsewhere()
{
    CameraPosition position = pointing(10, 0);
    position.position->isSure = false;
    position.possiblePan = {.minimum = -90, .maximum = 30};
    PositionMap map;
    map.resize(242, 102);
    map.setPosition(position);
    QCOMPARE(map.possible(), QRectF(1, 31, 180, 40));
    const QImage unsure = map.grab().toImage();
    position.position->isSure = true;
    map.setPosition(position);
    QVERIFY(map.grab().toImage() != unsure);
}

void TestPositionMap::withoutAnAngleThereIsACross()
{
    PositionMap map;
    map.resize(182, 62);
    map.setPosition(pointing(45, -15, {}));
    QCOMPARE(map.view().center(), QPointF(1 + 135, 1 + 45));
    QVERIFY(!map.grab().isNull());
}

void TestPositionMap::withoutAPositionThereIsNoMap()
{
    PositionMap map;
    map.setPosition(pointing(0, 0));
    QVERIFY(!map.isHidden());
    QCOMPARE(map.accessibleName(), u"Where the camera points: centre"_s);
    map.setPosition({});
    QVERIFY(map.isHidden());
    QVERIFY(map.view().isEmpty());
}

VEDETTE_GUI_TEST(TestPositionMap)
#include "TestPositionMap.moc"
