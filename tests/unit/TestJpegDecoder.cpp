// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/JpegDecoder.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QTest>

#include <cstdio>
#include <cstdlib>
#include <random>

// After <cstdio>, which it needs and does not include.
#include <jpeglib.h>

using vedette::Bitmap;
using vedette::DecodedJpeg;
using vedette::decodeJpeg;
using vedette::test::colourfulImage;
using vedette::test::jpegOf;

namespace {

/// Of one colour in CMYK, where the values are what is left of red, green and blue, or the inverse.
QByteArray inkJpegOf(QColor colour, J_COLOR_SPACE stored, bool isInverted)
{
    jpeg_compress_struct state{};
    jpeg_error_mgr errors{};
    state.err = jpeg_std_error(&errors);
    jpeg_create_compress(&state);
    unsigned char *bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&state, &bytes, &size);
    constexpr JDIMENSION Side = 16;
    state.image_width = Side;
    state.image_height = Side;
    state.input_components = 4;
    state.in_color_space = JCS_CMYK;
    jpeg_set_defaults(&state);
    jpeg_set_colorspace(&state, stored);
    state.write_Adobe_marker = static_cast<boolean>(isInverted);
    jpeg_start_compress(&state, TRUE);
    const auto ink = [isInverted](int light) {
        return static_cast<char>(isInverted ? light : 255 - light);
    };
    const QByteArray pixel{QByteArray{} + ink(colour.red()) + ink(colour.green()) +
                           ink(colour.blue()) + ink(255)};
    QByteArray row = pixel.repeated(Side);
    while (state.next_scanline < state.image_height) {
        auto *rows = reinterpret_cast<JSAMPROW>(row.data());
        jpeg_write_scanlines(&state, &rows, 1);
    }
    jpeg_finish_compress(&state);
    jpeg_destroy_compress(&state);
    QByteArray jpeg(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    std::free(bytes); // NOLINT(cppcoreguidelines-no-malloc): libjpeg's
    return jpeg;
}

/// With an Exif segment that says nothing but the orientation.
QByteArray withOrientation(const QByteArray &jpeg, int orientation, bool isLittleEndian)
{
    const QByteArray value(1, static_cast<char>(orientation));
    const QByteArray tiff =
        isLittleEndian ? QByteArray("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18) + value +
                             QByteArray(7, '\0')
                       : QByteArray("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19) + value +
                             QByteArray(6, '\0');
    const QByteArray payload = QByteArray("Exif\0\0", 6) + tiff;
    return jpeg.first(2) + QByteArray("\xFF\xE1\0", 3) + static_cast<char>(payload.size() + 2) +
           payload + jpeg.sliced(2);
}

/// As the window shows it. Refers to the bitmap's pixels.
QImage shownImage(const Bitmap &bitmap)
{
    return {bitmap.pixels.get(), bitmap.width, bitmap.height, bitmap.stride, QImage::Format_RGB32};
}

} // namespace

class TestJpegDecoder : public QObject
{
    Q_OBJECT

private slots:
    void aWholePictureIsAsQtDecodesIt_data();
    void aWholePictureIsAsQtDecodesIt();
    void itIsDecodedNoSmallerThanShown_data();
    void itIsDecodedNoSmallerThanShown();
    void aTruncatedPictureIsRefused();
    void noiseInThePictureIsRefused();
    void aMissingEndMarkerIsTolerated();
    void someStrayBytesAreTolerated();
    void tooLargeAPictureIsRefusedBeforeItCostsMemory();
    void tooManyScansAreRefused();
    void picturesInInkAreShown_data();
    void picturesInInkAreShown();
    void theHeightMayStandBehindTheData();
    void exifTurnsThePicture_data();
    void exifTurnsThePicture();
    void kindsThatCannotBeShownAreNotCalledDamaged();
    void anythingElseIsRefused();
    void mutationsAreHarmless();
};

void TestJpegDecoder::aWholePictureIsAsQtDecodesIt_data()
{
    QTest::addColumn<QImage>("image");
    QTest::addColumn<bool>("progressive");
    QTest::newRow("colour") << colourfulImage({160, 120}) << false;
    QTest::newRow("progressive") << colourfulImage({160, 120}) << true;
    QTest::newRow("grey") << colourfulImage({160, 120}).convertToFormat(QImage::Format_Grayscale8)
                          << false;
    QTest::newRow("odd size") << colourfulImage({33, 17}) << false;
}

void TestJpegDecoder::aWholePictureIsAsQtDecodesIt()
{
    QFETCH(QImage, image);
    QFETCH(bool, progressive);
    const QByteArray jpeg = jpegOf(image, progressive);
    const DecodedJpeg decoded = decodeJpeg(jpeg, {});
    QVERIFY2(decoded.problem.isEmpty(), qPrintable(decoded.problem));
    QCOMPARE(decoded.fullSize, image.size());
    const QImage shown = shownImage(decoded.bitmap);
    QCOMPARE(shown.size(), image.size());
    const QImage expected = QImage::fromData(jpeg).convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor a = shown.pixelColor(x, y);
            const QColor b = expected.pixelColor(x, y);
            // Qt may use another, as exact, transform.
            QVERIFY(qAbs(a.red() - b.red()) <= 4 && qAbs(a.green() - b.green()) <= 4 &&
                    qAbs(a.blue() - b.blue()) <= 4);
        }
    }
}

