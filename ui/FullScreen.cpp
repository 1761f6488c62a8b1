// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "FullScreen.h"

#include "FullScreenPanel.h"
#include "JoystickDock.h"
#include "ScreenAwake.h"

#include <QAction>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMenuBar>
#include <QStatusBar>

namespace vedette {

FullScreen::FullScreen(QMainWindow &window, QWidget &picture, JoystickDock &joystick,
                       QAction &toggle)
    : QObject(&window)
    , m_window(&window)
    , m_joystick(&joystick)
    , m_toggle(&toggle)
    , m_panel(new FullScreenPanel(&picture, &toggle))
    , m_awake(new ScreenAwake(ScreenAwake::userBus(), this))
{
    connect(m_toggle, &QAction::toggled, this, &FullScreen::set);
    connect(m_joystick, &JoystickDock::turnableChanged, m_panel, &FullScreenPanel::setTurnable);
    m_window->installEventFilter(this);
}

void FullScreen::set(bool fullScreen)
{
    m_window->setWindowState(m_window->windowState().setFlag(Qt::WindowFullScreen, fullScreen));
}

bool FullScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange) {
        follow();
    } else if (event->type() == QEvent::KeyPress && m_isOn &&
               static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        set(false);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void FullScreen::follow()
{
    if (m_isOn == m_window->isFullScreen()) {
        return;
    }
    m_isOn = m_window->isFullScreen();
    m_toggle->setChecked(m_isOn);
    m_joystick->setFullScreen(m_isOn);
    m_window->menuBar()->setVisible(!m_isOn);
    m_window->statusBar()->setVisible(!m_isOn);
    m_panel->setActive(m_isOn);
    m_awake->set(m_isOn);
}

} // namespace vedette

#include "moc_FullScreen.cpp"
