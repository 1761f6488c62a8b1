// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's wall of the cameras whose addresses it is given, in a window of 1920 x 1080. Prints
// what showing them for some seconds cost: processor time of all threads, memory, and how old a
// picture was at most when it was painted.

#include "camera/IoThread.h"
#include "LiveCamera.h"
#include "VideoWidget.h"
#include "wall/Wall.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

using vedette::IoThread;
using vedette::LiveCamera;
using vedette::Picture;
using vedette::SteadyClock;
using vedette::VideoWidget;
using vedette::Wall;

namespace {

constexpr QSize WindowSize{1920, 1080};
/// To connect, and for the first pictures.
constexpr std::chrono::seconds WarmUp{4};

double secondsUsed()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return double(time.tv_sec) + double(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double megabytesUsed()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

/// Sees what the widgets paint.
class PaintCount : public QObject
{
public:
    quint64 paints = 0;
    SteadyClock::duration oldest{};

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            const Picture &picture = static_cast<VideoWidget *>(watched)->picture();
            ++paints;
            oldest = std::max(oldest, SteadyClock::now() - picture.frame.arrival);
        }
        return false;
    }
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("address"), QStringLiteral("Of a camera's stream."),
                                 QStringLiteral("address..."));
    const QCommandLineOption length(QStringLiteral("seconds"), QStringLiteral("Count for so long."),
                                    QStringLiteral("number"), QStringLiteral("10"));
    parser.addOption(length);
    parser.addHelpOption();
    parser.process(application);

    IoThread io;
    Wall wall;
    PaintCount count;
    QList<vedette::WallCamera> names;
    const QStringList addresses = parser.positionalArguments();
    for (const QString &address : addresses) {
        names += {address, QStringLiteral("Camera %1").arg(names.size() + 1)};
    }
    wall.setCameras(names);
    wall.resize(WindowSize);
    wall.show();
    std::vector<std::unique_ptr<LiveCamera>> cameras;
    quint64 pictures = 0;
    for (const QString &address : addresses) {
        vedette::CameraConfig config;
        config.cameraUrl = QUrl(address);
        VideoWidget *const video = wall.picture(address);
        cameras.push_back(std::make_unique<LiveCamera>(io, config, video->targetSize()));
        LiveCamera *const camera = cameras.back().get();
        QObject::connect(camera, &LiveCamera::pictureReady, video, &VideoWidget::setPicture);
        QObject::connect(camera, &LiveCamera::pictureReady, video,
                         [count = &pictures] { ++*count; });
        QObject::connect(camera, &LiveCamera::statusChanged, video, &VideoWidget::setStatus);
        QObject::connect(video, &VideoWidget::targetSizeChanged, camera,
                         &LiveCamera::setTargetSize);
        camera->handle().setWatching(true);
    }

    const int seconds = parser.value(length).toInt();
    double before = 0;
    QTimer::singleShot(WarmUp, &wall, [&] {
        for (const auto &name : std::as_const(names)) {
            wall.picture(name.id)->installEventFilter(&count);
        }
        pictures = 0;
        before = secondsUsed();
    });
    QTimer::singleShot(WarmUp + std::chrono::seconds(seconds), &wall, [&] {
        using Milliseconds = std::chrono::duration<double, std::milli>;
        std::printf(
            "wall %.1f %% of a core, %.0f MB, %.0f pictures a second, %.0f paints a second, "
            "oldest %.0f ms\n",
            100 * (secondsUsed() - before) / seconds, megabytesUsed(), double(pictures) / seconds,
            double(count.paints) / seconds, Milliseconds(count.oldest).count());
        QCoreApplication::quit();
    });
    return QApplication::exec();
}
