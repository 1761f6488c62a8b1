// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/JpegDecoder.h"
#include "media/JpegTurning.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QTest>

#include <random>

using vedette::decodeJpeg;
using vedette::Mounting;
using vedette::TurnedJpeg;
using vedette::turnedJpeg;
using vedette::test::colourfulImage;
using vedette::test::jpegOf;

namespace {

QByteArray pixelsOf(const QByteArray &jpeg, const Mounting &mounting = {})
{
    return decodeJpeg(jpeg, {}, mounting).bitmap.bytes().toByteArray();
}

/// The mounting that turns back what the other one turned.
Mounting undoing(const Mounting &mounting)
{
    for (int exif = 1; exif <= 8; ++exif) {
        const Mounting back = Mounting::ofExif(exif);
        if (back.after(mounting).isUpright()) {
            return back;
        }
    }
    qFatal("nothing turns it back");
}

/// What they differ by most, in any colour of any pixel.
int difference(const QByteArray &a, const QByteArray &b)
{
    int most = a.size() == b.size() ? 0 : 256;
    for (qsizetype at = 0; at < a.size() && most < 256; ++at) {
        most = std::max(most, std::abs(int{static_cast<uchar>(a[at])} - static_cast<uchar>(b[at])));
    }
    return most;
}

} // namespace

/// Pictures as files that have been turned.
class TestJpegTurning : public QObject
{
    Q_OBJECT

private slots:
    void turningBackGivesTheSamePixels_data();
    void turningBackGivesTheSamePixels();
    void whereTheSizeDoesNotAllowItItIsEncodedAnew();
    void exifIsTurnedAlong();
    void whatCannotBeTurnedIsRefused();
    void mutationsAreHarmless();
};

void TestJpegTurning::turningBackGivesTheSamePixels_data()
{
    QTest::addColumn<int>("exif");
    QTest::addColumn<bool>("progressive");
    for (int exif = 1; exif <= 8; ++exif) {
        QTest::addRow("%d", exif) << exif << false;
    }
    QTest::newRow("progressive") << 6 << true;
}

void TestJpegTurning::turningBackGivesTheSamePixels()
{
    QFETCH(const int, exif);
    QFETCH(const bool, progressive);
    const Mounting mounting = Mounting::ofExif(exif);
    const QByteArray jpeg = jpegOf(colourfulImage({160, 112}), progressive);
    const TurnedJpeg turned = turnedJpeg(jpeg, mounting);
    QCOMPARE(turned.problem, QString());
    QVERIFY(turned.isLossless);
    // It is the picture as it is shown, but for how blocks of colours are smoothed into each other.
    QVERIFY(difference(pixelsOf(turned.jpeg), pixelsOf(jpeg, mounting)) < 64);
    QCOMPARE(decodeJpeg(turned.jpeg, {}).fullSize, decodeJpeg(jpeg, {}, mounting).fullSize);
    // Nothing was computed again.
    const TurnedJpeg back = turnedJpeg(turned.jpeg, undoing(mounting));
    QVERIFY(back.isLossless);
    QCOMPARE(pixelsOf(back.jpeg), pixelsOf(jpeg));
}

void TestJpegTurning::whereTheSizeDoesNotAllowItItIsEncodedAnew()
{
    const Mounting mounting{.rotation = 90};
    QImage image({101, 67}, QImage::Format_RGB32);
    image.fill(QColor(20, 60, 200));
    const QByteArray jpeg = jpegOf(image);
    const TurnedJpeg turned = turnedJpeg(jpeg, mounting);
    QCOMPARE(turned.problem, QString());
    QVERIFY(!turned.isLossless);
    QCOMPARE(decodeJpeg(turned.jpeg, {}).fullSize, QSize(67, 101));
    QVERIFY(difference(pixelsOf(turned.jpeg), pixelsOf(jpeg, mounting)) < 6);
}

void TestJpegTurning::exifIsTurnedAlong()
{
    // "Turn me by 90 degrees", which half a turn more makes 270.
    const QByteArray exif("\xFF\xE1\0\x22"
                          "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0",
                          36);
    const QByteArray plain = jpegOf(colourfulImage({160, 112}));
    const QByteArray jpeg = plain.first(2) + exif + plain.sliced(2);
    const TurnedJpeg turned = turnedJpeg(jpeg, {.rotation = 180});
    QVERIFY(turned.isLossless);
    QCOMPARE(pixelsOf(turned.jpeg), pixelsOf(turnedJpeg(plain, {.rotation = 270}).jpeg));
}

void TestJpegTurning::whatCannotBeTurnedIsRefused()
{
    const Mounting mounting{.rotation = 90};
    for (const QByteArray &bytes : {QByteArray(), QByteArray("x"), QByteArray("\xFF\xD8"),
                                    QByteArray("\xFF\xD8\xFF\xD9"), QByteArray(5000, '\xFF')}) {
        const TurnedJpeg turned = turnedJpeg(bytes, mounting);
        QVERIFY(turned.jpeg.isEmpty());
        QVERIFY(!turned.problem.isEmpty());
    }
    const QByteArray jpeg = jpegOf(colourfulImage({160, 112}));
    QCOMPARE(turnedJpeg(jpeg.first(jpeg.size() / 2), mounting).problem,
             QStringLiteral("is damaged"));
    // Its header promises 4000 × 4001 pixels, one row more than may be turned.
    QByteArray large = jpegOf(colourfulImage({16, 16}));
    large.replace(large.indexOf("\xFF\xC0") + 5, 4, QByteArray("\x0F\xA1\x0F\xA0"));
    QCOMPARE(turnedJpeg(large, mounting).problem, QStringLiteral("is too large to be turned"));
    // More scans than any picture needs.
    const QByteArray scans = jpegOf(colourfulImage({64, 64}), true);
    const QByteArray scan = scans.sliced(scans.lastIndexOf("\xFF\xDA")).chopped(2);
    QVERIFY(
        turnedJpeg(scans.chopped(2) + scan.repeated(1000) + "\xFF\xD9", mounting).jpeg.isEmpty());
}

void TestJpegTurning::mutationsAreHarmless()
{
    std::mt19937 random(20261129);
    for (const bool progressive : {false, true}) {
        const QByteArray jpeg = jpegOf(colourfulImage({64, 48}), progressive);
        for (int round = 0; round < 1000; ++round) {
            QByteArray mutated = jpeg;
            for (unsigned i = 0; i <= random() % 6; ++i) {
                mutated[static_cast<qsizetype>(random() % mutated.size())] =
                    static_cast<char>(random());
            }
            const TurnedJpeg turned = turnedJpeg(mutated, Mounting::ofExif(1 + round % 8));
            QCOMPARE(turned.jpeg.isEmpty(), !turned.problem.isEmpty());
        }
    }
}

VEDETTE_TEST(TestJpegTurning)
#include "TestJpegTurning.moc"
