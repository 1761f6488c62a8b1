// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/CommandLine.h"
#include "session/Camera.h"
#include "UnixSignals.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QMetaEnum>

#include <cstdio>

using vedette::Camera;
using vedette::CommandLine;
using vedette::LoadedSettings;
using vedette::StreamState;
using vedette::StreamStatus;

namespace {

constexpr int ExitUsage = 2;

void print(const QString &text, FILE *stream)
{
    std::fputs(qPrintable(text), stream);
    std::fflush(stream);
}

/// One line at each change of state: when, which, and why.
void printState(const StreamStatus &status)
{
    const QString name =
        QLatin1String(QMetaEnum::fromType<StreamState>().valueToKey(static_cast<int>(status.state)))
            .toString()
            .toLower();
    QString detail = status.reason;
    if (status.state == StreamState::Live) {
        detail = QStringLiteral("%1 × %2")
                     .arg(status.resolution.width())
                     .arg(status.resolution.height());
    }
    print(QStringLiteral("%1 %2: %3\n")
              .arg(QDateTime::currentDateTime().toString(Qt::ISODate), name, detail),
          stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("vedette-server"));
    const CommandLine line =
        CommandLine::parse(CommandLine::Program::Server, QCoreApplication::arguments());
    if (!line.errorText.isEmpty()) {
        print(QStringLiteral("vedette-server: %1\nTry 'vedette-server --help'.\n")
                  .arg(line.errorText),
              stderr);
        return ExitUsage;
    }
    if (!line.output.isEmpty()) {
        print(line.output, stdout);
        return 0;
    }
    const bool isNamed = line.values.contains(vedette::key::CameraUrl);
    const QString envFile = !line.envFile.isEmpty() ? line.envFile
                            : isNamed               ? QString()
                                                    : vedette::findEnvFile();
    const LoadedSettings loaded =
        vedette::loadSettings(envFile, vedette::settingsFromEnvironment(), line.values);
    for (const QString &warning : loaded.warnings) {
        print(QStringLiteral("vedette-server: %1\n").arg(warning), stderr);
    }
    if (loaded.error) {
        print(QStringLiteral("vedette-server: %1\n").arg(loaded.error->message()), stderr);
        return ExitUsage;
    }
    Camera camera(loaded.settings);
    std::optional<StreamState> printed;
    QObject::connect(&camera.stream(), &vedette::CameraStream::statusChanged, &camera,
                     [&printed](const StreamStatus &status) {
                         if (printed != status.state) {
                             printed = status.state;
                             printState(status);
                         }
                     });
    QObject viewer;
    camera.hub().attach(&viewer);
    const vedette::UnixSignals signalSource;
    QObject::connect(&signalSource, &vedette::UnixSignals::terminationRequested, &application,
                     &QCoreApplication::quit);
    return QCoreApplication::exec();
}
