// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "MainWindow.h"

#include "AlwaysOnTop.h"
#include "CameraMenu.h"
#include "ConnectionDialog.h"
#include "FullScreen.h"
#include "FullScreenPanel.h"
#include "HelpMenu.h"
#include "JoystickDock.h"
#include "LiveCamera.h"
#include "PictureMenu.h"
#include "QuitQuestion.h"
#include "ShareDialog.h"
#include "Sharing.h"
#include "Snapshot.h"
#include "StatusLine.h"
#include "SteeringInputs.h"
#include "VideoWidget.h"
#include "ViewMenu.h"
#include "WindowLayout.h"
#include "ZoomPan.h"

#include <QAction>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenuBar>

namespace vedette {

namespace {

/// Long enough to read a sentence with a path in it.
constexpr int WarningMilliseconds = 15000;

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_video(new VideoWidget(this))
    , m_statusLine(new StatusLine(this))
    , m_joystick(new JoystickDock(this))
    , m_sharing(new Sharing(this))
    , m_linger(FrameHub::DefaultLinger)
{
    setWindowTitle(tr("Vedette"));
    setCentralWidget(m_video);
    // The arrow keys are the picture's until Tab goes to the joystick.
    m_video->setFocusPolicy(Qt::StrongFocus);
    m_video->setFocus();
    addDockWidget(Qt::RightDockWidgetArea, m_joystick);
    setStatusBar(m_statusLine);
    createMenus();
    m_fullScreen = new FullScreen(*this, *m_video, *m_joystick, *m_viewMenu->fullScreen());
    m_inputs = new SteeringInputs(*this, m_joystick->joystick(), this);
    m_inputs->addJoystick(m_fullScreen->panel().joystick());
    connectParts();
    WindowLayout::restore(*this, *m_joystick);
}

MainWindow::~MainWindow()
{
    closeCamera();
}

void MainWindow::connectParts()
{
    connect(m_inputs, &SteeringInputs::gamepadChanged, m_statusLine, &StatusLine::setGamepad);
    connect(m_video, &VideoWidget::fullScreenToggleRequested, m_viewMenu->fullScreen(),
            &QAction::toggle);
    connect(m_video, &VideoWidget::connectionRequested, this, &MainWindow::editConnection);
    FullScreenPanel *const panel = &m_fullScreen->panel();
    connect(m_statusLine, &StatusLine::streamTextChanged, panel, &FullScreenPanel::setStateText);
    connect(m_statusLine, &StatusLine::servoTextChanged, panel, &FullScreenPanel::setNotice);
    connect(m_statusLine, &StatusLine::messageChanged, panel, &FullScreenPanel::setNotice);
    connect(m_sharing, &Sharing::changed, this, &MainWindow::showSharing);
    connect(m_sharing, &Sharing::settingsChanged, this, [this](const Settings &settings) {
        const Mounting mounting = m_choice.settings.camera.mounting;
        m_choice.settings = settings;
        m_choice.settings.camera.mounting = mounting;
    });
    connect(m_sharing, &Sharing::failed, this, [this](const QString &text) {
        m_statusLine->showMessage(tr("Not shared: %1").arg(text), WarningMilliseconds);
    });
}

void MainWindow::openCamera(const Settings &settings, const QString &envFile)
{
    m_beforeDemo.reset();
    m_cameraMenu->setNoDemo();
    watch({settings, envFile, false});
}

void MainWindow::openDemoCamera(const Settings &settings)
{
    if (m_camera && !m_choice.isDemo) {
        m_beforeDemo = m_choice;
    }
    m_cameraMenu->setDemo(m_beforeDemo ? m_beforeDemo->name() : QString());
    watch({settings, {}, true});
}

void MainWindow::leaveDemo()
{
    if (m_beforeDemo) {
        const CameraChoice before = *m_beforeDemo;
        openCamera(before.settings, before.envFile);
    } else {
        editConnection();
    }
}

void MainWindow::closeCamera()
{
    m_inputs->setCamera(nullptr);
    m_sharing->setCamera(nullptr, {});
    m_statusLine->clearServo();
    m_statusLine->setStream({});
    m_video->clear();
    // At once: closing the connection, below, may take a moment.
    m_video->repaint();
    m_camera.reset();
}

void MainWindow::watch(const CameraChoice &choice)
{
    closeCamera();
    m_choice = choice;
    const Settings &settings = m_choice.settings;
    m_camera = std::make_unique<LiveCamera>(m_io, settings.camera, m_video->targetSize(), m_linger);
    LiveCamera *const camera = m_camera.get();
    connect(m_video, &VideoWidget::targetSizeChanged, camera, &LiveCamera::setTargetSize);
    connect(camera, &LiveCamera::pictureReady, m_video, &VideoWidget::setPicture);
    connect(camera, &LiveCamera::frameRejected, m_video, &VideoWidget::frameRejected);
    connect(camera, &LiveCamera::statusChanged, m_video, &VideoWidget::setStatus);
    connect(camera, &LiveCamera::statusChanged, m_statusLine, &StatusLine::setStream);
    connect(camera, &LiveCamera::servoReplied, this, &MainWindow::servoReplied);
    m_inputs->setCamera(&camera->handle());
    m_sharing->setCamera(&camera->handle(), settings, m_choice.envFile);
    m_viewMenu->setMounting(settings.camera.mounting);
    m_joystick->setTurnable(!settings.camera.servoUrl.isEmpty());
    setWindowTitle(tr("%1 – Vedette").arg(m_choice.name()));
    updateWatching();
}

void MainWindow::servoReplied(const ServoReply &reply)
{
    m_statusLine->setServo(reply);
    if (reply.outcome == ServoReply::Outcome::Moved) {
        m_joystick->setTurnable(true);
    } else if (reply.mayNotTurn) {
        m_joystick->setTurnable(false);
    }
}

void MainWindow::createMenus()
{
    m_cameraMenu = new CameraMenu(this);
    menuBar()->addMenu(m_cameraMenu);
    connectCameraMenu();
    m_viewMenu = new ViewMenu(m_joystick->toggleViewAction(), m_video->zoom(), this);
    menuBar()->addMenu(m_viewMenu);
    connect(m_viewMenu, &ViewMenu::statisticsToggled, m_video, &VideoWidget::setStatisticsVisible);
    connect(m_viewMenu, &ViewMenu::alwaysOnTopToggled, this,
            [this](bool onTop) { setAlwaysOnTop(*this, onTop); });
    connect(m_viewMenu, &ViewMenu::mountingChosen, this, &MainWindow::setMounting);
    new PictureMenu(*m_cameraMenu, *m_viewMenu, m_video);
    addHelpMenu(*menuBar());
    // A hidden menu bar takes the shortcuts of its menus with it; the window itself keeps them.
    const QList<QAction *> menus = menuBar()->actions();
    for (const QAction *menu : menus) {
        addActions(menu->menu()->actions());
    }
}

void MainWindow::connectCameraMenu()
{
    const CameraMenu *const menu = m_cameraMenu;
    connect(menu, &CameraMenu::openFileRequested, this, &MainWindow::openEnvFile);
    connect(menu, &CameraMenu::connectionRequested, this, &MainWindow::editConnection);
    connect(menu, &CameraMenu::shareRequested, this, &MainWindow::showShareDialog);
    connect(menu, &CameraMenu::snapshotRequested, this, &MainWindow::takeSnapshot);
    connect(menu, &CameraMenu::demoRequested, this, &MainWindow::demoRequested);
    connect(menu, &CameraMenu::demoEndRequested, this, &MainWindow::leaveDemo);
    connect(menu, &CameraMenu::quitRequested, this, &QWidget::close);
    connect(menu, &CameraMenu::reconnectRequested, this, [this] {
        if (m_camera) {
            m_camera->handle().retryNow();
        }
    });
}

void MainWindow::setFullScreen(bool fullScreen)
{
    m_fullScreen->set(fullScreen);
}

void MainWindow::takeSnapshot()
{
    const Mounting turn =
        m_cameraMenu->areSnapshotsTurned() ? m_choice.settings.camera.mounting : Mounting();
    m_statusLine->showMessage(vedette::takeSnapshot(m_video->picture(), m_choice.name(), turn),
                              WarningMilliseconds);
}

void MainWindow::setMounting(const Mounting &mounting)
{
    m_choice.settings.camera.mounting = mounting;
    m_viewMenu->setMounting(mounting);
    m_video->zoom().reset();
    if (!m_camera) {
        return;
    }
    m_camera->handle().setMounting(mounting);
    const QString problem = m_choice.keepMounting();
    if (!problem.isEmpty()) {
        m_statusLine->showMessage(problem, WarningMilliseconds);
    }
}

void MainWindow::editConnection()
{
    const QString file = m_choice.envFile.isEmpty() ? userEnvFile() : m_choice.envFile;
    LoadedSettings edited;
    if (!m_choice.isDemo) {
        edited.settings = m_choice.settings;
    } else if (QFileInfo::exists(file)) {
        edited = loadSettings(file, {}, {});
    }
    correctSettings(edited, file);
}

void MainWindow::correctSettings(const LoadedSettings &loaded, const QString &envFile)
{
    m_inputs->setActive(false);
    const CameraChoice choice = m_choice;
    ConnectionDialog dialog(ConnectionDialog::Occasion::Edit, loaded.settings, envFile, this);
    if (loaded.error) {
        dialog.showError(*loaded.error);
    }
    connect(&dialog, &ConnectionDialog::aboutToTest, this, [this] {
        closeCamera();
        StreamStatus testing;
        testing.reason = tr("its connection is being tested");
        m_video->setStatus(testing);
        m_statusLine->setStream(testing);
    });
    const auto watchAgain = [this, choice] {
        if (!m_camera && !choice.settings.camera.cameraUrl.isEmpty()) {
            watch(choice);
        }
    };
    connect(&dialog, &ConnectionDialog::testEnded, this, watchAgain);
    if (dialog.exec() == QDialog::Accepted) {
        openCamera(dialog.settings(), dialog.envFile());
    }
    watchAgain();
}

void MainWindow::openEnvFile()
{
    m_inputs->setActive(false);
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open .env File"), QFileInfo(m_choice.envFile).path(),
                                     tr(".env files (*.env .env);;All files (*)"));
    if (path.isEmpty()) {
        return;
    }
    const LoadedSettings loaded = loadSettings(path, {}, {});
    if (loaded.error) {
        correctSettings(loaded, path);
        return;
    }
    openCamera(loaded.settings, path);
    for (const QString &warning : std::as_const(loaded.warnings)) {
        m_statusLine->showMessage(warning, WarningMilliseconds);
    }
}

void MainWindow::showShareDialog()
{
    if (m_shareDialog == nullptr) {
        m_shareDialog = new ShareDialog(*m_sharing, this);
    }
    m_shareDialog->show();
    m_shareDialog->raise();
    m_shareDialog->activateWindow();
}

void MainWindow::showSharing()
{
    m_statusLine->setSharing(m_sharing->state() == Sharing::State::On
                                 ? tr("Shared · %1").arg(m_sharing->viewersText())
                                 : QString());
}

void MainWindow::updateWatching()
{
    if (m_camera) {
        m_camera->handle().setWatching(isVisible() && !isMinimized());
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ActivationChange) {
        m_inputs->setActive(isActiveWindow());
    } else if (event->type() == QEvent::WindowStateChange) {
        updateWatching();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    updateWatching();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    updateWatching();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // Desktops ask before they end a session.
    const bool mayAsk = !m_quitsAtOnce && !qGuiApp->isSavingSession();
    if (mayAsk && !mayQuit(this, m_sharing->viewers())) {
        event->ignore();
        return;
    }
    m_inputs->setActive(false);
    setFullScreen(false);
    WindowLayout::store(*this, *m_joystick);
    QMainWindow::closeEvent(event);
}

void MainWindow::quitAtOnce()
{
    m_quitsAtOnce = true;
    close();
}

} // namespace vedette
