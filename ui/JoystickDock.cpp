// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "JoystickDock.h"

#include "JoystickWidget.h"
#include "PositionMap.h"

#include <QVBoxLayout>

namespace vedette {

JoystickDock::JoystickDock(QWidget *parent)
    : CameraDock(tr("Joystick"), QStringLiteral("joystick"), true, parent)
    , m_joystick(new JoystickWidget)
    , m_map(new PositionMap)
{
    auto *const frame = new QWidget;
    auto *const layout = new QVBoxLayout(frame);
    layout->addWidget(m_joystick);
    layout->addWidget(m_map);
    setWidget(frame);
    setToggle(tr("&Joystick"), QKeySequence(tr("Ctrl+J")));
}

void JoystickDock::setTurnable(bool turnable)
{
    if (turnable == m_isTurnable) {
        return;
    }
    m_isTurnable = turnable;
    widget()->setEnabled(turnable);
    followUse();
    emit turnableChanged(turnable);
}

void JoystickDock::setBesideTurnable(bool beside)
{
    m_isBesideTurnable = beside;
    followUse();
}

void JoystickDock::followUse()
{
    setOfUse(m_isTurnable || m_isBesideTurnable);
}

} // namespace vedette

#include "moc_JoystickDock.cpp"
