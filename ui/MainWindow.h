// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/IoThread.h"
#include "CameraChoice.h"

#include <QMainWindow>

#include <chrono>
#include <memory>
#include <optional>

namespace vedette {

class CameraMenu;
class FullScreen;
class JoystickDock;
class LiveCamera;
class ShareDialog;
class Sharing;
class StatusLine;
class SteeringInputs;
class VideoWidget;
class ViewMenu;
struct Mounting;
struct ServoReply;

/// The window: the picture, the joystick docked beside it or over it in full screen, menus and
/// a status bar. Shows one
/// camera at a time.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows this camera from now on; envFile is where Connection… keeps its values.
    void openCamera(const Settings &settings, const QString &envFile);
    /// Shows the simulated camera, whose addresses end with the program: Connection… edits the
    /// user's own camera meanwhile.
    void openDemoCamera(const Settings &settings);
    /// Opens the dialog with settings that cannot be used, and with what is wrong; envFile is where
    /// it keeps them.
    void correctSettings(const LoadedSettings &loaded, const QString &envFile);
    /// The dialog that shares the camera.
    void showShareDialog();
    /// Fills the screen with the picture, or goes back to the window as it was.
    void setFullScreen(bool fullScreen);
    /// Closes without asking, also while others watch: the system or the terminal says so.
    void quitAtOnce();
    /// For tests: how long the connection of cameras opened from now on stays while nobody watches.
    void setLinger(std::chrono::milliseconds linger) { m_linger = linger; }
    /// Sharing with browsers, of whichever camera is shown.
    Sharing &sharing() { return *m_sharing; }

signals:
    /// The user asked for the demo camera.
    void demoRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void createMenus();
    void connectCameraMenu();
    void connectParts();
    void watch(const CameraChoice &choice);
    void closeCamera();
    void leaveDemo();
    void servoReplied(const ServoReply &reply);
    void takeSnapshot();
    void setMounting(const Mounting &mounting);
    void editConnection();
    void openEnvFile();
    void showSharing();
    void updateWatching();

    VideoWidget *m_video = nullptr;
    StatusLine *m_statusLine = nullptr;
    JoystickDock *m_joystick = nullptr;
    CameraMenu *m_cameraMenu = nullptr;
    ViewMenu *m_viewMenu = nullptr;
    FullScreen *m_fullScreen = nullptr;
    SteeringInputs *m_inputs = nullptr;
    Sharing *m_sharing = nullptr;
    ShareDialog *m_shareDialog = nullptr; ///< made when first asked for
    CameraChoice m_choice;
    std::optional<CameraChoice> m_beforeDemo; ///< where the demo's menu entry leads back to
    bool m_quitsAtOnce = false;
    std::chrono::milliseconds m_linger;
    IoThread m_io;
    /// What is watched; m_inputs and m_sharing refer to it. Closed by closeCamera() alone.
    std::unique_ptr<LiveCamera> m_camera;
};

} // namespace vedette
