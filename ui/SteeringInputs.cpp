// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "SteeringInputs.h"

#include "camera/CameraHandle.h"
#include "GamepadInput.h"
#include "JoystickWidget.h"
#include "KeyboardSteering.h"

namespace vedette {

SteeringInputs::SteeringInputs(QWidget &window, JoystickWidget &joystick, QObject *parent)
    : QObject(parent)
    , m_keyboard(new KeyboardSteering(&window, this))
    , m_gamepad(new GamepadInput(this))
{
    join(m_keyboard);
    join(m_gamepad);
    addJoystick(joystick);
    connect(m_gamepad, &GamepadInput::deflected, this, [this](QPointF deflection, Pace pace) {
        deflect(deflection, pace);
        for (JoystickWidget *shown : std::as_const(m_joysticks)) {
            shown->setShownDeflection(deflection);
        }
    });
    connect(m_gamepad, &GamepadInput::connectedChanged, this,
            [this](bool, const QString &name) { emit gamepadChanged(name); });
}

SteeringInputs::~SteeringInputs() = default;

void SteeringInputs::addJoystick(JoystickWidget &joystick)
{
    m_joysticks += &joystick;
    join(&joystick);
    connect(&joystick, &JoystickWidget::deflected, this, &SteeringInputs::deflect);
}

template <typename Source>
void SteeringInputs::join(Source *source)
{
    connect(source, &Source::pressed, this, &SteeringInputs::press);
    connect(source, &Source::released, this, &SteeringInputs::release);
}

void SteeringInputs::setCamera(CameraHandle *camera)
{
    if (m_camera) {
        m_camera->releaseAll();
    }
    m_camera = camera;
}

void SteeringInputs::setActive(bool active)
{
    m_gamepad->setActive(active);
    if (!active && m_camera) {
        m_camera->releaseAll();
    }
}

void SteeringInputs::press(Direction direction, Pace pace)
{
    if (m_camera) {
        m_camera->press(direction, pace);
    }
}

void SteeringInputs::release(Direction direction)
{
    if (m_camera) {
        m_camera->release(direction);
    }
}

void SteeringInputs::deflect(QPointF deflection, Pace pace)
{
    if (m_camera) {
        m_camera->setDeflection(deflection, pace);
    }
}

} // namespace vedette
