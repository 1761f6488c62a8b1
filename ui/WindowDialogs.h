// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace vedette {

class GamepadDialog;
class GamepadInput;
class ShareDialog;
class Sharing;

/// The dialogs that stay beside the window while it is used: each is made when it is first asked
/// for, and brought to the front after that. GUI thread.
class WindowDialogs : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this object.
    WindowDialogs(Sharing &sharing, GamepadInput &gamepads, QWidget *window);
    ~WindowDialogs() override;

    void showSharing();
    void showGamepads();

private:
    Sharing &m_sharing;
    GamepadInput &m_gamepads;
    QWidget *m_window;
    ShareDialog *m_shareDialog = nullptr;
    GamepadDialog *m_gamepadDialog = nullptr;
};

} // namespace vedette
