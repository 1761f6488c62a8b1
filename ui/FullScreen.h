// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAction;
class QMainWindow;

namespace vedette {

class FullScreenPanel;
class JoystickDock;
class ScreenAwake;

/// Hides what is around the window's picture in full screen and has FullScreenPanel come over it
/// instead. Follows the window, whoever changed its state: the user's key, the menu, or the window
/// manager. Esc leaves. The screen is kept awake meanwhile.
class FullScreen : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this object, which becomes window's child. toggle: checked in full screen.
    FullScreen(QMainWindow &window, QWidget &picture, JoystickDock &joystick, QAction &toggle);

    FullScreenPanel &panel() { return *m_panel; }
    /// Asks for it; done when the window's state has changed.
    void set(bool fullScreen);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();

    QMainWindow *m_window;
    JoystickDock *m_joystick;
    QAction *m_toggle;
    FullScreenPanel *m_panel; ///< a child of the picture
    ScreenAwake *m_awake;
    bool m_isOn = false;
};

} // namespace vedette
