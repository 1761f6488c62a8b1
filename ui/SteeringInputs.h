// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Motion.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QPointF>

class QWidget;

namespace vedette {

class CameraHandle;
class GamepadInput;
class JoystickWidget;
class KeyboardSteering;

/// Joins everything hands can do, keys, the on-screen joystick and a gamepad, and passes it to the
/// camera on screen. The joystick's knob follows what the other two do.
class SteeringInputs : public QObject
{
    Q_OBJECT

public:
    /// Keys are taken from window while it is active.
    SteeringInputs(QWidget &window, JoystickWidget &joystick, QObject *parent = nullptr);
    ~SteeringInputs() override;

    /// Another one that steers; for as long as this object lives.
    void addJoystick(JoystickWidget &joystick);
    /// Whom to steer from now on; nullptr for nobody. The old camera stops at once;
    /// one that is destroyed is no longer steered.
    void setCamera(CameraHandle *camera);
    /// Inactive (another window has the focus, a dialog is open): everything is released at once.
    void setActive(bool active);

signals:
    /// A gamepad came (with its name) or went (with an empty one).
    void gamepadChanged(const QString &name);

private:
    template <typename Source>
    void join(Source *source);
    void press(Direction direction, Pace pace);
    void release(Direction direction);
    void deflect(QPointF deflection, Pace pace);

    KeyboardSteering *m_keyboard = nullptr;
    GamepadInput *m_gamepad = nullptr;
    QList<JoystickWidget *> m_joysticks;
    QPointer<CameraHandle> m_camera;
};

} // namespace vedette
