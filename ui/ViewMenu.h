// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

namespace vedette {

/// The window's second menu: what is shown of the camera and around its picture.
class ViewMenu : public QMenu
{
    Q_OBJECT

public:
    /// joystick: the action that shows and hides it.
    ViewMenu(QAction *joystick, QWidget *parent);

    /// Checked in full screen.
    [[nodiscard]] QAction *fullScreen() const { return m_fullScreen; }

signals:
    void statisticsToggled(bool visible);

private:
    QAction *m_fullScreen = nullptr;
};

} // namespace vedette
