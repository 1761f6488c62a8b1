// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "GamepadCapture.h"
#include "GrowingDialog.h"

#include <QList>

#include <SDL_joystick.h>

#include <optional>

class QButtonGroup;
class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace vedette {

class Gamepad;
class GamepadInput;
class GamepadMapping;
class GamepadRow;
class GamepadTable;

/// What gamepads do: all that are connected, with what is done on them now, and for the chosen one
/// which of its buttons and sticks does what. Changes count at once and are kept for its kind.
class GamepadDialog : public GrowingDialog
{
    Q_OBJECT

public:
    /// input must outlive the dialog.
    explicit GamepadDialog(GamepadInput &input, QWidget *parent = nullptr);
    ~GamepadDialog() override;

    /// Esc: ends the waiting for what is to be used, or else the dialog.
    void reject() override;

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void createSettings();
    void createButtons();
    void showGamepads();
    void addRow(const Gamepad &gamepad);
    void showMapping();
    void follow();
    void toggleCapture();
    void endCapture(const QString &hint = {});
    void take(const Gamepad &gamepad);
    void assign(GamepadAction action, const GamepadControl &control);
    void setMapping(const GamepadMapping &mapping);
    [[nodiscard]] const Gamepad *chosen() const;

    GamepadInput &m_input;
    QLabel *m_none;
    QVBoxLayout *m_rowsLayout;
    QList<GamepadRow *> m_rows;
    QButtonGroup *m_choices;
    QLabel *m_title;
    GamepadTable *m_table;
    QLabel *m_hint;
    QSpinBox *m_deadZone;
    QPushButton *m_change = nullptr;
    QPushButton *m_clear = nullptr;
    QPushButton *m_reset = nullptr;
    SDL_JoystickID m_chosen = -1;
    std::optional<GamepadCapture> m_capture;
};

} // namespace vedette
