// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "HeldInputs.h"
#include "steering/Motion.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QPointF>
#include <QTimer>

#include <array>
#include <chrono>

class QWidget;

namespace vedette {

class CameraHandle;
class GamepadInput;
class JoystickWidget;
class KeyboardSteering;

/// Joins everything hands can do, keys, joysticks on the screen and gamepads, and passes it to the
/// camera on screen. Each joystick shows what all of them do.
class SteeringInputs : public QObject
{
    Q_OBJECT

public:
    /// What is held is said again so often, since a camera that turns until it is stopped is
    /// stopped when nothing is heard for DriveMotion::MaximumDrive: two in a row may come late.
    static constexpr std::chrono::milliseconds RenewInterval{3000};

    /// Keys are taken from window while it is active.
    SteeringInputs(QWidget &window, JoystickWidget &joystick, QObject *parent = nullptr);
    ~SteeringInputs() override;

    /// Another one that steers.
    void addJoystick(JoystickWidget &joystick);
    /// Whom to steer from now on; nullptr for nobody. The old camera stops at once;
    /// one that is destroyed is no longer steered. What is held on a gamepad counts only after a
    /// rest.
    void setCamera(CameraHandle *camera);
    /// Inactive (another window has the focus, a dialog is open): everything is released at once.
    void setActive(bool active);
    /// Blocked: nothing steers, whoever asks; what is held is released at once.
    void setBlocked(bool blocked);
    [[nodiscard]] GamepadInput &gamepads() { return *m_gamepads; }
    /// For tests: another time than RenewInterval.
    void setRenewInterval(std::chrono::milliseconds interval) { m_renew.setInterval(interval); }

signals:
    /// Gamepads came or went: the names of those there are, or an empty text.
    void gamepadChanged(const QString &names);

private:
    template <typename Source>
    void join(Source *source);
    void press(HeldInputs::Source source, Direction direction, Pace pace);
    void release(HeldInputs::Source source, Direction direction);
    void deflect(QPointF deflection, Pace pace);
    void releaseAll();
    void renew();
    void heldChanged();

    KeyboardSteering *m_keyboard = nullptr;
    GamepadInput *m_gamepads = nullptr;
    QList<QPointer<JoystickWidget>> m_joysticks;
    HeldInputs m_held;
    std::array<Pace, 4> m_paces{}; ///< of the directions
    Pace m_stickPace = Pace::Normal;
    bool m_isBlocked = false;
    QPointer<CameraHandle> m_camera;
    QTimer m_renew{this};
};

} // namespace vedette
