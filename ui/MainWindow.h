// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"

#include <QMainWindow>

#include <memory>

class QAction;
class QDockWidget;

namespace vedette {

class JoystickWidget;
class LiveCamera;
class ShareDialog;
class Sharing;
class StatusLine;
class SteeringInputs;
class VideoWidget;

/// The window: the picture, the joystick docked beside it, menus and a status bar. Shows one
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
    /// Fills the screen with the picture, or goes back to the window as it was.
    void setFullScreen(bool fullScreen);
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
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createJoystickDock();
    void createMenus();
    void createCameraMenu();
    void createViewMenu();
    void restoreLayout();
    void watch();
    void closeCamera();
    void editConnection();
    void openEnvFile();
    void showShareDialog();
    void showSharing();
    void updateWatching();

    VideoWidget *m_video = nullptr;
    JoystickWidget *m_joystick = nullptr;
    QDockWidget *m_joystickDock = nullptr;
    StatusLine *m_statusLine = nullptr;
    QAction *m_fullScreenAction = nullptr;
    SteeringInputs *m_inputs = nullptr;
    Sharing *m_sharing = nullptr;
    ShareDialog *m_shareDialog = nullptr; ///< made when first asked for
    Settings m_settings;
    QString m_envFile;
    bool m_isDemo = false;
    bool m_joystickWasShown = true; ///< before full screen hid it
    /// What is watched; m_inputs and m_sharing refer to it. Closed by closeCamera() alone.
    std::unique_ptr<LiveCamera> m_camera;
};

} // namespace vedette