void TestJpegDecoder::itIsDecodedNoSmallerThanShown_data()
{
    QTest::addColumn<QSize>("target");
    QTest::addColumn<QSize>("decoded");
    QTest::newRow("full") << QSize(640, 480) << QSize(640, 480);
    QTest::newRow("larger") << QSize(2000, 2000) << QSize(640, 480);
    QTest::newRow("half") << QSize(320, 240) << QSize(320, 240);
    QTest::newRow("a little more than half") << QSize(321, 500) << QSize(640, 480);
    QTest::newRow("tiny") << QSize(10, 10) << QSize(80, 60);
    QTest::newRow("letterboxed") << QSize(640, 120) << QSize(160, 120);
}

void TestJpegDecoder::itIsDecodedNoSmallerThanShown()
{
    QFETCH(QSize, target);
    QFETCH(QSize, decoded);
    const DecodedJpeg result = decodeJpeg(jpegOf(colourfulImage({640, 480})), target);
    QCOMPARE(result.bitmap.size(), decoded);
    QCOMPARE(result.fullSize, QSize(640, 480));
}

void TestJpegDecoder::aTruncatedPictureIsRefused()
{
    const QByteArray jpeg = jpegOf(colourfulImage({160, 120}));
    for (qsizetype size = 0; size < jpeg.size() - 20; size += 37) {
        const DecodedJpeg decoded = decodeJpeg(jpeg.first(size), {});
        QVERIFY2(decoded.bitmap.isNull(), qPrintable(QString::number(size)));
        QVERIFY(!decoded.problem.isEmpty());
    }
}

void TestJpegDecoder::noiseInThePictureIsRefused()
{
    const QByteArray jpeg = jpegOf(colourfulImage({320, 240}));
    std::mt19937 random(5);
    int refused = 0;
    constexpr int Rounds = 100;
    for (int round = 0; round < Rounds; ++round) {
        QByteArray noisy = jpeg;
        const qsizetype middle = noisy.size() / 2;
        for (qsizetype at = middle; at < middle + middle / 4; ++at) {
            noisy[at] = static_cast<char>(random() % 0xFF);
        }
        refused += decodeJpeg(noisy, {}).bitmap.isNull() ? 1 : 0;
    }
    // A JPEG has no checksum: by chance noise can be valid data. It is not by skill.
    QVERIFY2(refused >= Rounds - 1, qPrintable(QString::number(refused)));
}

void TestJpegDecoder::aMissingEndMarkerIsTolerated()
{
    const QByteArray jpeg = jpegOf(colourfulImage({160, 120}));
    QVERIFY(jpeg.endsWith("\xFF\xD9"));
    QVERIFY(!decodeJpeg(jpeg.chopped(2), {}).bitmap.isNull());
}

