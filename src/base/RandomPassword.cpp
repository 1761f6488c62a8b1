// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/RandomPassword.h"

#include <QRandomGenerator>

namespace vedette {

QString randomPassword()
{
    // Without i, l, o, 0 and 1, which look alike.
    static const QString letters = QStringLiteral("abcdefghjkmnpqrstuvwxyz23456789");
    constexpr int Length = 20;
    QString password;
    for (int i = 0; i < Length; ++i) {
        password += letters[QRandomGenerator::system()->bounded(static_cast<int>(letters.size()))];
    }
    return password;
}

} // namespace vedette
