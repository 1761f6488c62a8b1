// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "MainWindow.h"

#include "ConnectionDialog.h"
#include "HelpMenu.h"
#include "JoystickWidget.h"
#include "LiveCamera.h"
#include "ShareDialog.h"
#include "Sharing.h"
#include "StatusLine.h"
#include "SteeringInputs.h"
#include "VideoWidget.h"

#include <QAction>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QVBoxLayout>

namespace vedette {

namespace {

/// A VGA picture at its own size, with room for the joystick beside it.
constexpr QSize DefaultSize{900, 600};
/// Long enough to read a sentence with a path in it.
constexpr int WarningMilliseconds = 15000;

constexpr QLatin1String GeometryKey("window/geometry");
constexpr QLatin1String LayoutKey("window/layout");

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_video(new VideoWidget(this))
    , m_statusLine(new StatusLine(this))
    , m_sharing(new Sharing(this))
{
    setWindowTitle(tr("Vedette"));
    setCentralWidget(m_video);
    // The arrow keys are the picture's until Tab goes to the joystick.
    m_video->setFocusPolicy(Qt::StrongFocus);
    m_video->setFocus();
    createJoystickDock();
    m_inputs = new SteeringInputs(*this, *m_joystick, this);
    createMenus();
    setStatusBar(m_statusLine);
    connect(m_inputs, &SteeringInputs::gamepadChanged, m_statusLine, &StatusLine::setGamepad);
    connect(m_video, &VideoWidget::fullScreenToggleRequested, m_fullScreenAction, &QAction::toggle);
    connect(m_sharing, &Sharing::changed, this, &MainWindow::showSharing);
    connect(m_sharing, &Sharing::failed, this, [this](const QString &text) {
        m_statusLine->showMessage(tr("Not shared: %1").arg(text), WarningMilliseconds);
    });
    restoreLayout();
}

MainWindow::~MainWindow()
{
    closeCamera();
}

void MainWindow::openCamera(const Settings &settings, const QString &envFile)
{
    m_settings = settings;
    m_envFile = envFile;
    m_isDemo = false;
    watch();
}

void MainWindow::openDemoCamera(const Settings &settings)
{
    openCamera(settings, {});
    m_isDemo = true;
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

void MainWindow::watch()
{
    closeCamera();
    m_camera = std::make_unique<LiveCamera>(m_settings, m_video->targetSize());
    LiveCamera *const camera = m_camera.get();
    connect(m_video, &VideoWidget::targetSizeChanged, camera, &LiveCamera::setTargetSize);
    connect(camera, &LiveCamera::pictureReady, m_video, &VideoWidget::setPicture);
    connect(camera, &LiveCamera::frameRejected, m_video, &VideoWidget::frameRejected);
    connect(camera, &LiveCamera::statusChanged, m_video, &VideoWidget::setStatus);
    connect(camera, &LiveCamera::statusChanged, m_statusLine, &StatusLine::setStream);
    connect(camera, &LiveCamera::servoReplied, m_statusLine, &StatusLine::setServo);
    m_inputs->setCamera(&camera->thread());
    m_sharing->setCamera(&camera->thread(), m_settings);
    m_joystickDock->setEnabled(!m_settings.servoUrl.isEmpty());
    setWindowTitle(tr("%1 – Vedette").arg(m_settings.cameraUrl.host()));
    updateWatching();
}

void MainWindow::createJoystickDock()
{
    m_joystick = new JoystickWidget;
    m_joystickDock = new QDockWidget(tr("Joystick"), this);
    m_joystickDock->setObjectName(QStringLiteral("joystick"));
    auto *frame = new QWidget;
    auto *layout = new QVBoxLayout(frame);
    layout->addWidget(m_joystick);
    m_joystickDock->setWidget(frame);
    addDockWidget(Qt::RightDockWidgetArea, m_joystickDock);
}

void MainWindow::createMenus()
{
    createCameraMenu();
    createViewMenu();
    addHelpMenu(*menuBar());
    // A hidden menu bar takes the shortcuts of its menus with it; the window itself keeps them.
    for (const QAction *menu : menuBar()->actions()) {
        addActions(menu->menu()->actions());
    }
}

void MainWindow::createCameraMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Camera"));
    menu->addAction(tr("&Open .env File…"), QKeySequence::Open, this, &MainWindow::openEnvFile);
    menu->addAction(tr("&Connection…"), QKeySequence(tr("Ctrl+E")), this,
                    &MainWindow::editConnection);
    menu->addAction(tr("&Share…"), QKeySequence(tr("Ctrl+S")), this, &MainWindow::showShareDialog);
    menu->addAction(tr("&Demo Camera"), this, &MainWindow::demoRequested);
    menu->addAction(tr("&Reconnect Now"), QKeySequence(Qt::Key_F5), this, [this] {
        if (m_camera) {
            m_camera->thread().retryNow();
        }
    });
    menu->addSeparator();
    menu->addAction(tr("&Quit"), QKeySequence(tr("Ctrl+Q")), this, &QWidget::close);
}

void MainWindow::createViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    m_fullScreenAction = menu->addAction(tr("&Full Screen"));
    m_fullScreenAction->setShortcut(QKeySequence(Qt::Key_F11));
    m_fullScreenAction->setCheckable(true);
    connect(m_fullScreenAction, &QAction::toggled, this, &MainWindow::setFullScreen);

