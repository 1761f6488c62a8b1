// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraDock.h"

#include <QAction>

namespace vedette {

CameraDock::CameraDock(const QString &title, const QString &objectName, bool isWanted,
                       QWidget *parent)
    : QDockWidget(title, parent)
    , m_isWanted(isWanted)
{
    setObjectName(objectName);
    // By the user alone; "toggled" would follow every setVisible().
    connect(toggleViewAction(), &QAction::triggered, this,
            [this](bool checked) { m_isWanted = checked; });
    if (!isWanted) {
        hide();
    }
}

void CameraDock::setToggle(const QString &text, const QKeySequence &key)
{
    toggleViewAction()->setText(text);
    toggleViewAction()->setShortcut(key);
}

void CameraDock::bringUp()
{
    m_isWanted = true;
    showIfDue();
}

void CameraDock::setFullScreen(bool fullScreen)
{
    m_isFullScreen = fullScreen;
    showIfDue();
}

void CameraDock::takeRestored()
{
    m_isWanted = !isHidden();
    showIfDue();
}

void CameraDock::showAsWanted()
{
    setVisible(m_isWanted);
}

void CameraDock::setOfUse(bool isOfUse)
{
    if (isOfUse != m_isOfUse) {
        m_isOfUse = isOfUse;
        showIfDue();
    }
}

void CameraDock::closeEvent(QCloseEvent *event)
{
    m_isWanted = false;
    QDockWidget::closeEvent(event);
}

void CameraDock::showIfDue()
{
    toggleViewAction()->setEnabled(m_isOfUse);
    setVisible(m_isWanted && m_isOfUse && !m_isFullScreen);
}

} // namespace vedette

#include "moc_CameraDock.cpp"
