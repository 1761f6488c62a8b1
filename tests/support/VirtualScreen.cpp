// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "VirtualScreen.h"

namespace vedette::test {

namespace {

/// Generous: a machine busy with sanitizers starts slowly.
constexpr int StartTimeout = 20000;

} // namespace

VirtualScreen::VirtualScreen(QSize size)
    : m_size(size)
{
}

VirtualScreen::~VirtualScreen()
{
    for (QProcess *process : {&m_windowManager, &m_server}) {
        if (process->state() != QProcess::NotRunning) {
            process->terminate();
            process->waitForFinished();
        }
    }
}

bool VirtualScreen::start()
{
    // -displayfd: the server chooses a free number itself and writes it once it is ready.
    const QString screen = QStringLiteral("%1x%2x24").arg(m_size.width()).arg(m_size.height());
    // Its warnings would fill a pipe that nobody reads.
    m_server.setStandardErrorFile(QProcess::nullDevice());
    // Without -noreset the screen starts again when its last program leaves, and refuses the next
    // one meanwhile.
    m_server.start(QStringLiteral("Xvfb"),
                   {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-noreset"),
                    QStringLiteral("-screen"), QStringLiteral("0"), screen,
                    QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    QByteArray number;
    while (!number.contains('\n')) {
        if (!m_server.waitForReadyRead(StartTimeout)) {
            return false;
        }
        number += m_server.readAllStandardOutput();
    }
    m_display = QLatin1Char(':') + QString::fromLatin1(number.trimmed());
    return true;
}

bool VirtualScreen::startWindowManager()
{
    QProcessEnvironment own = environment();
    // Its own defaults, not the configuration of whoever runs the tests.
    own.insert(QStringLiteral("XDG_CONFIG_HOME"), QStringLiteral("/nonexistent"));
    m_windowManager.setProcessEnvironment(own);
    // What it says of menus and themes that are not installed is of no use here.
    m_windowManager.setStandardErrorFile(QProcess::nullDevice());
    // It runs the command once it manages windows.
    m_windowManager.start(QStringLiteral("openbox"),
                          {QStringLiteral("--startup"), QStringLiteral("echo ready")});
    QByteArray written;
    while (!written.contains("ready\n")) {
        if (!m_windowManager.waitForReadyRead(StartTimeout)) {
            return false;
        }
        written += m_windowManager.readAllStandardOutput();
    }
    return true;
}

QProcessEnvironment VirtualScreen::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), m_display);
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    return environment;
}

QString VirtualScreen::xdotool(const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral("xdotool"), arguments);
    process.waitForFinished(StartTimeout);
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

QImage VirtualScreen::screenshot() const
{
    QProcess process;
    const QString size = QStringLiteral("%1x%2").arg(m_size.width()).arg(m_size.height());
    process.start(QStringLiteral("ffmpeg"),
                  {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-f"),
                   QStringLiteral("x11grab"), QStringLiteral("-draw_mouse"), QStringLiteral("0"),
                   QStringLiteral("-video_size"), size, QStringLiteral("-i"), m_display,
                   QStringLiteral("-frames:v"), QStringLiteral("1"), QStringLiteral("-c:v"),
                   QStringLiteral("png"), QStringLiteral("-f"), QStringLiteral("image2pipe"),
                   QStringLiteral("-")});
    process.waitForFinished(StartTimeout);
    return QImage::fromData(process.readAllStandardOutput(), "PNG");
}

} // namespace vedette::test
