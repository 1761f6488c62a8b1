// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/PastCommand.h"

#include <QList>
#include <QObject>

class QWidget;

namespace vedette {

/// The keys for the past, while it is shown and wherever the timeline has the keyboard: before the
/// shortcuts of the window's menus and its steering, but not before text fields, lists and buttons
/// that have the keyboard and take the key. GUI thread.
class PastKeys : public QObject
{
    Q_OBJECT

public:
    /// widgets: the window, and what of it has keys of its own. timeline may be a window at times.
    /// Made after all else that filters their keys.
    PastKeys(const QList<QWidget *> &widgets, QWidget *timeline, QObject *parent);

    void setOn(bool on) { m_isOn = on; }

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void commanded(vedette::PastCommand command);

private:
    QWidget *m_timeline;
    bool m_isOn = false;
};

} // namespace vedette
