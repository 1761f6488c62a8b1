// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadControl.h"

#include <QRegularExpression>

namespace vedette {

QString GamepadControl::toText() const
{
    switch (kind) {
    case Kind::None:
        return {};
    case Kind::Button:
        return QStringLiteral("b%1").arg(index);
    case Kind::Axis:
        return QStringLiteral("%1a%2").arg(isNegative ? QChar(u'-') : QChar(u'+')).arg(index);
    }
    return {};
}

std::optional<GamepadControl> GamepadControl::fromText(const QString &text)
{
    if (text.isEmpty()) {
        return GamepadControl();
    }
    static const QRegularExpression form(QStringLiteral("\\A(?:b|([+-])a)([0-9]{1,3})\\z"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const bool isAxis = !match.capturedView(1).isEmpty();
    const int index = match.capturedView(2).toInt();
    if (index >= (isAxis ? MaximumAxes : MaximumButtons)) {
        return std::nullopt;
    }
    return isAxis ? axis(index, match.capturedView(1) == u"-") : button(index);
}

double GamepadControl::valueIn(const GamepadReading &reading) const
{
    switch (kind) {
    case Kind::None:
        return 0;
    case Kind::Button:
        return reading.buttons.value(index) ? 1 : 0;
    case Kind::Axis: {
        const double value = reading.axes.value(index);
        return isNegative ? -value : value;
    }
    }
    return 0;
}

} // namespace vedette
