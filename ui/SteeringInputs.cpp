// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "SteeringInputs.h"

#include "camera/CameraHandle.h"
#include "GamepadInput.h"
#include "JoystickWidget.h"
#include "KeyboardSteering.h"

#include <utility>

namespace vedette {

SteeringInputs::SteeringInputs(QWidget &window, JoystickWidget &joystick, QObject *parent)
    : QObject(parent)
    , m_keyboard(new KeyboardSteering(&window, this))
    , m_gamepads(new GamepadInput(this))
{
    join(m_keyboard);
    join(m_gamepads);
    addJoystick(joystick);
    m_renew.setInterval(RenewInterval);
    connect(&m_renew, &QTimer::timeout, this, &SteeringInputs::renew);
    connect(m_gamepads, &GamepadInput::deflected, this, &SteeringInputs::deflect);
    connect(m_gamepads, &GamepadInput::connectedChanged, this,
            [this](bool, const QString &names) { emit gamepadChanged(names); });
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
    connect(source, &Source::pressed, this,
            [this, source](Direction direction, Pace pace) { press(source, direction, pace); });
    connect(source, &Source::released, this,
            [this, source](Direction direction) { release(source, direction); });
}

void SteeringInputs::setCamera(CameraHandle *camera)
{
    releaseAll();
    m_gamepads->awaitRest();
    m_camera = camera;
}

void SteeringInputs::setActive(bool active)
{
    m_gamepads->setActive(active);
    if (!active) {
        releaseAll();
    }
}

void SteeringInputs::setBlocked(bool blocked)
{
    if (blocked == m_isBlocked) {
        return;
    }
    releaseAll();
    m_gamepads->awaitRest();
    m_isBlocked = blocked;
    for (const QPointer<JoystickWidget> &joystick : std::as_const(m_joysticks)) {
        if (joystick) {
            joystick->setEnabled(!blocked);
        }
    }
}

void SteeringInputs::press(HeldInputs::Source source, Direction direction, Pace pace)
{
    if (m_camera && !m_isBlocked) {
        m_held.press(source, direction);
        m_paces[static_cast<std::size_t>(direction)] = pace;
        m_camera->press(direction, pace);
        heldChanged();
    }
}

void SteeringInputs::release(HeldInputs::Source source, Direction direction)
{
    if (m_held.release(source, direction) && m_camera) {
        m_camera->release(direction);
    }
    heldChanged();
}

void SteeringInputs::deflect(QPointF deflection, Pace pace)
{
    if (m_camera && !m_isBlocked) {
        m_held.deflect(deflection);
        m_stickPace = pace;
        m_camera->setDeflection(deflection, pace);
        heldChanged();
    }
}

void SteeringInputs::releaseAll()
{
    if (m_camera) {
        m_camera->releaseAll();
    }
    m_held.clear();
    heldChanged();
}

void SteeringInputs::renew()
{
    const std::array<bool, 4> held = m_held.directions();
    for (std::size_t direction = 0; direction < held.size() && m_camera; ++direction) {
        if (held[direction]) {
            m_camera->press(static_cast<Direction>(direction), m_paces[direction]);
        }
    }
    if (!m_held.stick().isNull() && m_camera) {
        m_camera->setDeflection(m_held.stick(), m_stickPace);
    }
}

void SteeringInputs::heldChanged()
{
    const QPointF stick = m_held.shownStick();
    const bool isHeld = !m_held.stick().isNull() || m_held.directions() != std::array<bool, 4>{};
    if (isHeld != m_renew.isActive()) {
        isHeld ? m_renew.start() : m_renew.stop();
    }
    for (const QPointer<JoystickWidget> &joystick : std::as_const(m_joysticks)) {
        if (joystick) {
            joystick->showHeld(stick, m_held.directions());
        }
    }
}

} // namespace vedette

#include "moc_SteeringInputs.cpp"
