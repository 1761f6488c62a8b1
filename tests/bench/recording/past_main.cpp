// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/// How long it takes to look back in many recordings of four cameras, ten minutes apart. Usage:
/// bench_past RECORDINGS
#include "recording/EpochTime.h"
#include "recording/MatroskaFile.h"
#include "recording/PastReader.h"
#include "recording/RecordingDisk.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
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
        const WallTime start = startOf(index, recordings);
        const QDateTime local = localTime(start);
        for (int number = 0; number < Cameras; ++number) {
            const QString folder =
                QStringLiteral("%1/%2/%3")
                    .arg(root, cameraOf(number), local.toString(QStringLiteral("yyyy-MM-dd")));
            QDir().mkpath(folder);
            auto made = MatroskaFile::create(
                folder + local.toString(QStringLiteral("/yyyy-MM-dd_HH-mm-ss'.mkv'")),
                {.title = {}, .size = {640, 480}, .start = start});
            auto *const file = std::get_if<std::unique_ptr<MatroskaFile>>(&made);
            if (file == nullptr) {
                return false;
            }
            for (int i = 0; i < Pictures; ++i) {
                if ((*file)->write(jpeg, i * 40ms)) {
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
    const QString root = folder.filePath(QStringLiteral("recordings"));
    QElapsedTimer timer;
    timer.start();
    if (!make(root, recordings)) {
        std::fputs("bench_past: the recordings could not be made\n", stderr);
        return 1;
    }
    std::printf("%d recordings of %d cameras, made in %.0f s\n", recordings, Cameras,
                static_cast<double>(timer.restart()) / 1e3);
    // By which a folder is known that was recorded into.
    QFile lock(root + QStringLiteral("/.vedette-lock"));
    if (!lock.open(QIODevice::WriteOnly)) {
        return 1;
    }
    lock.close();
    RecordingDisk disk(root);
    QEventLoop indexing;
    QObject::connect(&disk, &RecordingDisk::checked, &indexing, [&](qint64 done, qint64 of) {
        if (done >= of && of >= recordings) {
            indexing.quit();
        }
    });
    indexing.exec();
    std::printf("indexed in %.0f s\n\n| | p50, ms | p99, ms | most, ms | target |\n"
                "|---|---|---|---|---|\n",
                static_cast<double>(timer.elapsed()) / 1e3);
    PastReader &past = disk.past();
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
