// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "controls/LampAction.h"

#include "camera/CameraHandle.h"

#include <utility>

namespace vedette {

LampAction::LampAction(QObject *parent)
    : CameraAction(tr("&Lamp"), parent)
{
    setObjectName(QStringLiteral("lamp"));
    setShortcut(QKeySequence(Qt::Key_L));
    setCheckable(true);
    connect(this, &QAction::triggered, this, &LampAction::toggleLamp);
}

void LampAction::follow()
{
    m_isAsking = false;
    m_level = 0;
    if (camera() != nullptr) {
        connect(camera(), &CameraHandle::controlsChanged, this, &LampAction::show);
        connect(camera(), &CameraHandle::controlSet, this, &LampAction::setEnded);
    }
    show(camera() != nullptr ? camera()->controls() : ControlList());
}

void LampAction::toggleLamp()
{
    const ControlState *const lamp =
        camera() != nullptr ? camera()->controls().find(LampControl) : nullptr;
    if (lamp == nullptr) {
        return;
    }
    if (camera()->controls().reading == ControlList::Reading::Unread) {
        m_isAsking = true;
        camera()->lookAtControls();
    } else {
        setTo(*lamp, lamp->value.value_or(0) <= lamp->control.range.minimum);
    }
    // Until the camera says so, it is as it was.
    show(camera()->controls());
}

void LampAction::setEnded(const QString &id, const ServoReply &reply)
{
    using Outcome = ServoReply::Outcome;
    if (id == LampControl && reply.outcome != Outcome::Moved &&
        reply.outcome != Outcome::Superseded) {
        emit failed(tr("The lamp was not switched. %1").arg(reply.text));
    }
}

void LampAction::show(const ControlList &list)
{
    const ControlState *const lamp = list.find(LampControl);
    setEnabled(lamp != nullptr && lamp->control.kind != CameraControl::Kind::Choice);
    setChecked(lamp != nullptr && lamp->value.value_or(0) > lamp->control.range.minimum);
    if (isChecked()) {
        m_level = *lamp->value;
    }
    if (list.reading != ControlList::Reading::Unread && std::exchange(m_isAsking, false) &&
        isEnabled()) {
        setTo(*lamp, !isChecked());
    }
}

void LampAction::setTo(const ControlState &lamp, bool isOn)
{
    const NumberRange &range = lamp.control.range;
    camera()->setControl(LampControl, !isOn         ? range.minimum
                                      : m_level > 0 ? m_level
                                                    : range.maximum);
}

} // namespace vedette

#include "moc_LampAction.cpp"
