// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadNames.h"

#include "GamepadDevice.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>
#include <cmath>

namespace vedette::GamepadNames {

namespace {

struct Names
{
    Q_DECLARE_TR_FUNCTIONS(GamepadNames)
};

/// An axis nearer to its middle is not worth a word.
constexpr double SmallestShown = 0.1;

/// In SDL's order; each axis in its negative and its positive direction.
QString controllerAxis(int index, bool isNegative)
{
    static const std::array<std::array<const char *, 2>, SDL_CONTROLLER_AXIS_MAX> names{{
        {QT_TRANSLATE_NOOP("GamepadNames", "Left stick left"),
         QT_TRANSLATE_NOOP("GamepadNames", "Left stick right")},
        {QT_TRANSLATE_NOOP("GamepadNames", "Left stick up"),
         QT_TRANSLATE_NOOP("GamepadNames", "Left stick down")},
        {QT_TRANSLATE_NOOP("GamepadNames", "Right stick left"),
         QT_TRANSLATE_NOOP("GamepadNames", "Right stick right")},
        {QT_TRANSLATE_NOOP("GamepadNames", "Right stick up"),
         QT_TRANSLATE_NOOP("GamepadNames", "Right stick down")},
        {QT_TRANSLATE_NOOP("GamepadNames", "Left trigger"),
         QT_TRANSLATE_NOOP("GamepadNames", "Left trigger")},
        {QT_TRANSLATE_NOOP("GamepadNames", "Right trigger"),
         QT_TRANSLATE_NOOP("GamepadNames", "Right trigger")},
    }};
    const auto at = static_cast<std::size_t>(index);
    return at < names.size() ? Names::tr(names[at][isNegative ? 0 : 1]) : QString();
}

QString controllerButton(int index)
{
    static const std::array<const char *, SDL_CONTROLLER_BUTTON_MAX> names{
        QT_TRANSLATE_NOOP("GamepadNames", "A (Cross)"),
        QT_TRANSLATE_NOOP("GamepadNames", "B (Circle)"),
        QT_TRANSLATE_NOOP("GamepadNames", "X (Square)"),
        QT_TRANSLATE_NOOP("GamepadNames", "Y (Triangle)"),
        QT_TRANSLATE_NOOP("GamepadNames", "Back"),
        QT_TRANSLATE_NOOP("GamepadNames", "Guide"),
        QT_TRANSLATE_NOOP("GamepadNames", "Start"),
        QT_TRANSLATE_NOOP("GamepadNames", "Left stick pressed"),
        QT_TRANSLATE_NOOP("GamepadNames", "Right stick pressed"),
        QT_TRANSLATE_NOOP("GamepadNames", "Left shoulder"),
        QT_TRANSLATE_NOOP("GamepadNames", "Right shoulder"),
        QT_TRANSLATE_NOOP("GamepadNames", "D-pad up"),
        QT_TRANSLATE_NOOP("GamepadNames", "D-pad down"),
        QT_TRANSLATE_NOOP("GamepadNames", "D-pad left"),
        QT_TRANSLATE_NOOP("GamepadNames", "D-pad right"),
        QT_TRANSLATE_NOOP("GamepadNames", "Share"),
        QT_TRANSLATE_NOOP("GamepadNames", "Paddle 1"),
        QT_TRANSLATE_NOOP("GamepadNames", "Paddle 2"),
        QT_TRANSLATE_NOOP("GamepadNames", "Paddle 3"),
        QT_TRANSLATE_NOOP("GamepadNames", "Paddle 4"),
        QT_TRANSLATE_NOOP("GamepadNames", "Touchpad"),
    };
    const auto at = static_cast<std::size_t>(index);
    return at < names.size() && names[at] != nullptr ? Names::tr(names[at]) : QString();
}

QString joystickButton(int index, int firstHatButton)
{
    if (index < firstHatButton) {
        return Names::tr("Button %1").arg(index + 1);
    }
    const std::array<QString, 4> directions{Names::tr("Hat %1 up"), Names::tr("Hat %1 right"),
                                            Names::tr("Hat %1 down"), Names::tr("Hat %1 left")};
    const int ofHats = index - firstHatButton;
    return directions[static_cast<std::size_t>(ofHats % 4)].arg(ofHats / 4 + 1);
}

} // namespace

QString ofAction(GamepadAction action)
{
    using enum GamepadAction;
    switch (action) {
    case Turn:
        return Names::tr("Stick: right and left");
    case Look:
        return Names::tr("Stick: up and down");
    case Left:
        return Names::tr("Step left");
    case Right:
        return Names::tr("Step right");
    case Up:
        return Names::tr("Step up");
    case Down:
        return Names::tr("Step down");
    case Fine:
        return Names::tr("Finer, while pressed");
    case Fast:
        return Names::tr("Faster, while pressed");
    case Snapshot:
        return Names::tr("Take a snapshot");
    case NextCamera:
        return Names::tr("Next camera");
    case Home:
        return Names::tr("Home");
    default:
        return Names::tr("Preset %1").arg(presetOf(action));
    }
}

QString promptFor(GamepadAction action)
{
    switch (action) {
    case GamepadAction::Turn:
        return Names::tr("Push the stick that you want to use to the right. Esc cancels.");
    case GamepadAction::Look:
        return Names::tr("Push the stick that you want to use up. Esc cancels.");
    default:
        return Names::tr("Press what you want to use for “%1”. Esc cancels.").arg(ofAction(action));
    }
}

QString ofControl(const GamepadControl &control, const GamepadDevice &device)
{
    QString name;
    switch (control.kind) {
    case GamepadControl::Kind::None:
        return QStringLiteral("–");
    case GamepadControl::Kind::Axis:
        name =
            device.isController() ? controllerAxis(control.index, control.isNegative) : QString();
        return !name.isEmpty() ? name
                               : Names::tr("Axis %1 %2")
                                     .arg(control.index + 1)
                                     .arg(control.isNegative ? QChar(u'−') : QChar(u'+'));
    case GamepadControl::Kind::Button:
        name = device.isController() ? controllerButton(control.index)
                                     : joystickButton(control.index, device.firstHatButton());
        return !name.isEmpty() ? name : Names::tr("Button %1").arg(control.index + 1);
    }
    return name;
}

QString ofReading(const GamepadReading &reading, const GamepadDevice &device)
{
    QStringList used;
    for (int i = 0; i < reading.axes.size(); ++i) {
        if (std::abs(reading.axes[i]) >= SmallestShown) {
            used += Names::tr("%1 %2 %")
                        .arg(ofControl(GamepadControl::axis(i, reading.axes[i] < 0), device))
                        .arg(std::lround(100 * std::abs(reading.axes[i])));
        }
    }
    for (int i = 0; i < reading.buttons.size(); ++i) {
        if (reading.buttons[i]) {
            used += ofControl(GamepadControl::button(i), device);
        }
    }
    return used.join(QStringLiteral(" · "));
}

} // namespace vedette::GamepadNames
