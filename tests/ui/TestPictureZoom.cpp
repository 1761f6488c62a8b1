// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "PictureZoom.h"
#include "TestProgram.h"

#include <QTest>

#include <limits>

using vedette::PictureZoom;

/// Which part of a picture is shown.
class TestPictureZoom : public QObject
{
    Q_OBJECT

private slots:
    void atFirstAllOfItFits();
    void whatIsUnderThePointerStaysThere();
    void itGoesNoFartherThanItsEdges();
    void zoomHasLimits();
    void anotherFrameShowsTheSamePart();
};

void TestPictureZoom::atFirstAllOfItFits()
{
    PictureZoom zoom;
    QCOMPARE(zoom.pictureRect(), QRect());
    zoom.setSizes({400, 200}, {640, 480});
    QCOMPARE(zoom.pictureRect(), QRect(67, 0, 266, 200));
    QVERIFY(!zoom.isZoomed());
}

void TestPictureZoom::whatIsUnderThePointerStaysThere()
{
    PictureZoom zoom;
    zoom.setSizes({400, 300}, {640, 480});
    zoom.zoom(2, {100, 75});
    // A quarter of the way into the picture before and after.
    QCOMPARE(zoom.pictureRect(), QRect(-100, -75, 800, 600));
    zoom.zoom(2, {100, 75});
    QCOMPARE(zoom.pictureRect(), QRect(-300, -225, 1600, 1200));
    zoom.pan({-10, 20});
    QCOMPARE(zoom.pictureRect(), QRect(-310, -205, 1600, 1200));
}

void TestPictureZoom::itGoesNoFartherThanItsEdges()
{
    PictureZoom zoom;
    zoom.setSizes({400, 300}, {640, 480});
    zoom.zoom(2, {0, 0});
    zoom.pan({1000, 1000});
    QCOMPARE(zoom.pictureRect(), QRect(0, 0, 800, 600));
    // It comes back at once.
    zoom.pan({-10, -10});
    QCOMPARE(zoom.pictureRect(), QRect(-10, -10, 800, 600));
    zoom.pan({-1e9, -1e9});
    QCOMPARE(zoom.pictureRect(), QRect(-400, -300, 800, 600));
    // Across, there is room beside it until it is wider than the frame.
    zoom.reset();
    zoom.setSizes({400, 100}, {640, 480});
    zoom.zoom(2, {0, 0});
    QCOMPARE(zoom.pictureRect().size(), QSize(266, 200));
    QCOMPARE(zoom.pictureRect().left(), 67);
}

void TestPictureZoom::zoomHasLimits()
{
    PictureZoom zoom;
    zoom.zoom(2, {0, 0}); // without a picture
    QCOMPARE(zoom.factor(), 1.0);
    zoom.setSizes({400, 300}, {640, 480});
    for (const double by : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()}) {
        zoom.zoom(by, {0, 0});
        QCOMPARE(zoom.factor(), 1.0);
    }
    zoom.zoom(std::numeric_limits<double>::infinity(), {200, 150});
    QCOMPARE(zoom.factor(), PictureZoom::Most);
    QCOMPARE(zoom.pictureRect(), QRect(-1400, -1050, 3200, 2400));
    zoom.zoom(1e-9, {7, 7});
    QCOMPARE(zoom.factor(), 1.0);
    QCOMPARE(zoom.pictureRect(), QRect(0, 0, 400, 300));
}

void TestPictureZoom::anotherFrameShowsTheSamePart()
{
    PictureZoom zoom;
    zoom.setSizes({400, 300}, {640, 480});
    zoom.zoom(4, {100, 75});
    zoom.setSizes({800, 600}, {1600, 1200});
    QCOMPARE(zoom.pictureRect(), QRect(-600, -450, 3200, 2400));
}

VEDETTE_TEST(TestPictureZoom)
#include "TestPictureZoom.moc"
