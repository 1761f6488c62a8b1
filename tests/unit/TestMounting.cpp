// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/Bitmap.h"
#include "steering/MountedMotion.h"
#include "TestProgram.h"

#include <QImage>
#include <QTest>
#include <QTransform>

using vedette::Bitmap;
using vedette::cameraDirection;
using vedette::cameraMove;
using vedette::Direction;
using vedette::Mounting;
using vedette::Move;
using vedette::shownMove;

namespace {

/// What a mounting is to do to a picture, by Qt's own means.
QImage turnedByQt(const QImage &image, const Mounting &mounting)
{
    return image.transformed(QTransform().rotate(mounting.rotation))
        .mirrored(mounting.isMirrored, mounting.isFlipped);
}

Bitmap bitmapOf(const QImage &image)
{
    Bitmap bitmap = Bitmap::ofSize(image.size());
    for (int y = 0; y < image.height(); ++y) {
        std::memcpy(bitmap.pixels.get() + y * bitmap.stride, image.constScanLine(y),
                    static_cast<std::size_t>(bitmap.stride));
    }
    return bitmap;
}

QImage imageOf(const Bitmap &bitmap)
{
    return QImage(bitmap.pixels.get(), bitmap.width, bitmap.height, bitmap.stride,
                  QImage::Format_RGB32)
        .copy();
}

/// No two pixels alike.
QImage drawnPicture()
{
    QImage image({5, 3}, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            image.setPixel(x, y, qRgb(40 * x, 80 * y, 200));
        }
    }
    return image;
}

/// Where a dot is that has been drawn on that side of a picture, once the picture is turned: what
/// the camera calls right is seen there.
Direction seenOn(Direction side, const Mounting &mounting)
{
    static const QMap<Direction, QPoint> dots{{Direction::Left, {0, 3}},
                                              {Direction::Right, {6, 3}},
                                              {Direction::Up, {3, 0}},
                                              {Direction::Down, {3, 6}}};
    QImage image({7, 7}, QImage::Format_RGB32);
    image.fill(Qt::black);
    image.setPixelColor(dots.value(side), Qt::white);
    const QImage turned = turnedByQt(image, mounting);
    for (auto it = dots.cbegin(); it != dots.cend(); ++it) {
        if (turned.pixelColor(it.value()) == Qt::white) {
            return it.key();
        }
    }
    qFatal("the dot is on no side");
}

Move stepTo(Direction direction)
{
    switch (direction) {
    case Direction::Left:
        return {.pan = -7};
    case Direction::Right:
        return {.pan = 7};
    case Direction::Up:
        return {.tilt = 7};
    case Direction::Down:
        break;
    }
    return {.tilt = -7};
}

} // namespace

/// Pictures, directions and moves of every way to mount a camera.
class TestMounting : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aPictureIsTurned_data() { everyMounting(); }
    void aPictureIsTurned();
    void steeringFollowsThePicture_data() { everyMounting(); }
    void steeringFollowsThePicture();
    void oneAfterAnother_data() { everyMounting(); }
    void oneAfterAnother();
    void whatIsShownIsTurnedByAQuarter_data() { everyMounting(); }
    void whatIsShownIsTurnedByAQuarter();
    void exifHasANumberForEach();

private:
    void everyMounting();

    QList<Mounting> m_all;
};

void TestMounting::initTestCase()
{
    for (const int rotation : {0, 90, 180, 270}) {
        for (const bool mirrored : {false, true}) {
            for (const bool flipped : {false, true}) {
                m_all.append({rotation, mirrored, flipped});
            }
        }
    }
}

void TestMounting::everyMounting()
{
    QTest::addColumn<Mounting>("mounting");
    for (const Mounting &one : std::as_const(m_all)) {
        QTest::addRow("%d%s%s", one.rotation, one.isMirrored ? " mirrored" : "",
                      one.isFlipped ? " flipped" : "")
            << one;
    }
}

void TestMounting::aPictureIsTurned()
{
    QFETCH(const Mounting, mounting);
    const QImage drawn = drawnPicture();
    const QImage expected = turnedByQt(drawn, mounting).convertToFormat(QImage::Format_RGB32);
    const QImage turned = imageOf(upright(bitmapOf(drawn), mounting));
    QCOMPARE(turned, expected);
    QCOMPARE(mounting.isUpright(), expected == drawn);
}

void TestMounting::steeringFollowsThePicture()
{
    QFETCH(const Mounting, mounting);
    for (const Direction ofCamera :
         {Direction::Left, Direction::Right, Direction::Up, Direction::Down}) {
        const Direction seen = seenOn(ofCamera, mounting);
        QCOMPARE(cameraDirection(seen, mounting), ofCamera);
        QCOMPARE(cameraMove(stepTo(seen), mounting), stepTo(ofCamera));
        QCOMPARE(shownMove(stepTo(ofCamera), mounting), stepTo(seen));
    }
    const Move both{.pan = 3, .tilt = -11};
    QCOMPARE(shownMove(cameraMove(both, mounting), mounting), both);
}

void TestMounting::oneAfterAnother()
{
    QFETCH(const Mounting, mounting);
    const QImage drawn = drawnPicture();
    for (const Mounting &first : std::as_const(m_all)) {
        const QImage expected = turnedByQt(turnedByQt(drawn, first), mounting);
        QCOMPARE(turnedByQt(drawn, mounting.after(first)), expected);
    }
}

void TestMounting::whatIsShownIsTurnedByAQuarter()
{
    QFETCH(const Mounting, mounting);
    const QImage shown = turnedByQt(drawnPicture(), mounting);
    QCOMPARE(turnedByQt(drawnPicture(), mounting.turnedRight()),
             shown.transformed(QTransform().rotate(90)));
    QCOMPARE(turnedByQt(drawnPicture(), mounting.turnedLeft()),
             shown.transformed(QTransform().rotate(-90)));
    QCOMPARE(mounting.turnedLeft().turnedRight(), mounting);
}

void TestMounting::exifHasANumberForEach()
{
    for (int orientation = 1; orientation <= 8; ++orientation) {
        QCOMPARE(Mounting::ofExif(orientation).turn().exif, orientation);
    }
    for (const int nonsense : {-1, 0, 9, 65535}) {
        QCOMPARE(Mounting::ofExif(nonsense), Mounting());
    }
}

VEDETTE_TEST(TestMounting)
#include "TestMounting.moc"
