// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "JoystickDock.h"

#include "JoystickWidget.h"
#include "PositionMap.h"

#include <QAction>
#include <QVBoxLayout>

namespace vedette {

JoystickDock::JoystickDock(QWidget *parent)
    : QDockWidget(tr("Joystick"), parent)
    , m_joystick(new JoystickWidget)
    , m_map(new PositionMap)
{
    setObjectName(QStringLiteral("joystick"));
    auto *const frame = new QWidget;
    auto *const layout = new QVBoxLayout(frame);
    layout->addWidget(m_joystick);
    layout->addWidget(m_map);
    setWidget(frame);
    QAction *const toggle = toggleViewAction();
    toggle->setText(tr("&Joystick"));
    toggle->setShortcut(QKeySequence(tr("Ctrl+J")));
    // By the user alone; "toggled" would follow every setVisible().
    connect(toggle, &QAction::triggered, this, [this](bool checked) { m_isWanted = checked; });
}

void JoystickDock::setTurnable(bool turnable)
{
    if (turnable == m_isTurnable) {
        return;
    }
    m_isTurnable = turnable;
    widget()->setEnabled(turnable);
    showIfDue();
    emit turnableChanged(turnable);
}

void JoystickDock::setBesideTurnable(bool beside)
{
    m_isBesideTurnable = beside;
    showIfDue();
}

void JoystickDock::setFullScreen(bool fullScreen)
{
    m_isFullScreen = fullScreen;
    showIfDue();
}

void JoystickDock::takeRestored()
{
    m_isWanted = !isHidden();
    showIfDue();
}

void JoystickDock::showAsWanted()
{
    setVisible(m_isWanted);
}

void JoystickDock::closeEvent(QCloseEvent *event)
{
    m_isWanted = false;
    QDockWidget::closeEvent(event);
}

void JoystickDock::showIfDue()
{
    const bool isOfUse = m_isTurnable || m_isBesideTurnable;
    toggleViewAction()->setEnabled(isOfUse);
    setVisible(m_isWanted && isOfUse && !m_isFullScreen);
}

} // namespace vedette
