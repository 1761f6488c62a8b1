// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "JoystickAccessible.h"

#include "JoystickWidget.h"

#include <QCoreApplication>
#include <QHash>

namespace vedette {

namespace {

const QHash<QString, Direction> &directions()
{
    static const QHash<QString, Direction> known{
        {QAccessibleActionInterface::scrollLeftAction(), Direction::Left},
        {QAccessibleActionInterface::scrollRightAction(), Direction::Right},
        {QAccessibleActionInterface::scrollUpAction(), Direction::Up},
        {QAccessibleActionInterface::scrollDownAction(), Direction::Down},
    };
    return known;
}

QAccessibleInterface *interfaceOf(const QString & /*className*/, QObject *object)
{
    auto *joystick = qobject_cast<JoystickWidget *>(object);
    return joystick ? new JoystickAccessible(joystick) : nullptr;
}

QString actionText(const char *sentence)
{
    return QCoreApplication::translate("JoystickAccessible", sentence);
}

} // namespace

JoystickAccessible::JoystickAccessible(JoystickWidget *joystick)
    : QAccessibleWidget(joystick, QAccessible::Dial)
{
}

void JoystickAccessible::install()
{
    QAccessible::installFactory(interfaceOf);
}

QStringList JoystickAccessible::actionNames() const
{
    return directions().keys() + QAccessibleWidget::actionNames();
}

QString JoystickAccessible::localizedActionName(const QString &name) const
{
    const auto direction = directions().constFind(name);
    if (direction == directions().constEnd()) {
        return QAccessibleWidget::localizedActionName(name);
    }
    switch (*direction) {
    case Direction::Left:
        return actionText("Turn left");
    case Direction::Right:
        return actionText("Turn right");
    case Direction::Up:
        return actionText("Look up");
    case Direction::Down:
        return actionText("Look down");
    }
    return {};
}

void JoystickAccessible::doAction(const QString &name)
{
    const auto direction = directions().constFind(name);
    if (direction == directions().constEnd()) {
        QAccessibleWidget::doAction(name);
    } else if (auto *joystick = qobject_cast<JoystickWidget *>(object())) {
        joystick->step(*direction);
    }
}

QStringList JoystickAccessible::keyBindingsForAction(const QString &name) const
{
    static const QHash<QString, QString> keys{
        {QAccessibleActionInterface::scrollLeftAction(), QStringLiteral("Left")},
        {QAccessibleActionInterface::scrollRightAction(), QStringLiteral("Right")},
        {QAccessibleActionInterface::scrollUpAction(), QStringLiteral("Up")},
        {QAccessibleActionInterface::scrollDownAction(), QStringLiteral("Down")},
    };
    return keys.contains(name) ? QStringList{keys.value(name)}
                               : QAccessibleWidget::keyBindingsForAction(name);
}

} // namespace vedette
