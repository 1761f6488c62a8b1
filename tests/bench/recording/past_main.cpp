// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/// How long it takes to look back in many recordings of four cameras, ten minutes apart. Usage:
/// bench_past RECORDINGS [FOLDER]   which is made, and stays
#include "IndexedFolder.h"
#include "recording/PastReader.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace std::chrono_literals;
using namespace vedette;

namespace {

constexpr int Cameras = 4;
constexpr auto Apart = 10min;
/// Of each recording: a hundred pictures, 40 ms apart.
constexpr int Pictures = 100;
constexpr int Questions = 200;

QString cameraOf(int number)
{
    return QStringLiteral("camera%1").arg(number);
}

WallTime startOf(int index, int recordings)
{
    static const WallTime end = std::chrono::system_clock::now();
    return end - (recordings / Cameras - index) * Apart;
}

bool make(const QString &root, int recordings)
{
    const QByteArray jpeg =
        QByteArray::fromHex("ffd8ffe0") + QByteArray(1000, 'x') + QByteArray::fromHex("ffd9");
    for (int index = 0; index < recordings / Cameras; ++index) {
        for (int number = 0; number < Cameras; ++number) {
            const auto file =
                bench::beginRecording(root, cameraOf(number), startOf(index, recordings));
            for (int i = 0; i < Pictures; ++i) {
                if (!file || file->write(jpeg, i * 40ms)) {
                    return false;
                }
            }
        }
    }
    return true;
}

void print(const char *what, QList<double> ms, double target)
{
    std::sort(ms.begin(), ms.end());
    std::printf("| %s | %.1f | %.1f | %.1f | %.0f |\n", what, ms[ms.size() / 2],
                ms[ms.size() * 99 / 100], ms.constLast(), target);
}

template <typename Ask>
QList<double> times(const Ask &ask)
{
    QList<double> ms;
    for (int i = 0; i < Questions; ++i) {
        QElapsedTimer timer;
        timer.start();
        ask();
        ms += static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    return ms;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const int recordings = std::max(Cameras, argc > 1 ? QByteArray(argv[1]).toInt() : 10'000);
    const QTemporaryDir folder;
    const QString root =
        argc > 2 ? QFile::decodeName(argv[2]) : folder.filePath(QStringLiteral("recordings"));
    QElapsedTimer timer;
    timer.start();
    if (!make(root, recordings)) {
        std::fputs("bench_past: the recordings could not be made\n", stderr);
        return 1;
    }
    std::printf("%d recordings of %d cameras, made in %.0f s\n", recordings, Cameras,
                static_cast<double>(timer.restart()) / 1e3);
    const auto disk = bench::indexed(root, recordings);
    if (!disk) {
        return 1;
    }
    std::printf("indexed in %.0f s\n\n| | p50, ms | p99, ms | most, ms | target |\n"
                "|---|---|---|---|---|\n",
                static_cast<double>(timer.elapsed()) / 1e3);
    PastReader &past = disk->past();
    auto *const random = QRandomGenerator::global();
    const auto anyCamera = [&] { return cameraOf(random->bounded(Cameras)); };
    int found = 0;
    print("a picture of any moment", times([&] {
              const WallTime at = startOf(random->bounded(recordings / Cameras), recordings) +
                                  std::chrono::milliseconds(random->bounded(Pictures * 40));
              found += past.pictureAt(anyCamera(), at).result() ? 1 : 0;
          }),
          100);
    const WallTime now = std::chrono::system_clock::now();
    print("a day's times",
          times([&] { past.spans(anyCamera(), now - 24h, now, 2s).waitForFinished(); }), 100);
    print("a month's times",
          times([&] { past.spans(anyCamera(), now - 31 * 24h, now, 2s).waitForFinished(); }), 300);
    std::printf("\n%d of %d pictures were there\n", found, Questions);
    return 0;
}
