// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "MainWindow.h"

#include "aim/AimAction.h"
#include "aim/WindowAim.h"
#include "AlwaysOnTop.h"
#include "CameraEditing.h"
#include "CameraMenu.h"
#include "controls/ControlsDock.h"
#include "controls/LampAction.h"
#include "FullScreen.h"
#include "FullScreenPanel.h"
#include "GamepadCommands.h"
#include "HelpMenu.h"
#include "HomeFinder.h"
#include "JoystickDock.h"
#include "LiveCamera.h"
#include "PictureMenu.h"
#include "places/PresetsDock.h"
#include "places/WindowPlaces.h"
#include "PlacesMenu.h"
#include "QuitQuestion.h"
#include "recording/TimelineDock.h"
#include "recording/WindowRecordings.h"
#include "SelectedCamera.h"
#include "Sentence.h"
#include "SettingNames.h"
#include "Sharing.h"
#include "StatusLine.h"
#include "SteeringInputs.h"
#include "VideoWidget.h"
#include "ViewMenu.h"
#include "wall/Wall.h"
#include "WallMenu.h"
#include "WatchedCameras.h"
#include "WindowDialogs.h"
#include "WindowLayout.h"
#include "ZoomPan.h"

#include <QAction>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenuBar>

namespace vedette {

namespace {

/// Long enough to read a sentence with a path in it.
constexpr int WarningMilliseconds = 15000;

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_wall(new Wall(this))
    , m_statusLine(new StatusLine(this))
    , m_joystick(new JoystickDock(this))
    , m_controls(new ControlsDock(this))
    , m_lamp(new LampAction(this))
    , m_sharing(new Sharing(this))
    , m_watched(std::make_unique<WatchedCameras>(m_io, *m_wall))
{
    m_aim = new WindowAim(*m_wall, m_open, this);
    m_places = new WindowPlaces(*m_wall, m_open, this);
    m_recordings = std::make_unique<WindowRecordings>(*m_wall, m_open, m_io.decodePool(), this);
    setCentralWidget(m_wall);
    addDockWidget(Qt::RightDockWidgetArea, m_joystick);
    addDockWidget(Qt::RightDockWidgetArea, m_controls);
    addDockWidget(Qt::RightDockWidgetArea, m_places->dock());
    addDockWidget(Qt::BottomDockWidgetArea, m_recordings->dock());
    setStatusBar(m_statusLine);
    m_editing = new CameraEditing(*this, m_open, *m_watched);
    createMenus();
    m_fullScreen = new FullScreen(*this, *m_wall, *m_joystick, *m_viewMenu->fullScreen());
    m_inputs = new SteeringInputs(*this, m_joystick->joystick(), this);
    m_dialogs = new WindowDialogs(*m_sharing, m_inputs->gamepads(), this);
    m_inputs->addJoystick(m_fullScreen->panel().joystick());
    m_selected =
        std::make_unique<SelectedCamera>(*m_watched, *m_statusLine, *m_joystick, *m_inputs);
    connectParts();
    connectWatched();
    connectSelection();
    connectPlaces();
    connectControls();
    connectAim();
    connectRecordings();
    WindowLayout::restore(*this, docks());
    showCameras();
    // The arrow keys are the picture's until Tab goes to the joystick.
    m_wall->setFocus();
}

MainWindow::~MainWindow()
{
    m_recordings->goLive();
    m_watched->set({});
}

void MainWindow::connectParts()
{
    connect(m_inputs, &SteeringInputs::gamepadChanged, m_statusLine, &StatusLine::setGamepad);
    connectGamepads(m_inputs->gamepads(), *m_cameraMenu, *m_places->menu(), *m_wall);
    FullScreenPanel *const panel = &m_fullScreen->panel();
    connect(m_statusLine, &StatusLine::streamTextChanged, panel, &FullScreenPanel::setStateText);
    connect(m_statusLine, &StatusLine::servoTextChanged, panel, &FullScreenPanel::setNotice);
    connect(m_statusLine, &StatusLine::messageChanged, panel, &FullScreenPanel::setNotice);
    connect(m_sharing, &Sharing::changed, this, &MainWindow::showSharing);
    connect(m_sharing, &Sharing::failed, this,
            [this](const QString &text) { say(tr("Not shared: %1").arg(text)); });
    connect(m_editing, &CameraEditing::aboutToAsk, this, [this] { m_inputs->setActive(false); });
    connect(m_editing, &CameraEditing::added, m_wall, &Wall::select);
    connect(m_editing, &CameraEditing::said, this, &MainWindow::say);
    connect(&m_open, &OpenCameras::warned, this,
            [this](const QString &text) { say(sentence(withFieldNames(text))); });
}

void MainWindow::connectWatched()
{
    connect(m_watched.get(), &WatchedCameras::opened, this,
            [this](const QString &id, LiveCamera *camera) {
                m_sharing->addCamera(id == OpenCameras::SingleId ? QString() : id,
                                     camera->handle());
            });
    connect(&m_open, &OpenCameras::changed, this, &MainWindow::showCameras);
    // Over the window, which may not be shown yet.
    connect(&m_open, &OpenCameras::leftOutChanged, m_editing, &CameraEditing::showLeftOut,
            Qt::QueuedConnection);
}

void MainWindow::connectSelection()
{
    connect(m_wall, &Wall::selectionChanged, this, &MainWindow::showSelected);
    connect(m_wall, &Wall::orderChanged, &m_open, &OpenCameras::setOrder);
    connect(m_wall, &Wall::fullScreenToggleRequested, m_viewMenu->fullScreen(), &QAction::toggle);
    connect(m_wall, &Wall::connectionRequested, m_editing, &CameraEditing::edit);
    HomeFinder *const finder = &m_cameraMenu->homeFinder();
    connect(m_selected.get(), &SelectedCamera::steerableChanged, finder, &HomeFinder::setCamera);
    connect(finder, &HomeFinder::failed, this, &MainWindow::say);
}

void MainWindow::connectPlaces()
{
    m_places->connectCameras(*m_selected, *m_wallMenu);
    connect(m_places, &WindowPlaces::said, this, &MainWindow::say);
    connect(m_viewMenu->fullScreen(), &QAction::toggled, m_places->dock(),
            &PresetsDock::setFullScreen);
}

void MainWindow::connectControls()
{
    const SelectedCamera *const selected = m_selected.get();
    connect(selected, &SelectedCamera::handleChanged, m_controls, &ControlsDock::setCamera);
    connect(selected, &SelectedCamera::handleChanged, m_lamp, &LampAction::setCamera);
    connect(m_lamp, &LampAction::failed, this, &MainWindow::say);
    connect(m_viewMenu->fullScreen(), &QAction::toggled, m_controls, &ControlsDock::setFullScreen);
}

void MainWindow::connectAim()
{
    m_aim->connectCameras(*m_selected);
    if (QAction *const calibrate = m_aim->calibrate()) {
        m_cameraMenu->addOfCamera(calibrate);
    }
    connect(m_aim, &WindowAim::calibrated, this, &MainWindow::showCameras);
    connect(m_aim, &WindowAim::said, this, &MainWindow::say);
}

void MainWindow::connectRecordings()
{
    const WindowRecordings *const recordings = m_recordings.get();
    const QList<QAction *> actions = recordings->actions();
    for (QAction *const action : actions) {
        m_cameraMenu->addOfCamera(action);
    }
    addActions(actions); // as in createMenus()
    m_recordings->connectCameras(*m_watched, *m_selected);
    connect(m_viewMenu->fullScreen(), &QAction::toggled, recordings->dock(),
            &TimelineDock::setFullScreen);
    connect(recordings, &WindowRecordings::lookingBackChanged, this, &MainWindow::setLookingBack);
    connect(recordings, &WindowRecordings::pastChanged, m_statusLine, &StatusLine::setPast);
    connect(recordings, &WindowRecordings::snapshotRequested, this, &MainWindow::takeSnapshot);
    connect(recordings, &WindowRecordings::said, this, &MainWindow::say);
    connect(m_editing, &CameraEditing::recordingRequested, this, [this](const QString &id) {
        m_wall->select(id);
        m_recordings->setUp();
    });
}

/// Nothing steers meanwhile: what would be seen of it is not shown.
void MainWindow::setLookingBack(bool on)
{
    m_selected->setBlocked(on);
    m_places->dock()->widget()->setDisabled(on);
}

QList<CameraDock *> MainWindow::docks() const
{
    return {m_joystick, m_controls, m_places->dock(), m_recordings->dock()};
}

void MainWindow::say(const QString &text)
{
    m_statusLine->showMessage(text, WarningMilliseconds);
}

void MainWindow::setLinger(std::chrono::milliseconds linger)
{
    m_watched->setLinger(linger);
}

void MainWindow::openCamera(const Settings &settings, const QString &envFile)
{
    m_open.openOne(settings, envFile);
}

void MainWindow::openCameras(const CameraPlace &place, const LoadedCameras &loaded)
{
    m_open.openSeveral(place, loaded);
}

void MainWindow::openDemo(const LoadedCameras &cameras)
{
    m_open.openDemo(cameras);
}

void MainWindow::openDemoCamera(const Settings &settings)
{
    LoadedCameras demo;
    CameraConfig camera = settings.camera;
    camera.record.folder = recordFolderOf({}, camera);
    demo.cameras = {{OpenCameras::SingleId, {}, camera, {}}};
    demo.owner = settings.server.owner;
    openDemo(demo);
}

void MainWindow::correctSettings(const LoadedSettings &loaded, const QString &envFile)
{
    m_editing->correct(loaded, envFile);
}

void MainWindow::showCameras()
{
    m_sharing->setDefaultCamera(m_open.defaultCamera());
    m_sharing->setLogins(m_open.logins(),
                         [this](const ServerConfig &logins) { return m_open.keepLogins(logins); });
    m_watched->set(m_open.cameras());
    QList<WallCamera> shown;
    bool canOneTurn = false;
    for (const StoredCamera &camera : m_open.cameras()) {
        shown.append({camera.id, m_open.nameOf(camera.id)});
        canOneTurn = canOneTurn || !camera.config.servoUrl.isEmpty();
    }
    m_joystick->setBesideTurnable(canOneTurn && shown.size() > 1);
    if (shown.isEmpty()) {
        // A picture that says so.
        m_wall->setCameras({{OpenCameras::SingleId, {}}});
        StreamStatus none;
        none.reason = tr("no camera is open; Ctrl+N adds one");
        m_wall->picture(OpenCameras::SingleId)->setStatus(none);
        m_joystick->setTurnable(false);
    }
    m_wallMenu->setCameras(shown);
    m_places->menu()->refresh();
    m_cameraMenu->setMayRemove(!shown.isEmpty() && !m_open.folder().isEmpty());
    if (m_open.isDemo()) {
        m_cameraMenu->setDemo(m_open.nameBeforeDemo());
    } else {
        m_cameraMenu->setNoDemo();
    }
    m_recordings->refresh();
    showSelected();
}

void MainWindow::showSelected()
{
    const QString id = m_wall->selected();
    m_selected->set(id);
    m_recordings->setSelected(id);
    m_viewMenu->setMounting(m_open.mountingOf(id));
    const QString name = m_open.nameOf(id);
    // As Qt itself writes the titles of dialogs.
    setWindowTitle(name.isEmpty() ? tr("Vedette") : tr("%1 — Vedette").arg(name));
}

void MainWindow::createMenus()
{
    m_cameraMenu = new CameraMenu(this);
    menuBar()->addMenu(m_cameraMenu);
    connectCameraMenu();
    m_viewMenu = new ViewMenu(
        {m_joystick->toggleViewAction(), m_controls->toggleViewAction(),
         m_places->dock()->toggleViewAction(), m_recordings->dock()->toggleViewAction(), m_lamp,
         m_aim->action()},
        [this] {
            VideoWidget *const picture = m_wall->picture(m_wall->selected());
            return picture != nullptr ? &picture->zoom() : nullptr;
        },
        this);
    menuBar()->addMenu(m_viewMenu);
    connect(m_viewMenu, &ViewMenu::statisticsToggled, m_wall, &Wall::setStatisticsVisible);
    connect(m_viewMenu, &ViewMenu::alwaysOnTopToggled, this,
            [this](bool onTop) { setAlwaysOnTop(*this, onTop); });
    connect(m_viewMenu, &ViewMenu::mountingChosen, this, &MainWindow::setMounting);
    connect(m_viewMenu, &ViewMenu::gamepadRequested, this, [this] { m_dialogs->showGamepads(); });
    m_wallMenu = new WallMenu(*m_wall, this);
    new PictureMenu(*m_cameraMenu, *m_viewMenu, *m_wallMenu,
                    QList<QAction *>{m_lamp, m_aim->action()} + m_recordings->actions(), *m_wall);
    menuBar()->addMenu(m_wallMenu);
    menuBar()->addMenu(m_places->menu());
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
    connect(menu, &CameraMenu::addRequested, m_editing, &CameraEditing::add);
    connect(menu, &CameraMenu::editRequested, this,
            [this] { m_editing->edit(m_wall->selected()); });
    connect(menu, &CameraMenu::removeRequested, this,
            [this] { m_editing->remove(m_wall->selected()); });
    connect(menu, &CameraMenu::openFileRequested, m_editing, &CameraEditing::openFile);
    connect(menu, &CameraMenu::openFolderRequested, m_editing,
            qOverload<>(&CameraEditing::openFolder));
    connect(menu, &CameraMenu::shareRequested, this, &MainWindow::showShareDialog);
    connect(menu, &CameraMenu::snapshotRequested, this, &MainWindow::takeSnapshot);
    connect(menu, &CameraMenu::demoRequested, this, &MainWindow::demoRequested);
    connect(menu, &CameraMenu::demoEndRequested, m_editing, &CameraEditing::leaveDemo);
    connect(menu, &CameraMenu::quitRequested, this, &QWidget::close);
    connect(menu, &CameraMenu::reconnectRequested, this, [this] {
        if (LiveCamera *const camera = m_selected->camera()) {
            camera->handle().retryNow();
        }
    });
}

void MainWindow::setFullScreen(bool fullScreen)
{
    m_fullScreen->set(fullScreen);
}

void MainWindow::takeSnapshot()
{
    m_recordings->takeSnapshot(m_wall->selected(), m_cameraMenu->areSnapshotsTurned());
}

void MainWindow::setMounting(const Mounting &mounting)
{
    const QString id = m_wall->selected();
    const QString problem = m_open.setMounting(id, mounting);
    showCameras();
    m_wall->picture(id)->zoom().reset();
    if (!problem.isEmpty()) {
        say(problem);
    }
}

void MainWindow::showShareDialog()
{
    m_dialogs->showSharing();
}

void MainWindow::showSharing()
{
    m_statusLine->setSharing(m_sharing->state() == Sharing::State::On
                                 ? tr("Shared · %1").arg(m_sharing->viewersText())
                                 : QString());
}

void MainWindow::updateWatching()
{
    m_watched->setWatching(isVisible() && !isMinimized());
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // The joystick, say, has the keyboard; the wall has had it already where it has it.
    const bool isTheWalls = m_wall->hasFocus() || m_wall->isAncestorOf(focusWidget());
    event->setAccepted(!isTheWalls && m_wall->takeKey(*event));
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
    if (mayAsk && !(mayQuit(this, m_sharing->viewers()) && m_recordings->mayQuit())) {
        event->ignore();
        return;
    }
    m_inputs->setActive(false);
    setFullScreen(false);
    WindowLayout::store(*this, docks());
    QMainWindow::closeEvent(event);
}

void MainWindow::quitAtOnce()
{
    m_quitsAtOnce = true;
    close();
}

} // namespace vedette

#include "moc_MainWindow.cpp"
