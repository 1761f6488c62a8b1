// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "JpegDecoder.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QTest>

#include <random>

using vedette::DecodedJpeg;
using vedette::decodeJpeg;
using vedette::test::colourfulImage;
using vedette::test::jpegOf;

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
    QCOMPARE(decoded.image.format(), QImage::Format_RGB32);
    const QImage expected = QImage::fromData(jpeg).convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor a = decoded.image.pixelColor(x, y);
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
    QTest::newRow("a little more than half") << QSize(321, 500) << QSize(400, 300);
    QTest::newRow("tiny") << QSize(10, 10) << QSize(80, 60);
    QTest::newRow("letterboxed") << QSize(640, 120) << QSize(160, 120);
}

void TestJpegDecoder::itIsDecodedNoSmallerThanShown()
{
    QFETCH(QSize, target);
    QFETCH(QSize, decoded);
    const DecodedJpeg result = decodeJpeg(jpegOf(colourfulImage({640, 480})), target);
    QCOMPARE(result.image.size(), decoded);
    QCOMPARE(result.fullSize, QSize(640, 480));
}

void TestJpegDecoder::aTruncatedPictureIsRefused()
{
    const QByteArray jpeg = jpegOf(colourfulImage({160, 120}));
    for (qsizetype size = 0; size < jpeg.size() - 20; size += 37) {
        const DecodedJpeg decoded = decodeJpeg(jpeg.first(size), {});
        QVERIFY2(decoded.image.isNull(), qPrintable(QString::number(size)));
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
        refused += decodeJpeg(noisy, {}).image.isNull() ? 1 : 0;
    }
    // A JPEG has no checksum: by chance noise can be valid data. It is not by skill.
    QVERIFY2(refused >= Rounds - 1, qPrintable(QString::number(refused)));
}

void TestJpegDecoder::aMissingEndMarkerIsTolerated()
{
    const QByteArray jpeg = jpegOf(colourfulImage({160, 120}));
    QVERIFY(jpeg.endsWith("\xFF\xD9"));
    QVERIFY(!decodeJpeg(jpeg.chopped(2), {}).image.isNull());
}

void TestJpegDecoder::someStrayBytesAreTolerated()
{
    const QByteArray jpeg = jpegOf(colourfulImage({160, 120}));
    QVERIFY(!decodeJpeg(jpeg.chopped(2) + "\1\2\3\xFF\xD9", {}).image.isNull());
    QVERIFY(!decodeJpeg(jpeg + QByteArray(1000, '\0'), {}).image.isNull());
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
    QVERIFY(decodeJpeg(bomb, {}).image.isNull());
}

void TestJpegDecoder::anythingElseIsRefused()
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("x"), QByteArray("\xFF\xD8"),
                                    QByteArray("\xFF\xD8\xFF\xD9"), QByteArray(5000, '\xFF')}) {
        const DecodedJpeg decoded = decodeJpeg(bytes, {100, 100});
        QVERIFY(decoded.image.isNull());
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
            QCOMPARE(decoded.image.isNull(), !decoded.problem.isEmpty());
        }
    }
}

VEDETTE_GUI_TEST(TestJpegDecoder)
#include "TestJpegDecoder.moc"
