// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "DesktopStart.h"

#include "base/RandomPassword.h"
#include "config/DemoCount.h"
#include "config/UserCameras.h"
#include "ConnectionDialog.h"
#include "MainWindow.h"

#include <QMessageBox>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace vedette {

namespace {

void printError(const QString &text)
{
    std::fputs(qPrintable(QStringLiteral("vedette: %1\n").arg(text)), stderr);
}

} // namespace

DesktopStart::DesktopStart(MainWindow &window, CommandLine line, SettingValues environment)
    : m_window(window)
    , m_line(std::move(line))
    , m_environment(std::move(environment))
    , m_demo(DemoCameras::options(std::max(m_line.demo, 1)))
{
}

int DesktopStart::open()
{
    if (m_line.demo > 0) {
        return openDemo(m_line.values) ? 0 : ExitFailure;
    }
    takeOver();
    m_line.folder = m_line.folderToRead(m_environment);
    if (m_line.isOfSeveralCameras()) {
        return openSeveral();
    }
    const bool isNamed = m_line.values.contains(key::CameraUrl) ||
                         m_environment.contains(key::CameraUrl) ||
                         !m_line.envFileToRead().isEmpty();
    return isNamed ? openOne() : askForCamera();
}

/// Only what would be opened now.
void DesktopStart::takeOver() const
{
    if (m_line.namesCameras() || m_environment.contains(key::CameraUrl) ||
        m_line.envFileToRead() != userEnvFile()) {
        return;
    }
    if (const auto error = takeOverUserEnvFile()) {
        printError(error->message());
    }
}

int DesktopStart::openSeveral()
{
    const CameraPlace place{m_line.folder, m_line.cameraFiles, m_environment, m_line.values};
    const LoadedCameras loaded = place.load();
    warn(loaded.warnings);
    if (loaded.loginError && isOfTheCommandLine(*loaded.loginError)) {
        printError(loaded.loginError->message());
        return ExitUsage;
    }
    // What is wrong with a file is put right in the window.
    if (loaded.error && loaded.unusable.isEmpty()) {
        printError(loaded.error->message());
        return ExitUsage;
    }
    m_window.openCameras(place, loaded);
    return 0;
}

int DesktopStart::openOne()
{
    const QString envFile = m_line.envFileToRead();
    const LoadedSettings loaded = loadSettings(envFile, m_environment, m_line.values);
    warn(loaded.warnings);
    if (!loaded.error) {
        m_window.openCamera(loaded.settings, envFile);
        return 0;
    }
    printError(loaded.error->message());
    if (isOfTheCommandLine(*loaded.error)) {
        return ExitUsage;
    }
    correctLater(loaded, envFile);
    return 0;
}

/// Started from a menu, nobody sees what is printed. Queued: in the event loop, over the window.
void DesktopStart::correctLater(const LoadedSettings &loaded, const QString &envFile)
{
    QMetaObject::invokeMethod(
        &m_window,
        [window = &m_window, loaded, envFile] { window->correctSettings(loaded, envFile); },
        Qt::QueuedConnection);
}

int DesktopStart::askForCamera()
{
    ConnectionDialog dialog(ConnectionDialog::Occasion::FirstRun, {}, {});
    dialog.keepInFolder(userCameraFolder());
    if (dialog.exec() == QDialog::Accepted) {
        m_line.folder = userCameraFolder();
        return openSeveral();
    }
    return dialog.wantsDemo() && openDemo() ? 0 : ExitFailure;
}

bool DesktopStart::openDemo(const SettingValues &values)
{
    if (m_demo.streamUrl().port() <= 0 && !m_demo.start()) {
        QMessageBox::critical(&m_window, tr("Demo camera"), m_demo.errorText());
        return false;
    }
    SettingValues all = values;
    // For those who share it; the simulated camera itself asks for no login.
    static const QString password = randomPassword();
    all.insert(key::UserName, QStringLiteral("demo"));
    all.insert(key::Password, password);
    QList<SettingValues> cameras;
    for (int camera = 0; camera < m_demo.count(); ++camera) {
        cameras.append({{key::Name, m_demo.name(camera)},
                        {key::CameraUrl, m_demo.streamUrl(camera).toString()},
                        {key::ServoUrl, m_demo.servoUrl(camera).toString()},
                        {key::FieldOfView, DemoFieldOfView}});
    }
    if (cameras.size() > 1) {
        m_window.openDemo(loadGiven(cameras, all));
        return true;
    }
    all.insert(cameras.constFirst());
    all.insert(key::Name, tr("Demo camera"));
    const LoadedSettings loaded = loadSettings({}, {}, all);
    if (loaded.error) {
        printError(loaded.error->message());
        return false;
    }
    m_window.openDemoCamera(loaded.settings);
    return true;
}

/// A value on it is wrong, which no dialog can put right.
bool DesktopStart::isOfTheCommandLine(const ConfigError &error) const
{
    return error.line == 0 && m_line.values.contains(error.key);
}

void DesktopStart::warn(const QStringList &warnings) const
{
    for (const QString &warning : warnings) {
        printError(warning);
    }
}

} // namespace vedette
