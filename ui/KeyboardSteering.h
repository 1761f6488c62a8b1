// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Motion.h"

#include <QList>
#include <QObject>

class QKeyEvent;
class QWidget;

namespace vedette {

/// Turns the arrow keys of one window into steering: Shift is fast, Ctrl one degree. Sees a key
/// only when no widget in the window has taken it, so lists and menus keep their arrows, and leaves
/// all of them to text fields. When the window loses the keyboard everything held is released. GUI
/// thread.
class KeyboardSteering : public QObject
{
    Q_OBJECT

public:
    /// `window` must outlive this object.
    explicit KeyboardSteering(QWidget *window, QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// A key went down, or the pace changed while it is held.
    void pressed(vedette::Direction direction, vedette::Pace pace);
    void released(vedette::Direction direction);

private:
    struct HeldKey
    {
        int key = 0;
        quint32 scanCode = 0; ///< 0: unknown
        Direction direction = Direction::Left;

        bool is(const QKeyEvent &event) const;
    };

    bool keyPressed(const QKeyEvent &event);
    void keyReleased(const QKeyEvent &event);
    void modifierChanged(const QKeyEvent &event, bool down);
    bool isHeld(Direction direction) const;
    void releaseAll();

    QWidget *m_window;
    QList<HeldKey> m_held;
    Pace m_pace = Pace::Normal; ///< of what is held
};

} // namespace vedette