void TestJpegDecoder::someStrayBytesAreTolerated()
{
    const QByteArray jpeg = jpegOf(colourfulImage({160, 120}));
    QVERIFY(!decodeJpeg(jpeg.chopped(2) + "\1\2\3\xFF\xD9", {}).bitmap.isNull());
    QVERIFY(!decodeJpeg(jpeg + QByteArray(1000, '\0'), {}).bitmap.isNull());
}

void TestJpegDecoder::tooLargeAPictureIsRefusedBeforeItCostsMemory()
{
    QByteArray jpeg = jpegOf(colourfulImage({16, 16}));
    const qsizetype header = jpeg.indexOf("\xFF\xC0");
    QVERIFY(header > 0);
    for (qsizetype at = header + 5; at < header + 9; ++at) {
        jpeg[at] = '\xFA';
    }
    QCOMPARE(decodeJpeg(jpeg, {}).problem, QStringLiteral("is too large"));
}

void TestJpegDecoder::tooManyScansAreRefused()
{
    const QByteArray jpeg = jpegOf(colourfulImage({64, 64}), true);
    const qsizetype lastScan = jpeg.lastIndexOf("\xFF\xDA");
    QVERIFY(lastScan > 0);
    const QByteArray scan = jpeg.sliced(lastScan).chopped(2);
    const QByteArray bomb = jpeg.chopped(2) + scan.repeated(500) + "\xFF\xD9";
    QVERIFY(decodeJpeg(bomb, {}).bitmap.isNull());
}

void TestJpegDecoder::picturesInInkAreShown_data()
{
    QTest::addColumn<int>("stored");
    QTest::addColumn<bool>("isInverted");
    QTest::newRow("CMYK") << int{JCS_CMYK} << false;
    QTest::newRow("CMYK of Adobe's programs") << int{JCS_CMYK} << true;
    QTest::newRow("YCCK of Adobe's programs") << int{JCS_YCCK} << true;
}

void TestJpegDecoder::picturesInInkAreShown()
{
    QFETCH(int, stored);
    QFETCH(bool, isInverted);
    const QColor colour(200, 120, 40);
    const QByteArray jpeg = inkJpegOf(colour, static_cast<J_COLOR_SPACE>(stored), isInverted);
    const DecodedJpeg decoded = decodeJpeg(jpeg, {});
    QCOMPARE(decoded.problem, QString());
    const QImage image = shownImage(decoded.bitmap);
    for (const QPoint at : {QPoint(0, 0), QPoint(15, 0), QPoint(7, 15)}) {
        const QColor shown = image.pixelColor(at);
        QVERIFY2(qAbs(shown.red() - colour.red()) < 6 && qAbs(shown.green() - colour.green()) < 6 &&
                     qAbs(shown.blue() - colour.blue()) < 6,
                 qPrintable(shown.name()));
    }
}

void TestJpegDecoder::theHeightMayStandBehindTheData()
{
    const QByteArray jpeg = jpegOf(colourfulImage({64, 48}));
    QByteArray late = jpeg.chopped(2) + QByteArray("\xFF\xDC\x00\x04\x00\x30\xFF\xD9", 8);
    late.replace(late.indexOf("\xFF\xC0") + 5, 2, QByteArray(2, '\0'));
    const DecodedJpeg decoded = decodeJpeg(late, {});
    QCOMPARE(decoded.problem, QString());
    QCOMPARE(decoded.fullSize, QSize(64, 48));
    QVERIFY(decoded.bitmap.bytes() == decodeJpeg(jpeg, {}).bitmap.bytes());
}

