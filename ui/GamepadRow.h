// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <SDL_joystick.h>

class QLabel;
class QRadioButton;

namespace vedette {

class Gamepad;
class GamepadStickView;

/// One connected gamepad in the dialog: its name, to choose it by, and what is done on it now.
class GamepadRow : public QWidget
{
    Q_OBJECT

public:
    explicit GamepadRow(const Gamepad &gamepad, QWidget *parent = nullptr);

    /// Of SDL: which device it is.
    [[nodiscard]] SDL_JoystickID id() const { return m_id; }
    /// Radio buttons of other rows are no siblings: who owns the rows groups them.
    [[nodiscard]] QRadioButton *choice() const { return m_choice; }
    void follow(const Gamepad &gamepad);

private:
    SDL_JoystickID m_id;
    QRadioButton *m_choice;
    QLabel *m_live;
    GamepadStickView *m_stick;
};

} // namespace vedette
