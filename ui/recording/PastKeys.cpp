// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/PastKeys.h"

#include <QKeyEvent>
#include <QWidget>

namespace vedette {

PastKeys::PastKeys(const QList<QWidget *> &widgets, QWidget *timeline, QObject *parent)
    : QObject(parent)
    , m_timeline(timeline)
{
    for (QWidget *const widget : widgets) {
        widget->installEventFilter(this);
    }
    timeline->installEventFilter(this);
}

/// Both kinds of events come here when no widget below has taken them.
bool PastKeys::eventFilter(QObject *watched, QEvent *event)
{
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    const bool isDue = m_isOn || watched == m_timeline;
    if (!isDue || (!isOverride && event->type() != QEvent::KeyPress)) {
        return QObject::eventFilter(watched, event);
    }
    const auto &key = *static_cast<QKeyEvent *>(event);
    const auto command = pastCommandFor(key.key(), key.modifiers());
    if (!command) {
        return QObject::eventFilter(watched, event);
    }
    event->accept();
    const bool isToggle = *command == PastCommand::TogglePlay || *command == PastCommand::PlayBack;
    const bool isHeld = key.isAutoRepeat() && isToggle;
    if (!isOverride && !isHeld) {
        emit commanded(*command);
    }
    return true;
}

} // namespace vedette

#include "moc_PastKeys.cpp"
