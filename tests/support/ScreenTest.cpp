// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ScreenTest.h"

#include "VirtualScreen.h"

#include <QDir>
#include <QEventLoop>
#include <QPalette>
#include <QPixmap>
#include <QScreen>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>
#include <vector>

namespace vedette::test {

namespace {

/// What a small laptop has.
constexpr QSize SmallScreen{1280, 800};
/// Marks the process that runs the tests; its value is the scale factor.
constexpr const char *ScaleVariable = "VEDETTE_SCREEN_SCALE";
constexpr const char *FolderVariable = "VEDETTE_SCREENSHOTS";

/// Nothing of the desktop that the tests are started from reaches them.
QProcessEnvironment environmentOn(const VirtualScreen &screen, const QString &home, int scale)
{
    QProcessEnvironment environment = screen.environment();
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                             "XDG_STATE_HOME", "XDG_RUNTIME_DIR"}) {
        environment.insert(QLatin1String(name), home);
    }
    for (const char *name :
         {"XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "QT_STYLE_OVERRIDE", "QT_ACCESSIBILITY",
          "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", "XMODIFIERS", "QT_IM_MODULE"}) {
        environment.remove(QLatin1String(name));
    }
    environment.insert(QStringLiteral("QT_QPA_PLATFORMTHEME"), QStringLiteral("none"));
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
    environment.insert(QStringLiteral("NO_AT_BRIDGE"), QStringLiteral("1"));
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QString::number(scale));
    environment.insert(QLatin1String(ScaleVariable), QString::number(scale));
    return environment;
}

/// The tests on one screen, in a process of their own.
class ScreenRun
{
public:
    ScreenRun(QSize pixels, int scale);
    /// False without Xvfb or openbox.
    bool start(const QStringList &arguments);
    /// Waits for its end; ctest knows how long a test may take.
    int exitCode();

private:
    void printLines();

    int m_scale;
    VirtualScreen m_screen;
    QTemporaryDir m_home;
    QProcess m_program;
};

ScreenRun::ScreenRun(QSize pixels, int scale)
    : m_scale(scale)
    , m_screen(pixels)
{
    m_program.setProcessChannelMode(QProcess::MergedChannels);
    QObject::connect(&m_program, &QProcess::readyRead, &m_program, [this] { printLines(); });
}

bool ScreenRun::start(const QStringList &arguments)
{
    if (!m_screen.start() || !m_screen.startWindowManager()) {
        std::fprintf(stderr, "No screen for the test: Xvfb and openbox are needed.\n");
        return false;
    }
    m_program.setProcessEnvironment(environmentOn(m_screen, m_home.path(), m_scale));
    m_program.start(arguments.constFirst(), arguments.mid(1));
    return true;
}

void ScreenRun::printLines()
{
    while (m_program.canReadLine()) {
        std::fprintf(stdout, "%d %%: %s", 100 * m_scale, m_program.readLine().constData());
    }
    std::fflush(stdout);
}

int ScreenRun::exitCode()
{
    if (m_program.state() != QProcess::NotRunning) {
        // The other screens' output is read meanwhile.
        QEventLoop loop;
        QObject::connect(&m_program, &QProcess::finished, &loop, &QEventLoop::quit);
        QObject::connect(&m_program, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
        loop.exec();
    }
    std::fputs(m_program.readAll().constData(), stdout);
    const bool hasEnded = m_program.error() == QProcess::UnknownError; // that is, without an error
    return hasEnded && m_program.exitStatus() == QProcess::NormalExit ? m_program.exitCode() : 1;
}

} // namespace

int runOnScreens(const char *name, int argc, char **argv, Entry entry, Screens screens)
{
    if (qEnvironmentVariableIsSet(ScaleVariable)) {
        return entry(argc, argv);
    }
    const QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    arguments.insert(1, QLatin1String(name));
    arguments[0] = QCoreApplication::applicationFilePath();
    std::vector<std::unique_ptr<ScreenRun>> runs;
    if (screens == Screens::Small) {
        runs.push_back(std::make_unique<ScreenRun>(SmallScreen, 2));
    } else {
        for (const int scale : {1, 2}) {
            runs.push_back(std::make_unique<ScreenRun>(SmallScreen * scale, scale));
        }
    }
    for (const auto &run : runs) {
        if (!run->start(arguments)) {
            return 1;
        }
    }
    int failure = 0;
    for (const auto &run : runs) {
        const int code = run->exitCode();
        failure = failure != 0 ? failure : code;
    }
    return failure;
}

double screenScale()
{
    return qEnvironmentVariable(ScaleVariable).toDouble();
}

DarkPalette::DarkPalette()
    : m_before(QApplication::palette())
{
    QPalette dark(QColor(49, 54, 59), QColor(35, 38, 41));
    dark.setColor(QPalette::Highlight, QColor(61, 174, 233));
    dark.setColor(QPalette::Link, QColor(29, 153, 243));
    // As Qt reads KDE's colours.
    dark.setColor(QPalette::PlaceholderText, QColor(0, 0, 0, 128));
    QApplication::setPalette(dark);
}

DarkPalette::~DarkPalette()
{
    QApplication::setPalette(m_before);
}

QImage screenshot()
{
    return QGuiApplication::primaryScreen()->grabWindow(0).toImage();
}

QImage screenshotOf(const QWidget &widget)
{
    // By its window: at 200 % a window may stand between two of the screen's whole points.
    const QWidget *const window = widget.window();
    const QPoint origin = widget.mapTo(window, QPoint(0, 0));
    return widget.screen()
        ->grabWindow(window->winId(), origin.x(), origin.y(), widget.width(), widget.height())
        .toImage();
}

void keepScreenshot(const QString &name)
{
    const QString folder = qEnvironmentVariable(FolderVariable);
    if (!folder.isEmpty() && QDir().mkpath(folder)) {
        // Whatever is to be painted soon.
        const QWidgetList windows = QApplication::topLevelWidgets();
        for (QWidget *window : windows) {
            window->repaint();
        }
        screenshot().save(QStringLiteral("%1/%2-%3.png").arg(folder, name).arg(screenScale()));
    }
}

} // namespace vedette::test
