// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/YesNo.h"

#include <QLatin1String>
#include <QString> // has the code of QStringView's functions in Qt 6.8

#include <algorithm>
#include <array>

namespace vedette {

std::optional<bool> yesOrNo(QStringView word)
{
    const auto isOneOf = [word](const std::array<QLatin1String, 4> &words) {
        return std::any_of(words.begin(), words.end(), [word](QLatin1String one) {
            return word.compare(one, Qt::CaseInsensitive) == 0;
        });
    };
    if (isOneOf({QLatin1String("yes"), QLatin1String("true"), QLatin1String("on"),
                 QLatin1String("1")})) {
        return true;
    }
    if (isOneOf({QLatin1String("no"), QLatin1String("false"), QLatin1String("off"),
                 QLatin1String("0")})) {
        return false;
    }
    return std::nullopt;
}

} // namespace vedette
