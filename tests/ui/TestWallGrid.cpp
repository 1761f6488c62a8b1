// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/CameraStore.h"
#include "TestProgram.h"
#include "wall/WallGrid.h"

#include <QTest>

using vedette::WallGrid;

class TestWallGrid : public QObject
{
    Q_OBJECT

private slots:
    void bestFor_data();
    void bestFor();
    void allTilesAreInsideAndApart();
    void anythingElseIsARow();
};

void TestWallGrid::bestFor_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QSize>("area");
    QTest::addColumn<QSize>("picture");
    QTest::addColumn<WallGrid>("expected");
    const QSize wide(1920, 1080);
    const QSize upright(1080, 1920);
    const QSize vga(640, 480);
    const auto row = [](int count, QSize area, QSize picture, int columns, int rows) {
        QTest::addRow("%d in %d x %d, pictures %d x %d", count, area.width(), area.height(),
                      picture.width(), picture.height())
            << count << area << picture << WallGrid{columns, rows};
    };
    row(1, wide, vga, 1, 1);
    row(2, wide, vga, 2, 1);
    row(3, wide, vga, 2, 2);
    row(4, wide, vga, 2, 2);
    row(5, wide, vga, 3, 2);
    row(6, wide, vga, 3, 2);
    row(7, wide, vga, 4, 2);
    row(9, wide, vga, 3, 3);
    row(12, wide, vga, 4, 3);
    row(16, wide, vga, 4, 4);
    row(64, wide, vga, 10, 7);
    row(2, upright, vga, 1, 2);
    row(4, upright, vga, 1, 4);
    row(6, upright, vga, 2, 3);
    row(9, upright, vga, 2, 5);
    row(12, upright, vga, 2, 6);
    row(16, upright, vga, 3, 6);
    row(4, {3840, 1080}, vga, 4, 1);
    row(4, wide, {480, 640}, 4, 1);
    row(2, wide, {1600, 900}, 2, 1);
    row(6, wide, {1600, 900}, 3, 2);
    row(9, wide, {1600, 900}, 3, 3);
}

void TestWallGrid::bestFor()
{
    QFETCH(int, count);
    QFETCH(QSize, area);
    QFETCH(QSize, picture);
    QFETCH(WallGrid, expected);
    const WallGrid grid = WallGrid::bestFor(count, area, picture);
    QVERIFY2(grid == expected,
             qPrintable(QStringLiteral("%1 x %2").arg(grid.columns).arg(grid.rows)));
}

void TestWallGrid::allTilesAreInsideAndApart()
{
    constexpr int Gap = 6;
    for (const QSize size :
         {QSize(1920, 1080), QSize(1081, 1919), QSize(640, 480), QSize(323, 241)}) {
        const QRect area(QPoint(3, 3), size);
        for (int count = 1; count <= int(vedette::CameraStore::MostCameras); ++count) {
            const WallGrid grid = WallGrid::bestFor(count, size, {640, 480});
            QVERIFY(grid.columns * grid.rows >= count);
            QVERIFY(grid.columns * (grid.rows - 1) < count);
            for (int i = 0; i < count; ++i) {
                const QRect tile = grid.tile(i, area, Gap);
                QVERIFY(!tile.isEmpty() && area.contains(tile));
                QCOMPARE(tile.size(), grid.tile(0, area, Gap).size());
                for (int other = 0; other < i; ++other) {
                    const QRect apart = tile.adjusted(-Gap, -Gap, Gap, Gap);
                    QVERIFY(!apart.intersects(grid.tile(other, area, Gap)));
                }
            }
        }
    }
}

void TestWallGrid::anythingElseIsARow()
{
    QVERIFY((WallGrid::bestFor(0, {100, 100}, {4, 3}) == WallGrid{1, 1}));
    QVERIFY((WallGrid::bestFor(5, {}, {4, 3}) == WallGrid{5, 1}));
    QVERIFY((WallGrid::bestFor(5, {100, 100}, {}) == WallGrid{5, 1}));
}

VEDETTE_TEST(TestWallGrid)
#include "TestWallGrid.moc"
