// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/Thumbnail.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;

/// Small pictures of large ones.
class TestThumbnail : public QObject
{
    Q_OBJECT

private slots:
    void sizes_data();
    void sizes();
    void isTurnedAsItsCamera();
    void whatIsDamagedHasNone();
    void bounds();
};

void TestThumbnail::sizes_data()
{
    QTest::addColumn<QSize>("picture");
    QTest::addColumn<QSize>("small");
    QTest::newRow("VGA") << QSize(640, 480) << QSize(160, 120);
    QTest::newRow("1280 × 720") << QSize(1280, 720) << QSize(160, 90);
    QTest::newRow("no smaller than asked for") << QSize(800, 600) << QSize(200, 150);
    QTest::newRow("smaller already") << QSize(96, 96) << QSize(96, 96);
    QTest::newRow("12 megapixel") << QSize(4000, 3000) << QSize(500, 375);
    QTest::newRow("more than is turned") << QSize(5000, 4000) << QSize(0, 0);
}

void TestThumbnail::sizes()
{
    QFETCH(QSize, picture);
    QFETCH(QSize, small);
    QImage image(picture, QImage::Format_RGB32);
    image.fill(qRgb(200, 100, 50));
    const QByteArray jpeg = thumbnail::of(jpegOf(image), {});
    QCOMPARE(jpeg.isEmpty(), small.isEmpty());
    const QImage shown = QImage::fromData(jpeg, "jpeg");
    QCOMPARE(shown.size(), small);
    QCOMPARE(thumbnail::isWhole(jpeg), !small.isEmpty());
    if (!small.isEmpty()) {
        const QColor middle = shown.pixelColor(shown.rect().center());
        QVERIFY(qAbs(middle.red() - 200) < 4 && qAbs(middle.blue() - 50) < 4);
    }
}

void TestThumbnail::isTurnedAsItsCamera()
{
    const QByteArray jpeg = jpegOf(colourfulImage({640, 480}));
    const QImage turned = QImage::fromData(thumbnail::of(jpeg, {.rotation = 90}), "jpeg");
    QCOMPARE(turned.size(), QSize(120, 160));
}

void TestThumbnail::whatIsDamagedHasNone()
{
    const QByteArray jpeg = jpegOf(colourfulImage({640, 480}));
    QVERIFY(thumbnail::of(jpeg.first(jpeg.size() / 2), {}).isEmpty());
    QVERIFY(thumbnail::of({}, {}).isEmpty());
    const QByteArray small = thumbnail::of(jpeg, {});
    QVERIFY(thumbnail::isWhole(small));
    QVERIFY(!thumbnail::isWhole(small.first(small.size() / 2)));
}

void TestThumbnail::bounds()
{
    QImage flat(600, 500, QImage::Format_RGB32); // 300,000 pixels in a few bytes
    flat.fill(Qt::white);
    QVERIFY(!thumbnail::isWhole(jpegOf(flat)));
    const QByteArray small = jpegOf(colourfulImage({160, 120}));
    QVERIFY(thumbnail::isWhole(small));
    QVERIFY(!thumbnail::isWhole(small + QByteArray(thumbnail::MaximumBytes, '\0')));
}

VEDETTE_TEST(TestThumbnail)
#include "TestThumbnail.moc"
