// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/// Plays a recording of VGA pictures, 25 a second, 16 times as fast in a window. Prints how many
/// different pictures were painted in each second, the fewest and on average. Usage:
/// bench_playback SECONDS
#include "../SceneFrames.h"
#include "IndexedFolder.h"
#include "media/DecodePool.h"
#include "recording/LookingBack.h"
#include "recording/PastCamera.h"
#include "recording/PastCommand.h"
#include "VideoWidget.h"
#include "wall/Wall.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <utility>

using namespace std::chrono_literals;
using namespace vedette;

namespace {

constexpr QSize PlaybackWindow{960, 720};
constexpr auto PlaybackInterval = 40ms;
constexpr int FasterSteps = 4; // 2, 4, 8, 16
constexpr std::chrono::seconds PlaybackWarmUp{2};

QString playedCamera()
{
    return QStringLiteral("garden");
}

bool record(const QString &root, WallTime start, std::chrono::seconds length)
{
    const QList<QByteArray> jpegs = bench::sceneJpegs({640, 480}, 80, 12);
    const auto file = bench::beginRecording(root, playedCamera(), start);
    for (int i = 0; file && i * PlaybackInterval < length; ++i) {
        if (file->write(jpegs[i % jpegs.size()], i * PlaybackInterval)) {
            return false;
        }
    }
    return file != nullptr && !file->close();
}

/// Sees which moments a widget paints.
class PaintedMoments : public QObject
{
public:
    int moments = 0;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            const WallTime moment = static_cast<VideoWidget *>(watched)->picture().frame.wallTime;
            moments += std::exchange(m_last, moment) != moment ? 1 : 0;
        }
        return false;
    }

private:
    WallTime m_last;
};

} // namespace

int main(int argc, char *argv[])
{
    const QApplication app(argc, argv);
    const QTemporaryDir folder;
    const QString root = folder.filePath(QStringLiteral("recordings"));
    const WallTime start = std::chrono::system_clock::now() - 1h;
    const int counted = std::max(1, argc > 1 ? QByteArray(argv[1]).toInt() : 10);
    const auto length = 16 * (PlaybackWarmUp + counted * 1s + 2s);
    const auto disk = record(root, start, length) ? bench::indexed(root, 1) : nullptr;
    if (!disk) {
        std::fputs("bench_playback: the recording could not be made\n", stderr);
        return 1;
    }
    DecodePool pool;
    Wall wall;
    wall.setCameras(QList<WallCamera>{WallCamera{playedCamera(), playedCamera()}});
    wall.resize(PlaybackWindow);
    wall.show();
    LookingBack past(wall, pool, &wall);
    past.setReader(disk->past());
    past.setCameras(QList<PastCamera>{
        PastCamera{.id = playedCamera(), .name = {}, .folder = playedCamera(), .mounting = {}}});
    past.setSelected(playedCamera());
    PaintedMoments painted;
    wall.picture(playedCamera())->installEventFilter(&painted);
    past.goTo(start);
    for (int i = 0; i < FasterSteps; ++i) {
        past.run(PastCommand::Faster);
    }
    QList<int> seconds;
    QTimer second;
    second.setTimerType(Qt::PreciseTimer);
    QObject::connect(&second, &QTimer::timeout, &app, [&] {
        seconds += std::exchange(painted.moments, 0);
        if (seconds.size() == counted) {
            QCoreApplication::quit();
        }
    });
    QTimer::singleShot(PlaybackWarmUp, &app, [&] {
        painted.moments = 0;
        second.start(1s);
    });
    QApplication::exec();
    std::printf("%d %.1f\n", *std::min_element(seconds.cbegin(), seconds.cend()),
                std::accumulate(seconds.cbegin(), seconds.cend(), 0.0) / double(seconds.size()));
    return past.isOn() && past.speed() >= 16 ? 0 : 1;
}
