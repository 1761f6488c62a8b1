// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAccessibleWidget>

namespace vedette {

class JoystickWidget;

/// The joystick to a screen reader: a widget with four actions, one step in each direction.
class JoystickAccessible : public QAccessibleWidget
{
public:
    explicit JoystickAccessible(JoystickWidget *joystick);

    /// Makes joysticks accessible in this program; once, before the first is made.
    static void install();

    QStringList actionNames() const override;
    QString localizedActionName(const QString &name) const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &name) const override;
};

} // namespace vedette
