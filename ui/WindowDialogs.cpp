// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "WindowDialogs.h"

#include "GamepadDialog.h"
#include "ShareDialog.h"

namespace vedette {

namespace {

void bringUp(QWidget &window)
{
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

WindowDialogs::WindowDialogs(Sharing &sharing, GamepadInput &gamepads, QWidget *window)
    : QObject(window)
    , m_sharing(sharing)
    , m_gamepads(gamepads)
    , m_window(window)
{
}

WindowDialogs::~WindowDialogs() = default;

void WindowDialogs::showSharing()
{
    if (m_shareDialog == nullptr) {
        m_shareDialog = new ShareDialog(m_sharing, m_window);
    }
    bringUp(*m_shareDialog);
}

void WindowDialogs::showGamepads()
{
    if (m_gamepadDialog == nullptr) {
        m_gamepadDialog = new GamepadDialog(m_gamepads, m_window);
    }
    bringUp(*m_gamepadDialog);
}

} // namespace vedette

#include "moc_WindowDialogs.cpp"
