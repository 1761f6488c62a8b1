// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/JpegProbe.h"
#include "media/JpegScanner.h"
#include "TestProgram.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QTest>

using vedette::JpegScanner;
using vedette::jpegSize;
using vedette::probeJpeg;

namespace {

QByteArray jpegOf(QSize size, bool progressive = false)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            image.setPixel(x, y, qRgb((x * 7) & 255, (y * 5) & 255, (x * y) & 255));
        }
    }
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(90);
    writer.setProgressiveScanWrite(progressive);
    return writer.write(image) ? jpeg : QByteArray();
}

} // namespace

class TestJpegProbe : public QObject
{
    Q_OBJECT

private slots:
    void realPictures_data();
    void realPictures();
    void aTruncatedPictureHasNoEnd();
    void aThumbnailIsNotThePicture();
    void strayBytesHideNoSize();
    void anythingElseIsHarmless();
    void theEndIsFoundInPiecesOfAnySize();
};

void TestJpegProbe::realPictures_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("progressive");
    QTest::newRow("tiny") << QSize(1, 1) << false;
    QTest::newRow("VGA") << QSize(640, 480) << false;
    QTest::newRow("VGA progressive") << QSize(640, 480) << true;
    QTest::newRow("odd") << QSize(333, 77) << true;
}

void TestJpegProbe::realPictures()
{
    QFETCH(QSize, size);
    QFETCH(bool, progressive);
    const QByteArray jpeg = jpegOf(size, progressive);
    const auto probe = probeJpeg(jpeg);
    QVERIFY(probe.hasStartMarker);
    QVERIFY(probe.hasEndMarker);
    QCOMPARE(probe.size, size);

    JpegScanner scanner;
    QCOMPARE(scanner.scan(jpeg + "trailing \xFF\xD9 bytes"), std::optional(jpeg.size()));
}

void TestJpegProbe::aTruncatedPictureHasNoEnd()
{
    const QByteArray jpeg = jpegOf({64, 48});
    for (qsizetype size = 0; size < jpeg.size(); ++size) {
        QVERIFY(!probeJpeg(QByteArrayView(jpeg).first(size)).hasEndMarker);
    }
}

void TestJpegProbe::aThumbnailIsNotThePicture()
{
    const QByteArray thumbnail = jpegOf({16, 12});
    const QByteArray jpeg = jpegOf({64, 48});
    const auto length = static_cast<quint16>(thumbnail.size() + 2);
    QByteArray exif = "\xFF\xE1";
    exif += static_cast<char>(length >> 8);
    exif += static_cast<char>(length & 0xFF);
    const QByteArray whole = jpeg.first(2) + exif + thumbnail + jpeg.sliced(2);
    QCOMPARE(probeJpeg(whole).size, QSize(64, 48));
    JpegScanner scanner;
    QCOMPARE(scanner.scan(whole), std::optional(whole.size()));
}

void TestJpegProbe::strayBytesHideNoSize()
{
    // Taken for a segment, the stuffed zero would hide the frame header behind it, but not from a
    // decoder.
    const QByteArray jpeg = jpegOf({64, 48});
    const QByteArray stray("\xFF\x00\x7F\xFF", 4);
    const QByteArray whole = jpeg.first(2) + stray + jpeg.sliced(2);
    QCOMPARE(QImage::fromData(whole, "jpeg").size(), QSize(64, 48));
    QCOMPARE(jpegSize(whole), QSize(64, 48));
}

void TestJpegProbe::anythingElseIsHarmless()
{
    for (const QByteArray &bytes :
         {QByteArray(), QByteArray("\xFF"), QByteArray("\xFF\xD8"), QByteArray("GIF89a"),
          QByteArray("\xFF\xD8\xFF\xC0\0\x0B", 6), QByteArray(1000, '\xFF')}) {
        QVERIFY(jpegSize(bytes).isEmpty());
        QVERIFY(!probeJpeg(bytes).hasEndMarker);
    }
}

void TestJpegProbe::theEndIsFoundInPiecesOfAnySize()
{
    const QByteArray jpeg = jpegOf({64, 48}, true);
    for (const qsizetype piece : {1, 2, 3, 7, 64, 1000}) {
        JpegScanner scanner;
        qsizetype at = 0;
        std::optional<qsizetype> found;
        while (!found && at < jpeg.size()) {
            const auto bytes = QByteArrayView(jpeg).sliced(at, qMin(piece, jpeg.size() - at));
            found = scanner.scan(bytes);
            at += found ? *found : bytes.size();
        }
        QVERIFY(found);
        QCOMPARE(at, jpeg.size());
    }
}

VEDETTE_TEST(TestJpegProbe)
#include "TestJpegProbe.moc"
