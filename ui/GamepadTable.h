// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "GamepadAction.h"

#include <QTreeWidget>

namespace vedette {

class Gamepad;

/// What does what on one gamepad, a line for each action; those that are done now are bold.
class GamepadTable : public QTreeWidget
{
    Q_OBJECT

public:
    explicit GamepadTable(QWidget *parent = nullptr);

    [[nodiscard]] GamepadAction selected() const;
    /// Shows the mapping; null: of no gamepad.
    void setGamepad(const Gamepad *gamepad);
    /// Shows what is done now.
    void follow(const Gamepad &gamepad);
    /// In place of what is used for the selected action.
    void showWaiting();

signals:
    /// By a double click.
    void changeRequested();
    /// By Del.
    void clearRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace vedette