void TestJpegDecoder::exifTurnsThePicture_data()
{
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QPoint>("first");  // where the stored picture's first corner is to be shown
    QTest::addColumn<QPoint>("second"); // and the next one of its first row
    const QPoint topLeft(2, 2);
    const QPoint topRight(-3, 2);
    const QPoint bottomLeft(2, -3);
    const QPoint bottomRight(-3, -3);
    const auto row = [](int orientation, QPoint first, QPoint second) {
        QTest::addRow("%d", orientation) << orientation << first << second;
    };
    row(0, topLeft, topRight); // nonsense
    row(1, topLeft, topRight);
    row(2, topRight, topLeft);
    row(3, bottomRight, bottomLeft);
    row(4, bottomLeft, bottomRight);
    row(5, topLeft, bottomLeft);
    row(6, topRight, bottomRight);
    row(7, bottomRight, topRight);
    row(8, bottomLeft, topLeft);
    row(9, topLeft, topRight); // nonsense
}

void TestJpegDecoder::exifTurnsThePicture()
{
    QFETCH(int, orientation);
    QFETCH(QPoint, first);
    QFETCH(QPoint, second);
    QImage image({64, 32}, QImage::Format_RGB32);
    image.fill(Qt::black);
    for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < 16; ++x) {
            image.setPixelColor(x, y, Qt::red);
            image.setPixelColor(63 - x, y, Qt::blue);
        }
    }
    const bool isOnItsSide = orientation >= 5 && orientation <= 8;
    const QSize size = isOnItsSide ? QSize(32, 64) : QSize(64, 32);
    for (const bool isLittleEndian : {true, false}) {
        const QByteArray jpeg = withOrientation(jpegOf(image), orientation, isLittleEndian);
        const DecodedJpeg decoded = decodeJpeg(jpeg, {});
        QCOMPARE(decoded.fullSize, size);
        const QImage shown = shownImage(decoded.bitmap);
        QCOMPARE(shown.size(), size);
        QCOMPARE(decodeJpeg(jpeg, size / 2).bitmap.size(), size / 2);
        const auto at = [&](QPoint corner) {
            return shown.pixelColor((corner.x() + size.width()) % size.width(),
                                    (corner.y() + size.height()) % size.height());
        };
        QVERIFY2(at(first).red() > 200 && at(first).blue() < 60, qPrintable(at(first).name()));
        QVERIFY2(at(second).blue() > 200 && at(second).red() < 60, qPrintable(at(second).name()));
    }
}

void TestJpegDecoder::kindsThatCannotBeShownAreNotCalledDamaged()
{
    QByteArray lossless = jpegOf(colourfulImage({64, 48}));
    lossless.replace(lossless.indexOf("\xFF\xC0"), 2, "\xFF\xC3");
    const DecodedJpeg decoded = decodeJpeg(lossless, {});
    QVERIFY(decoded.bitmap.isNull() && !decoded.isDamaged);
    QCOMPARE(decoded.problem, QStringLiteral("is of a kind that cannot be shown"));
}

void TestJpegDecoder::anythingElseIsRefused()
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("x"), QByteArray("\xFF\xD8"),
                                    QByteArray("\xFF\xD8\xFF\xD9"), QByteArray(5000, '\xFF')}) {
        const DecodedJpeg decoded = decodeJpeg(bytes, {100, 100});
        QVERIFY(decoded.bitmap.isNull());
        QVERIFY(!decoded.problem.isEmpty());
    }
}

void TestJpegDecoder::mutationsAreHarmless()
{
    std::mt19937 random(20261124);
    for (const bool progressive : {false, true}) {
        const QByteArray jpeg = jpegOf(colourfulImage({64, 48}), progressive);
        for (int round = 0; round < 1500; ++round) {
            QByteArray mutated = jpeg;
            for (unsigned i = 0; i <= random() % 6; ++i) {
                mutated[static_cast<qsizetype>(random() % mutated.size())] =
                    static_cast<char>(random());
            }
            const DecodedJpeg decoded = decodeJpeg(mutated, {48, 36});
            QCOMPARE(decoded.bitmap.isNull(), !decoded.problem.isEmpty());
        }
    }
}

VEDETTE_TEST(TestJpegDecoder)
#include "TestJpegDecoder.moc"
