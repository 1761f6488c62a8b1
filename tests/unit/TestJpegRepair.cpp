// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/ExifMounting.h"
#include "media/JpegProbe.h"
#include "media/JpegRepair.h"
#include "stream/FrameCheck.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QTest>

using vedette::FrameCheck;
using vedette::jpegForBrowsers;
using vedette::jpegSize;
using vedette::SteadyClock;
using vedette::withHeightInHeader;
using vedette::test::colourfulImage;
using vedette::test::jpegOf;

namespace {

/// As which of the eight cases a picture says that it is to be turned.
int exifNumber(const QByteArray &jpeg)
{
    return vedette::exifMounting(jpeg).turn().exif;
}

/// Without its Huffman tables. Qt's writer uses the standard ones.
QByteArray withoutHuffmanTables(QByteArray jpeg)
{
    for (qsizetype at = jpeg.indexOf("\xFF\xC4"); at >= 0; at = jpeg.indexOf("\xFF\xC4", at)) {
        const int length =
            static_cast<uchar>(jpeg[at + 2]) * 256 + static_cast<uchar>(jpeg[at + 3]);
        jpeg.remove(at, 2 + length);
    }
    return jpeg;
}

QByteArray withLateHeight(QByteArray jpeg, int height)
{
    jpeg.replace(jpeg.indexOf("\xFF\xC0") + 5, 2, QByteArray(2, '\0'));
    return jpeg.chopped(2) + QByteArray("\xFF\xDC\x00\x04\x00", 5) + static_cast<char>(height) +
           "\xFF\xD9";
}

} // namespace

/// Pictures of kinds that not every program can show.
class TestJpegRepair : public QObject
{
    Q_OBJECT

private slots:
    void mostPicturesStayTheVerySame();
    void missingHuffmanTablesAreAdded();
    void aLateHeightIsMoved();
    void theyAreNotDamaged();
    void brokenExifSaysNothing();
    void aHeaderThatIsTooShortHasNoSize();
    void anythingElseIsHarmless();
};

void TestJpegRepair::mostPicturesStayTheVerySame()
{
    for (const bool isProgressive : {false, true}) {
        const QByteArray jpeg = jpegOf(colourfulImage({64, 48}), isProgressive);
        // The same bytes in memory: no copy for each viewer's picture.
        QCOMPARE(jpegForBrowsers(jpeg).constData(), jpeg.constData());
        QCOMPARE(withHeightInHeader(jpeg).constData(), jpeg.constData());
    }
}

void TestJpegRepair::missingHuffmanTablesAreAdded()
{
    const QByteArray jpeg = jpegOf(colourfulImage({64, 48}));
    const QByteArray bare = withoutHuffmanTables(jpeg);
    QVERIFY(bare.size() < jpeg.size() && !bare.contains("\xFF\xC4"));
    const QByteArray shown = jpegForBrowsers(bare);
    QVERIFY(shown.contains("\xFF\xC4"));
    QCOMPARE(QImage::fromData(shown), QImage::fromData(jpeg));
    QCOMPARE(jpegForBrowsers(shown), shown);
}

void TestJpegRepair::aLateHeightIsMoved()
{
    const QByteArray jpeg = jpegOf(colourfulImage({64, 48}));
    const QByteArray late = withLateHeight(jpeg, 48);
    QCOMPARE(jpegSize(late), QSize(64, 48));
    QCOMPARE(QImage::fromData(jpegForBrowsers(late)), QImage::fromData(jpeg));
}

void TestJpegRepair::theyAreNotDamaged()
{
    const QByteArray jpeg = jpegOf(colourfulImage({64, 48}));
    FrameCheck check;
    QVERIFY(check.sizeIfWhole(withoutHuffmanTables(jpeg), SteadyClock::time_point()));
    FrameCheck another;
    QVERIFY(another.sizeIfWhole(withLateHeight(jpeg, 48), SteadyClock::time_point()));
}

void TestJpegRepair::brokenExifSaysNothing()
{
    const QByteArray jpeg = jpegOf(colourfulImage({64, 48}));
    const QByteArray exif("\xFF\xE1\0\x22"
                          "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0",
                          36);
    QCOMPARE(exifNumber(jpeg), 1);
    QCOMPARE(exifNumber(jpeg.first(2) + exif + jpeg.sliced(2)), 6);
    // Cut off anywhere, and with any byte of it changed.
    for (qsizetype size = 0; size < exif.size(); ++size) {
        const int orientation = exifNumber("\xFF\xD8" + exif.first(size));
        QVERIFY(orientation == 1 || orientation == 6);
        for (const char c : {'\0', '\x7F', '\xFF'}) {
            QByteArray changed = exif;
            changed[size] = c;
            const int read = exifNumber("\xFF\xD8" + changed + jpeg.sliced(2));
            QVERIFY(read >= 1 && read <= 8);
        }
    }
}

void TestJpegRepair::aHeaderThatIsTooShortHasNoSize()
{
    // With a late height, which would be written over the marker of the scan.
    const QByteArray jpeg(
        "\xFF\xD8\xFF\xC0\0\x04\x08\0\0\x10\0\xFF\xDA\0\x02\xFF\xDC\0\x04\xD8\xFF\xFF\xD9", 23);
    QCOMPARE(jpegSize(jpeg), QSize());
    QCOMPARE(jpegForBrowsers(jpeg), jpeg);
}

void TestJpegRepair::anythingElseIsHarmless()
{
    for (const QByteArray &bytes :
         {QByteArray(), QByteArray("\xFF"), QByteArray("\xFF\xD8"), QByteArray("GIF89a"),
          QByteArray("\xFF\xD8\xFF\xC0\0\x0B", 6), QByteArray(1000, '\xFF')}) {
        QCOMPARE(jpegForBrowsers(bytes), bytes);
        QCOMPARE(withHeightInHeader(bytes), bytes);
        QCOMPARE(exifNumber(bytes), 1);
    }
}

VEDETTE_TEST(TestJpegRepair)
#include "TestJpegRepair.moc"
