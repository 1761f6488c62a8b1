// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ViewMenu.h"

#include "AlwaysOnTop.h"
#include "ZoomPan.h"

#include <QHelpEvent>

#include <utility>

namespace vedette {

ViewMenu::ViewMenu(const QList<QAction *> &ofCamera, std::function<ZoomPan *()> zoom,
                   QWidget *parent)
    : QMenu(tr("&View"), parent)
    , m_zoom(std::move(zoom))
    , m_fullScreen(addAction(tr("&Full Screen")))
{
    setToolTipsVisible(true);
    m_fullScreen->setShortcut(QKeySequence(Qt::Key_F11));
    m_fullScreen->setCheckable(true);
    if (canStayOnTop()) {
        QAction *const onTop = addAction(tr("&Always on Top"));
        onTop->setCheckable(true);
        connect(onTop, &QAction::toggled, this, &ViewMenu::alwaysOnTopToggled);
    }
    addActions(ofCamera);
    addAction(tr("&Gamepad…"), this, &ViewMenu::gamepadRequested);
    m_statistics = addAction(tr("&Statistics"));
    m_statistics->setShortcut(QKeySequence(Qt::Key_F3));
    m_statistics->setCheckable(true);
    connect(m_statistics, &QAction::toggled, this, &ViewMenu::statisticsToggled);
    addSeparator();
    addZoom();
    addSeparator();
    addMounting();
}

/// Tool tips of those alone that say more than their entry.
bool ViewMenu::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const QAction *const action = actionAt(static_cast<QHelpEvent *>(event)->pos());
        QString text = action != nullptr ? action->text() : QString();
        if (action == nullptr || action->toolTip() == text.remove(QLatin1Char('&'))) {
            return true;
        }
    }
    return QMenu::event(event);
}

QAction *ViewMenu::addZoomAction(const QString &text, void (ZoomPan::*zoom)())
{
    QAction *const action = addAction(text);
    connect(action, &QAction::triggered, this, [this, zoom] {
        if (ZoomPan *const meant = m_zoom()) {
            (meant->*zoom)();
        }
    });
    m_zoomActions.append(action);
    return action;
}

void ViewMenu::addZoom()
{
    QAction *const in = addZoomAction(tr("Zoom I&n"), &ZoomPan::zoomIn);
    // Ctrl++ is Ctrl+Shift+= on many keyboards; either will do, and so will Ctrl+=.
    in->setShortcuts({QKeySequence(tr("Ctrl++")), QKeySequence(tr("Ctrl+="))});
    QAction *const out = addZoomAction(tr("Zoom &Out"), &ZoomPan::zoomOut);
    out->setShortcut(QKeySequence(tr("Ctrl+-")));
    QAction *const all = addZoomAction(tr("Reset &Zoom"), &ZoomPan::reset);
    all->setShortcut(QKeySequence(tr("Ctrl+0")));
}

QAction *ViewMenu::addMountingAction(const QString &text)
{
    QAction *const action = addAction(text);
    m_mountingActions.append(action);
    return action;
}

void ViewMenu::addMounting()
{
    QAction *const left = addMountingAction(tr("Rotate L&eft"));
    left->setShortcut(QKeySequence(tr("Ctrl+L")));
    connect(left, &QAction::triggered, this,
            [this] { emit mountingChosen(m_mounting.turnedLeft()); });
    QAction *const right = addMountingAction(tr("Rotate &Right"));
    right->setShortcut(QKeySequence(tr("Ctrl+R")));
    connect(right, &QAction::triggered, this,
            [this] { emit mountingChosen(m_mounting.turnedRight()); });
    m_mirror = addMountingAction(tr("&Mirror"));
    m_flip = addMountingAction(tr("Fli&p"));
    for (QAction *const one : {m_mirror, m_flip}) {
        one->setCheckable(true);
        connect(one, &QAction::triggered, this, [this] {
            emit mountingChosen({.rotation = m_mounting.rotation,
                                 .isMirrored = m_mirror->isChecked(),
                                 .isFlipped = m_flip->isChecked()});
        });
    }
}

void ViewMenu::setMounting(const Mounting &mounting)
{
    m_mounting = mounting;
    m_mirror->setChecked(mounting.isMirrored);
    m_flip->setChecked(mounting.isFlipped);
}

} // namespace vedette

#include "moc_ViewMenu.cpp"
