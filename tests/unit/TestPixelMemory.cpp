// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/Bitmap.h"
#include "media/PixelMemory.h"
#include "TestProgram.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using vedette::Bitmap;
using vedette::PixelMemory;
using vedette::SteadyClock;

namespace {

constexpr QSize Vga{640, 480};
constexpr std::size_t VgaBytes = std::size_t{640} * 480 * Bitmap::BytesAPixel;

} // namespace

/// Where the pixels of decoded pictures lie, for hours.
class TestPixelMemory : public QObject
{
    Q_OBJECT

private slots:
    void aPictureGetsWhatOneOfItsSizeLeft();
    void whatNobodyTakesGoes();
    void onlySoMuchWaits();
    void picturesMayOutliveIt();
    void picturesDoNotLieAmongSmallThings();
};

void TestPixelMemory::aPictureGetsWhatOneOfItsSizeLeft()
{
    PixelMemory memory;
    std::shared_ptr<uchar> pixels = memory.take(VgaBytes);
    std::shared_ptr<uchar> copy = pixels;
    const uchar *const place = pixels.get();
    pixels.reset();
    QCOMPARE(memory.kept(), std::size_t{0});
    copy.reset();
    QCOMPARE(memory.kept(), VgaBytes);
    const auto smaller = memory.take(VgaBytes / 4);
    QVERIFY(smaller.get() != place);
    pixels = memory.take(VgaBytes);
    QVERIFY(pixels.get() == place);
    QCOMPARE(memory.kept(), std::size_t{0});
}

void TestPixelMemory::whatNobodyTakesGoes()
{
    SteadyClock::time_point now;
    PixelMemory memory([&now] { return now; });
    memory.take(VgaBytes);
    now += PixelMemory::LongestKept;
    memory.take(VgaBytes / 4);
    QCOMPARE(memory.kept(), VgaBytes + VgaBytes / 4);
    now += std::chrono::milliseconds(1);
    memory.take(VgaBytes / 4);
    QCOMPARE(memory.kept(), VgaBytes / 4);
}

void TestPixelMemory::onlySoMuchWaits()
{
    PixelMemory memory;
    std::vector<std::shared_ptr<uchar>> pictures;
    for (std::size_t bytes = 0; bytes <= 2 * PixelMemory::MostKept; bytes += VgaBytes) {
        pictures.push_back(memory.take(VgaBytes));
    }
    pictures.clear();
    const std::size_t kept = memory.kept();
    QVERIFY(kept <= PixelMemory::MostKept && kept > PixelMemory::MostKept - VgaBytes);
    memory.take(PixelMemory::MostKept + 1);
    QCOMPARE(memory.kept(), kept);
}

void TestPixelMemory::picturesMayOutliveIt()
{
    auto memory = std::make_unique<PixelMemory>();
    std::shared_ptr<uchar> pixels = memory->take(VgaBytes);
    memory.reset();
    std::fill_n(pixels.get(), VgaBytes, uchar{1});
    pixels.reset();
}

void TestPixelMemory::picturesDoNotLieAmongSmallThings()
{
#ifdef __GLIBC__
    static_cast<void>(Bitmap::ofSize(Vga));
    // After such a one glibc would put all that is smaller into the heap.
    QByteArray(qsizetype{8} * 1024 * 1024, '\0').clear();
    constexpr int Tiles = 16;
    std::vector<Bitmap> wall;
    wall.reserve(Tiles);
    const auto before = mallinfo2().arena;
    for (int tile = 0; tile < Tiles; ++tile) {
        wall.push_back(Bitmap::ofSize(Vga));
    }
    QVERIFY(mallinfo2().arena < before + VgaBytes);
#else
    QSKIP("only glibc's malloc is told so");
#endif
}

VEDETTE_TEST(TestPixelMemory)
#include "TestPixelMemory.moc"