    QAction *joystick = m_joystickDock->toggleViewAction();
    joystick->setText(tr("&Joystick"));
    joystick->setShortcut(QKeySequence(tr("Ctrl+J")));
    menu->addAction(joystick);

    QAction *statistics = menu->addAction(tr("&Statistics"));
    statistics->setShortcut(QKeySequence(Qt::Key_F3));
    statistics->setCheckable(true);
    connect(statistics, &QAction::toggled, m_video, &VideoWidget::setStatisticsVisible);
}

void MainWindow::restoreLayout()
{
    const QSettings stored;
    if (!restoreGeometry(stored.value(GeometryKey).toByteArray())) {
        resize(DefaultSize);
    }
    restoreState(stored.value(LayoutKey).toByteArray());
}

void MainWindow::setFullScreen(bool fullScreen)
{
    m_fullScreenAction->setChecked(fullScreen);
    if (fullScreen == isFullScreen()) {
        return;
    }
    if (fullScreen) {
        m_joystickWasShown = !m_joystickDock->isHidden();
    }
    m_joystickDock->setVisible(!fullScreen && m_joystickWasShown);
    menuBar()->setVisible(!fullScreen);
    m_statusLine->setVisible(!fullScreen);
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, fullScreen));
}

void MainWindow::editConnection()
{
    m_inputs->setActive(false);
    const QString file = m_envFile.isEmpty() ? userEnvFile() : m_envFile;
    const Settings edited = m_isDemo ? loadSettings(file, {}, {}).settings : m_settings;
    ConnectionDialog dialog(ConnectionDialog::Occasion::Edit, edited, file, this);
    connect(&dialog, &ConnectionDialog::aboutToTest, this, [this] {
        closeCamera();
        StreamStatus testing;
        testing.reason = tr("its connection is being tested");
        m_video->setStatus(testing);
        m_statusLine->setStream(testing);
    });
    const auto watchAgain = [this] {
        if (!m_camera) {
            watch();
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
        QFileDialog::getOpenFileName(this, tr("Open .env File"), QFileInfo(m_envFile).path(),
                                     tr(".env files (*.env .env);;All files (*)"));
    if (path.isEmpty()) {
        return;
    }
    const LoadedSettings loaded = loadSettings(path, {}, {});
    if (loaded.error) {
        QMessageBox::warning(this, tr("This file cannot be used"), loaded.error->message());
        return;
    }
    openCamera(loaded.settings, path);
    for (const QString &warning : loaded.warnings) {
        m_statusLine->showMessage(warning, WarningMilliseconds);
    }
}

void MainWindow::showShareDialog()
{
    if (m_shareDialog == nullptr) {
        m_shareDialog = new ShareDialog(*m_sharing, this);
        connect(m_shareDialog, &ShareDialog::connectionRequested, this,
                &MainWindow::editConnection);
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
        m_camera->thread().setWatching(isVisible() && !isMinimized());
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ActivationChange) {
        m_inputs->setActive(isActiveWindow());
    } else if (event->type() == QEvent::WindowStateChange) {
        m_fullScreenAction->setChecked(isFullScreen());
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
    m_inputs->setActive(false);
    setFullScreen(false);
    QSettings stored;
    stored.setValue(GeometryKey, saveGeometry());
    stored.setValue(LayoutKey, saveState());
    QMainWindow::closeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isFullScreen()) {
        setFullScreen(false);
        return;
    }
    QMainWindow::keyPressEvent(event);
}

} // namespace vedette
