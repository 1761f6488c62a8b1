// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/IoThread.h"
#include "OpenCameras.h"

#include <QMainWindow>

#include <chrono>
#include <memory>

namespace vedette {

class CameraDock;
class CameraEditing;
class CameraMenu;
class ControlsDock;
class FullScreen;
class JoystickDock;
class LampAction;
class SelectedCamera;
class Sharing;
class StatusLine;
class SteeringInputs;
class ViewMenu;
class Wall;
class WallMenu;
class WatchedCameras;
class WindowAim;
class WindowDialogs;
class WindowPlaces;
class WindowRecordings;
struct Mounting;

/// The window: a wall of all cameras that are open, the joystick docked beside it or over it in
/// full screen, menus and a status bar. One camera is selected, which the rest is about.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows this camera from now on; envFile is where Edit Camera… keeps its values.
    void openCamera(const Settings &settings, const QString &envFile);
    /// Shows these cameras from now on; loaded: what place.load() came to.
    void openCameras(const CameraPlace &place, const LoadedCameras &loaded);
    /// Shows simulated cameras, whose addresses end with the program: Edit Camera… edits the user's
    /// own meanwhile.
    void openDemo(const LoadedCameras &cameras);
    /// The same of one.
    void openDemoCamera(const Settings &settings);
    /// Opens the dialog with settings that cannot be used, and with what is wrong; envFile is where
    /// it keeps them, empty: with the user's own cameras.
    void correctSettings(const LoadedSettings &loaded, const QString &envFile);
    /// The dialog that shares the cameras.
    void showShareDialog();
    /// Fills the screen with the picture, or goes back to the window as it was.
    void setFullScreen(bool fullScreen);
    /// Closes without asking, also while others watch: the system or the terminal says so.
    void quitAtOnce();
    /// For tests: how long the connection of cameras opened from now on stays while nobody watches.
    void setLinger(std::chrono::milliseconds linger);
    /// Sharing with browsers, of whichever cameras are open.
    Sharing &sharing() { return *m_sharing; }

signals:
    /// The user asked for the demo camera.
    void demoRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void createMenus();
    void connectCameraMenu();
    void connectParts();
    void connectWatched();
    void connectSelection();
    void connectPlaces();
    void connectControls();
    void connectAim();
    void connectRecordings();
    void setLookingBack(bool on);
    [[nodiscard]] QList<CameraDock *> docks() const;
    void showCameras();
    void showSelected();
    void takeSnapshot();
    void setMounting(const Mounting &mounting);
    /// A passing sentence in the status bar.
    void say(const QString &text);
    void showSharing();
    void updateWatching();

    Wall *m_wall = nullptr;
    StatusLine *m_statusLine = nullptr;
    JoystickDock *m_joystick = nullptr;
    ControlsDock *m_controls = nullptr;
    WindowPlaces *m_places = nullptr;
    LampAction *m_lamp = nullptr;
    WindowAim *m_aim = nullptr;
    CameraMenu *m_cameraMenu = nullptr;
    ViewMenu *m_viewMenu = nullptr;
    WallMenu *m_wallMenu = nullptr;
    FullScreen *m_fullScreen = nullptr;
    SteeringInputs *m_inputs = nullptr;
    CameraEditing *m_editing = nullptr;
    WindowDialogs *m_dialogs = nullptr;
    bool m_quitsAtOnce = false;
    OpenCameras m_open;
    std::unique_ptr<WindowRecordings> m_recordings; ///< outlives the cameras
    IoThread m_io;
    Sharing *m_sharing = nullptr; ///< refers to what is watched, until it is closed
    std::unique_ptr<WatchedCameras> m_watched;
    std::unique_ptr<SelectedCamera> m_selected;
};

} // namespace vedette
