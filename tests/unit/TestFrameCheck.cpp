// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/FrameCheck.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QTest>

using namespace std::chrono_literals;
using vedette::FrameCheck;
using vedette::SteadyClock;
using vedette::test::colourfulImage;
using vedette::test::jpegOf;

namespace {

constexpr SteadyClock::time_point FrameCheckStart{1000s};

/// Whole by its structure, but half of its data are missing.
QByteArray withHalfOfItsData(const QByteArray &jpeg)
{
    const qsizetype scan = jpeg.lastIndexOf("\xFF\xDA");
    return jpeg.first(scan + (jpeg.size() - scan) / 2).append("\xFF\xD9");
}

} // namespace

class TestFrameCheck : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWhole_data();
    void whatIsWhole();
    void noCutGoesUnnoticed();
    void damageWithinTheDataIsNoticedInASecond();
    void onePictureASecondIsDecoded();
    void aFloodIsNotDecoded();
};

void TestFrameCheck::whatIsWhole_data()
{
    QTest::addColumn<QByteArray>("jpeg");
    QTest::addColumn<bool>("isWhole");
    const QByteArray jpeg = jpegOf(colourfulImage({160, 120}));
    const QByteArray progressive = jpegOf(colourfulImage({160, 120}), true);
    const qsizetype header = jpeg.indexOf("\xFF\xC0");
    const qsizetype scan = jpeg.lastIndexOf("\xFF\xDA");
    QByteArray flat = jpeg;
    flat.replace(header + 5, 2, QByteArray(2, '\0'));
    QTest::newRow("whole") << jpeg << true;
    QTest::newRow("whole, progressive") << progressive << true;
    QTest::newRow("without its end marker") << jpeg.chopped(2) << true;
    QTest::newRow("padded with zeros") << jpeg + QByteArray(1000, '\0') << true;
    QTest::newRow("a line end behind it") << jpeg + "\r\n" << true;
    QTest::newRow("half") << jpeg.first(jpeg.size() / 2) << false;
    QTest::newRow("half, progressive") << progressive.first(progressive.size() / 2) << false;
    QTest::newRow("half, and an end marker") << withHalfOfItsData(jpeg) << false;
    QTest::newRow("half, and the whole one behind it")
        << jpeg.first(jpeg.size() / 2) + jpeg << false;
    QTest::newRow("cut before its data") << jpeg.first(scan) + "\xFF\xD9" << false;
    QTest::newRow("markers alone") << QByteArray("\xFF\xD8\xFF\xD9") << false;
    QTest::newRow("without a frame header") << jpeg.first(2) + jpeg.sliced(scan) << false;
    QTest::newRow("of no height") << flat << false;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("text") << QByteArray("no picture") << false;
}

void TestFrameCheck::whatIsWhole()
{
    QFETCH(QByteArray, jpeg);
    QFETCH(bool, isWhole);
    FrameCheck check;
    QCOMPARE(check.sizeIfWhole(jpeg, FrameCheckStart),
             isWhole ? std::optional(QSize(160, 120)) : std::nullopt);
}

void TestFrameCheck::noCutGoesUnnoticed()
{
    FrameCheck check;
    const QByteArray jpeg = jpegOf(colourfulImage({64, 48}));
    // The end marker's two bytes alone may be missing; a decoder may do without the last bits, too.
    constexpr qsizetype Unneeded = 4;
    for (qsizetype size = 0; size < jpeg.size() - Unneeded; ++size) {
        QVERIFY2(!check.sizeIfWhole(jpeg.first(size), FrameCheckStart),
                 qPrintable(QString::number(size)));
    }
}

void TestFrameCheck::damageWithinTheDataIsNoticedInASecond()
{
    FrameCheck check;
    const QByteArray whole = jpegOf(colourfulImage({160, 120}));
    const QByteArray damaged = withHalfOfItsData(whole);
    QVERIFY(check.sizeIfWhole(whole, FrameCheckStart));
    const auto noticed = FrameCheckStart + FrameCheck::DecodeInterval;
    QVERIFY(!check.sizeIfWhole(damaged, noticed));
    // From here on each is looked at, though whole ones come between.
    for (int i = 0; i < 5; ++i) {
        QVERIFY(check.sizeIfWhole(whole, noticed));
        QVERIFY(!check.sizeIfWhole(damaged, noticed));
    }
}

/// What cannot be afforded for each picture of a fast camera: seen by what is not noticed.
void TestFrameCheck::onePictureASecondIsDecoded()
{
    FrameCheck check;
    const QByteArray whole = jpegOf(colourfulImage({160, 120}));
    const QByteArray damaged = withHalfOfItsData(whole);
    QVERIFY(!check.sizeIfWhole(damaged, FrameCheckStart));
    for (int i = 0; i < FrameCheck::WholeInARow; ++i) {
        QVERIFY(check.sizeIfWhole(whole, FrameCheckStart));
    }
    QVERIFY(check.sizeIfWhole(damaged, FrameCheckStart + FrameCheck::DecodeInterval - 1ms));
    QVERIFY(!check.sizeIfWhole(damaged, FrameCheckStart + FrameCheck::DecodeInterval));
}

/// Few bytes, of many pixels, each of which has to be decoded: the other cameras have the same
/// thread.
void TestFrameCheck::aFloodIsNotDecoded()
{
    FrameCheck check;
    const QByteArray large = jpegOf(QImage({2000, 1500}, QImage::Format_Grayscale8)).chopped(2);
    const auto pass = [&](SteadyClock::time_point now) {
        int passed = 0;
        for (int i = 0; i < 20; ++i) {
            passed += check.sizeIfWhole(large, now) ? 1 : 0;
        }
        return passed;
    };
    QCOMPARE(pass(FrameCheckStart), 3);
    QCOMPARE(pass(FrameCheckStart), 0);
    QCOMPARE(pass(FrameCheckStart + 30ms), 1);
    QCOMPARE(pass(FrameCheckStart + 10s), 3);
}

VEDETTE_TEST(TestFrameCheck)
#include "TestFrameCheck.moc"
