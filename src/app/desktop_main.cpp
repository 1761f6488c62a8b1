// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/CommandLine.h"
#include "config/ProcessSecrets.h"
#include "DesktopStart.h"
#include "JoystickAccessible.h"
#include "MainWindow.h"
#include "recording/TimelineAccessible.h"
#include "RepaintMoved.h"
#include "Sharing.h"
#include "UnixSignals.h"
#include "Version.h"

#include <QApplication>
#include <QIcon>

#include <cstdio>
#include <optional>
#include <vector>

using vedette::CommandLine;
using vedette::DesktopStart;
using vedette::MainWindow;
using vedette::SettingValues;
using vedette::Sharing;

namespace {

QIcon programIcon()
{
    QIcon icon;
    for (const int size : {16, 32, 48, 64, 128, 256}) {
        icon.addFile(QStringLiteral(":/icons/vedette-%1.png").arg(size));
    }
    return icon;
}

void print(const QString &text, FILE *stream)
{
    std::fputs(qPrintable(text), stream);
}

QString usageError(const CommandLine &line)
{
    return QStringLiteral("vedette: %1\nTry 'vedette --help'.\n").arg(line.errorText);
}

/// As --serve asks. False, and it has been printed why, when the command line is wrong.
bool share(MainWindow &window, const CommandLine &line)
{
    Sharing &sharing = window.sharing();
    QObject::connect(&sharing, &Sharing::started, &window, [&sharing, demo = line.demo > 0] {
        const QStringList warnings = sharing.warnings();
        for (const QString &warning : warnings) {
            print(QStringLiteral("vedette: %1\n").arg(warning), stderr);
        }
        const QStringList addresses = sharing.addresses();
        for (const QString &address : addresses) {
            print(QStringLiteral("listening on %1\n").arg(address), stdout);
        }
        if (demo) {
            print(QStringLiteral("user %1, password %2\n")
                      .arg(sharing.userName(), sharing.password()),
                  stdout);
        }
        std::fflush(stdout);
    });
    QObject::connect(&sharing, &Sharing::failed, &window, [](const QString &text) {
        print(QStringLiteral("vedette: %1\n").arg(text), stderr);
    });
    sharing.start(line.serve);
    if (!sharing.problem().isEmpty() && !sharing.hasLogin()) {
        // Something that the dialog asks for, not something wrong on the command line.
        QMetaObject::invokeMethod(&window, &MainWindow::showShareDialog, Qt::QueuedConnection);
        return true;
    }
    return sharing.problem().isEmpty();
}

/// Whether a window can be shown: Qt ends the program with abort() where it cannot.
bool hasDisplay(const QStringList &arguments)
{
    const auto isSet = [](const char *name) { return !qEnvironmentVariableIsEmpty(name); };
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM") ||
           arguments.contains(QStringLiteral("-platform"));
}

/// Answers what needs no display, hence no QApplication: --help, --version, and that there is none.
/// An exit code when that is all.
std::optional<int> answerWithoutWindow(int argc, char **argv)
{
    // What an application takes out of its arguments, the next one does not get.
    std::vector<char *> arguments(argv, argv + argc);
    arguments.push_back(nullptr);
    const QCoreApplication application(argc, arguments.data());
    const CommandLine line =
        CommandLine::parse(CommandLine::Program::Desktop, QCoreApplication::arguments());
    if (!line.output.isEmpty() && line.errorText.isEmpty()) {
        print(line.output, stdout);
        return 0;
    }
    if (hasDisplay(QCoreApplication::arguments())) {
        return std::nullopt; // an option it does not know may be one of Qt's
    }
    if (!line.errorText.isEmpty()) {
        print(usageError(line), stderr);
        return DesktopStart::ExitUsage;
    }
    print(QStringLiteral("vedette: there is no display (DISPLAY and WAYLAND_DISPLAY are not set). "
                         "To share a camera without a window, use vedette-server.\n"),
          stderr);
    return DesktopStart::ExitFailure;
}

} // namespace

int main(int argc, char **argv)
{
    vedette::forbidCoreDumps();
    const SettingValues environment = vedette::takeSettingsFromEnvironment();
    if (const auto exitCode = answerWithoutWindow(argc, argv)) {
        return *exitCode;
    }
    vedette::repaintMovedWidgets();
    const QApplication application(argc, argv);
    // From here on: GLib's event dispatcher is for the window's own thread, where desktops need
    // it; in the io thread it costs a quarter of the throughput (see docs/benchmarks.md).
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication::setApplicationName(QStringLiteral("vedette"));
    QCoreApplication::setOrganizationName(QStringLiteral("vedette"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Vedette"));
    QGuiApplication::setDesktopFileName(QLatin1String(vedette::ApplicationId));
    QApplication::setWindowIcon(programIcon());
    vedette::JoystickAccessible::install();
    vedette::TimelineAccessible::install();

    const QStringList arguments = QCoreApplication::arguments();
    if (vedette::hidePasswords(argc, argv)) {
        print(QStringLiteral("vedette: %1\n").arg(CommandLine::passwordWarning()), stderr);
    }
    const CommandLine line = CommandLine::parse(CommandLine::Program::Desktop, arguments);
    if (!line.errorText.isEmpty()) {
        print(usageError(line), stderr);
        return DesktopStart::ExitUsage;
    }
    MainWindow window;
    DesktopStart start(window, line, environment);
    QObject::connect(&window, &MainWindow::demoRequested, &window, [&start] { start.openDemo(); });
    const int failure = start.open();
    if (failure != 0) {
        return failure;
    }
    if (!line.serve.listen.isEmpty() && !share(window, line)) {
        return DesktopStart::ExitUsage;
    }
    window.show();
    if (line.fullScreen) {
        window.setFullScreen(true);
    }
    const vedette::UnixSignals signalSource;
    QObject::connect(&signalSource, &vedette::UnixSignals::terminationRequested, &window,
                     &MainWindow::quitAtOnce);
    return QApplication::exec();
}
