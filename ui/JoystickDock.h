// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDockWidget>

namespace vedette {

class JoystickWidget;
class PositionMap;

/// The joystick beside the pictures. Shown while the user wants it, the camera or another one of
/// the wall can turn, and the window is not full screen.
class JoystickDock : public QDockWidget
{
    Q_OBJECT

public:
    explicit JoystickDock(QWidget *parent);

    JoystickWidget &joystick() { return *m_joystick; }
    /// Below it: where the camera points.
    PositionMap &map() { return *m_map; }
    /// The camera can turn, as far as is known.
    [[nodiscard]] bool isTurnable() const { return m_isTurnable; }
    void setTurnable(bool turnable);
    /// Another camera of the wall can turn: then it stays where it is for one that cannot, but is
    /// disabled, so that selecting a camera moves no tile under the pointer.
    void setBesideTurnable(bool beside);
    /// In full screen it is hidden, whatever the user wants beside the window's picture.
    void setFullScreen(bool fullScreen);
    /// After QMainWindow::restoreState(): takes what it restored as what the user wants.
    void takeRestored();
    /// Before QMainWindow::saveState(): is shown or hidden as the user wants.
    void showAsWanted();

signals:
    void turnableChanged(bool turnable);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void showIfDue();

    JoystickWidget *m_joystick = nullptr;
    PositionMap *m_map = nullptr;
    bool m_isWanted = true;
    bool m_isTurnable = true;
    bool m_isBesideTurnable = false;
    bool m_isFullScreen = false;
};

} // namespace vedette
