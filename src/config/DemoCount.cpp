// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/DemoCount.h"

namespace vedette {

namespace {

bool beginsLikeANumber(const QString &word)
{
    const qsizetype sign = word.startsWith(QLatin1Char('-')) ? 1 : 0;
    return sign < word.size() && word.at(sign).isDigit();
}

} // namespace

std::optional<int> demoCount(const QString &word)
{
    bool isNumber = false;
    const int count = word.toInt(&isNumber);
    return isNumber && count >= 1 && count <= MostDemoCameras ? std::optional(count) : std::nullopt;
}

QStringList withDemoCount(const QStringList &arguments)
{
    QStringList result;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        if (word == QLatin1String("--")) {
            return result + arguments.sliced(i);
        }
        if (word != QLatin1String("--demo")) {
            result += word;
        } else if (beginsLikeANumber(arguments.value(i + 1))) {
            result += word + QLatin1Char('=') + arguments.at(++i);
        } else {
            result += word + QLatin1String("=1");
        }
    }
    return result;
}

} // namespace vedette
