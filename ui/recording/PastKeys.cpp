// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/PastKeys.h"

#include <QKeyEvent>
#include <QWidget>

namespace vedette {

PastKeys::PastKeys(const QList<QWidget *> &widgets, QObject *parent)
    : QObject(parent)
{
    for (QWidget *const widget : widgets) {
        widget->installEventFilter(this);
    }
}

/// Both kinds of events come here when no widget below has taken them.
bool PastKeys::eventFilter(QObject *watched, QEvent *event)
{
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if (!m_isOn || (!isOverride && event->type() != QEvent::KeyPress)) {
        return QObject::eventFilter(watched, event);
    }
    const auto &key = *static_cast<QKeyEvent *>(event);
    const auto command = pastCommandFor(key.key(), key.modifiers());
    if (!command) {
        return QObject::eventFilter(watched, event);
    }
    event->accept();
    const bool isHeld = key.isAutoRepeat() && *command == PastCommand::TogglePlay;
    if (!isOverride && !isHeld) {
        emit commanded(*command);
    }
    return true;
}

} // namespace vedette

#include "moc_PastKeys.cpp"
