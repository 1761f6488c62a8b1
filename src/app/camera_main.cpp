// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/CameraCommandLine.h"
#include "UnixSignals.h"

#include <QGuiApplication>
#include <QTimer>

#include <cstdio>

using vedette::CameraCommandLine;
using vedette::DemoCamera;
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
    DemoCamera camera(line.options);
    if (!camera.start()) {
        std::fprintf(stderr, "vedette-camera: %s\n", qPrintable(camera.errorText()));
        return ExitFailure;
    }
    std::printf("stream %s\nservo %s\n", qPrintable(camera.streamUrl().toString()),
                qPrintable(camera.servoUrl().toString()));
    std::fflush(stdout);
    for (const ScheduledFault &fault : line.faults) {
        schedule(camera, fault);
    }
    const vedette::UnixSignals signalSource;
    QObject::connect(&signalSource, &vedette::UnixSignals::terminationRequested, &application,
                     &QCoreApplication::quit);
    return QCoreApplication::exec();
}
