// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/RandomPassword.h"
#include "config/CommandLine.h"
#include "config/ProcessSecrets.h"
#include "ConnectionDialog.h"
#include "demo/DemoCameraThread.h"
#include "JoystickAccessible.h"
#include "MainWindow.h"
#include "Sharing.h"
#include "UnixSignals.h"
#include "Version.h"

#include <QApplication>
#include <QIcon>
#include <QMessageBox>

#include <cstdio>
#include <optional>
#include <vector>

using vedette::CommandLine;
using vedette::ConnectionDialog;
using vedette::DemoCameraThread;
using vedette::LoadedSettings;
using vedette::MainWindow;
using vedette::SettingValues;
using vedette::Sharing;

namespace {

constexpr int ExitFailure = 1;
constexpr int ExitUsage = 2;

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

/// The simulated camera; the same one for as long as the program runs.
bool openDemo(MainWindow &window, DemoCameraThread &demo, const SettingValues &values = {})
{
    if (demo.streamUrl().port() <= 0 && !demo.start()) {
        QMessageBox::critical(&window, MainWindow::tr("Demo camera"), demo.errorText());
        return false;
    }
    SettingValues all = values;
    all.insert(vedette::key::CameraUrl, demo.streamUrl().toString());
    all.insert(vedette::key::ServoUrl, demo.servoUrl().toString());
    // For those who share it; the simulated camera itself asks for no login.
    static const QString password = vedette::randomPassword();
    all.insert(vedette::key::Name, MainWindow::tr("Demo camera"));
    all.insert(vedette::key::UserName, QStringLiteral("demo"));
    all.insert(vedette::key::Password, password);
    const LoadedSettings loaded = vedette::loadSettings({}, {}, all);
    if (loaded.error) {
        print(QStringLiteral("vedette: %1\n").arg(loaded.error->message()), stderr);
        return false;
    }
    window.openDemoCamera(loaded.settings);
    return true;
}

enum class Opened { Camera, Demo, Nothing };

/// Without a file and without an address: asks.
Opened askForCamera(MainWindow &window)
{
    ConnectionDialog dialog(ConnectionDialog::Occasion::FirstRun, {}, vedette::userEnvFile());
    if (dialog.exec() == QDialog::Accepted) {
        window.openCamera(dialog.settings(), dialog.envFile());
        return Opened::Camera;
    }
    return dialog.wantsDemo() ? Opened::Demo : Opened::Nothing;
}

/// Whether a value on the command line is wrong, which no dialog can put right.
bool isOfTheCommandLine(const vedette::ConfigError &error, const CommandLine &line)
{
    return error.line == 0 && line.values.contains(error.key);
}

/// Shows the camera that the command line, the environment and the .env file name. An exit code
/// when there is none.
int openConfiguredCamera(MainWindow &window, const CommandLine &line,
                         const SettingValues &environment, DemoCameraThread &demo)
{
    if (line.demo) {
        return openDemo(window, demo, line.values) ? 0 : ExitFailure;
    }
    const bool isNamed = line.values.contains(vedette::key::CameraUrl);
    const QString envFile = line.envFileToRead();
    if (envFile.isEmpty() && !isNamed && !environment.contains(vedette::key::CameraUrl)) {
        switch (askForCamera(window)) {
        case Opened::Camera:
            return 0;
        case Opened::Demo:
            return openDemo(window, demo) ? 0 : ExitFailure;
        case Opened::Nothing:
            return ExitFailure;
        }
    }
    const LoadedSettings loaded = vedette::loadSettings(envFile, environment, line.values);
    for (const QString &warning : loaded.warnings) {
        print(QStringLiteral("vedette: %1\n").arg(warning), stderr);
    }
    if (!loaded.error) {
        window.openCamera(loaded.settings, envFile);
        return 0;
    }
    print(QStringLiteral("vedette: %1\n").arg(loaded.error->message()), stderr);
    if (isOfTheCommandLine(*loaded.error, line)) {
        return ExitUsage;
    }
    // Started from a menu, nobody sees that. Queued: in the event loop, over the window.
    QMetaObject::invokeMethod(
        &window,
        [&window, loaded, file = envFile.isEmpty() ? vedette::userEnvFile() : envFile] {
            window.correctSettings(loaded, file);
        },
        Qt::QueuedConnection);
    return 0;
}

/// As --serve asks. False, and it has been printed why, when the command line is wrong.
bool share(MainWindow &window, const CommandLine &line)
{
    Sharing &sharing = window.sharing();
    QObject::connect(&sharing, &Sharing::started, &window, [&sharing, demo = line.demo] {
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
        return ExitUsage;
    }
    print(QStringLiteral("vedette: there is no display (DISPLAY and WAYLAND_DISPLAY are not set). "
                         "To share a camera without a window, use vedette-server.\n"),
          stderr);
    return ExitFailure;
}

} // namespace

int main(int argc, char **argv)
{
    vedette::forbidCoreDumps();
    const SettingValues environment = vedette::takeSettingsFromEnvironment();
    if (const auto exitCode = answerWithoutWindow(argc, argv)) {
        return *exitCode;
    }
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

    const QStringList arguments = QCoreApplication::arguments();
    if (vedette::hidePasswords(argc, argv)) {
        print(QStringLiteral("vedette: %1\n").arg(CommandLine::passwordWarning()), stderr);
    }
    const CommandLine line = CommandLine::parse(CommandLine::Program::Desktop, arguments);
    if (!line.errorText.isEmpty()) {
        print(usageError(line), stderr);
        return ExitUsage;
    }
    DemoCameraThread demo;
    MainWindow window;
    QObject::connect(&window, &MainWindow::demoRequested, &window,
                     [&window, &demo] { openDemo(window, demo); });
    const int failure = openConfiguredCamera(window, line, environment, demo);
    if (failure != 0) {
        return failure;
    }
    if (!line.serve.listen.isEmpty() && !share(window, line)) {
        return ExitUsage;
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
