// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/CommandLine.h"
#include "config/ProcessSecrets.h"
#include "EventLog.h"
#include "ServerProgram.h"
#include "UnixSignals.h"

#include <QCoreApplication>

#include <cstdio>

using vedette::CommandLine;
using vedette::ServerProgram;
using vedette::UnixSignals;

int main(int argc, char **argv)
{
    vedette::forbidCoreDumps();
    const vedette::SettingValues environment = vedette::takeSettingsFromEnvironment();
    // GLib's event dispatcher costs a quarter of the throughput (see docs/benchmarks.md).
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("vedette-server"));
    const QStringList arguments = QCoreApplication::arguments();
    if (vedette::hidePasswords(argc, argv)) {
        std::fprintf(stderr, "vedette-server: %s\n", qPrintable(CommandLine::passwordWarning()));
    }
    const CommandLine line = CommandLine::parse(CommandLine::Program::Server, arguments);
    if (!line.errorText.isEmpty()) {
        std::fprintf(stderr, "vedette-server: %s\nTry 'vedette-server --help'.\n",
                     qPrintable(line.errorText));
        return ServerProgram::ExitUsage;
    }
    if (!line.output.isEmpty()) {
        std::fputs(qPrintable(line.output), stdout);
        return 0;
    }
    vedette::EventLog::install();
    const UnixSignals signalSource;
    ServerProgram program(line, environment);
    if (const auto exitCode = program.start()) {
        return *exitCode;
    }
    QObject::connect(&signalSource, &UnixSignals::reloadRequested, &program,
                     &ServerProgram::reload);
    QObject::connect(&signalSource, &UnixSignals::terminationRequested, &program,
                     &ServerProgram::stop);
    QObject::connect(&program, &ServerProgram::stopped, &application, &QCoreApplication::quit);
    return QCoreApplication::exec();
}
