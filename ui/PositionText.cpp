// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "PositionText.h"

#include <QCoreApplication>
#include <QStringList>

namespace vedette {

namespace {

struct PositionText
{
    Q_DECLARE_TR_FUNCTIONS(PositionText)
};

} // namespace

QString positionText(const Position &position)
{
    const int pan = qRound(position.pan);
    const int tilt = qRound(position.tilt);
    QStringList parts;
    if (pan != 0) {
        parts += pan > 0 ? PositionText::tr("%1° right").arg(pan)
                         : PositionText::tr("%1° left").arg(-pan);
    }
    if (tilt != 0) {
        parts += tilt > 0 ? PositionText::tr("%1° up").arg(tilt)
                          : PositionText::tr("%1° down").arg(-tilt);
    }
    const QString text =
        parts.isEmpty() ? PositionText::tr("centre") : parts.join(QLatin1String(", "));
    return position.isSure ? text : PositionText::tr("about %1").arg(text);
}

} // namespace vedette
