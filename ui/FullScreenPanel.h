// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QTimer>

#include <chrono>

class QAction;
class QLabel;

namespace vedette {

class JoystickWidget;

/// Over the picture in full screen: the joystick, the stream's state, the last notice and
/// the way out. Comes when the pointer moves or a finger touches, and goes a few seconds later, the
/// pointer with it. Covers its parent's lower right corner.
class FullScreenPanel : public QFrame
{
    Q_OBJECT

public:
    /// How long it stays after the last movement: time to reach it.
    static constexpr std::chrono::milliseconds StayTime{3000};

    /// picture: what it lies over, and where the pointer is followed. leave: the window's action.
    FullScreenPanel(QWidget *picture, QAction *leave);

    JoystickWidget &joystick() { return *m_joystick; }
    /// In full screen: follow the pointer.
    void setActive(bool active);
    /// Without a joystick for a camera that cannot turn.
    void setTurnable(bool turnable);
    void setStateText(const QString &text);
    /// What the status bar says for a while: a servo's error, where a snapshot went. Brings the
    /// panel up.
    void setNotice(const QString &text);

    /// For tests: another time than StayTime.
    void setStayTime(std::chrono::milliseconds time) { m_stay.setInterval(time); }

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void enterEvent(QEnterEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void comeUp();
    void goAway();
    void moveToCorner();

    QWidget *m_picture = nullptr;
    JoystickWidget *m_joystick = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_notice = nullptr;
    QTimer m_stay{this};
    bool m_isActive = false;
};

} // namespace vedette
