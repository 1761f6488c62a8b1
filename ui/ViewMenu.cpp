// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ViewMenu.h"

namespace vedette {

ViewMenu::ViewMenu(QAction *joystick, QWidget *parent)
    : QMenu(tr("&View"), parent)
    , m_fullScreen(addAction(tr("&Full Screen")))
{
    m_fullScreen->setShortcut(QKeySequence(Qt::Key_F11));
    m_fullScreen->setCheckable(true);
    addAction(joystick);
    QAction *const statistics = addAction(tr("&Statistics"));
    statistics->setShortcut(QKeySequence(Qt::Key_F3));
    statistics->setCheckable(true);
    connect(statistics, &QAction::toggled, this, &ViewMenu::statisticsToggled);
}

} // namespace vedette
