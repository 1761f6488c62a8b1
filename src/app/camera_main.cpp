// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/CameraCommandLine.h"
#include "demo/DemoCameras.h"
#include "UnixSignals.h"

#include <QGuiApplication>
#include <QTimer>

#include <cstdio>

using vedette::CameraCommandLine;
using vedette::DemoCamera;
using vedette::DemoCameras;
using vedette::Fault;
using vedette::ScheduledFault;

namespace {

constexpr int ExitFailure = 1;
constexpr int ExitUsage = 2;

void schedule(DemoCamera &camera, const ScheduledFault &scheduled)
{
    QTimer::singleShot(scheduled.start, &camera, [&camera, scheduled] {
        camera.setFault(scheduled.fault);
        if (scheduled.duration) {
            QTimer::singleShot(*scheduled.duration, &camera,
                               [&camera] { camera.setFault(Fault::None); });
        }
    });
}

void schedule(const DemoCameras &cameras, const ScheduledFault &scheduled)
{
    for (int i = 0; i < cameras.count(); ++i) {
        if (scheduled.camera == 0 || scheduled.camera == i + 1) {
            schedule(cameras.at(i), scheduled);
        }
    }
}

/// Of several cameras with the name above.
void announce(const DemoCameras &cameras)
{
    for (int i = 0; i < cameras.count(); ++i) {
        const DemoCamera &camera = cameras.at(i);
        if (!camera.name().isEmpty()) {
            std::printf("name %s\n", qPrintable(camera.name()));
        }
        std::printf("stream %s\nservo %s\n", qPrintable(camera.streamUrl().toString()),
                    qPrintable(camera.servoUrl().toString()));
    }
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    // It draws, but never on a screen.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("vedette-camera"));

    const CameraCommandLine line = CameraCommandLine::parse(QCoreApplication::arguments());
    if (!line.errorText.isEmpty()) {
        std::fprintf(stderr, "vedette-camera: %s\nTry 'vedette-camera --help'.\n",
                     qPrintable(line.errorText));
        return ExitUsage;
    }
    if (!line.output.isEmpty()) {
        std::fputs(qPrintable(line.output), stdout);
        return 0;
    }
    DemoCameras cameras(DemoCameras::options(line.cameras, line.options));
    if (!cameras.start()) {
        std::fprintf(stderr, "vedette-camera: %s\n", qPrintable(cameras.errorText()));
        return ExitFailure;
    }
    announce(cameras);
    for (const ScheduledFault &fault : line.faults) {
        schedule(cameras, fault);
    }
    const vedette::UnixSignals signalSource;
    QObject::connect(&signalSource, &vedette::UnixSignals::terminationRequested, &application,
                     &QCoreApplication::quit);
    return QCoreApplication::exec();
}
