// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocale>
#include <QRegularExpression>
#include <QString>

namespace vedette {

/// A clause, as errors are reported in, with a capital letter and, unless it
/// asks something, a full stop. An address or a path that it begins with stays as it is.
inline QString sentence(QString clause)
{
    static const QRegularExpression name(QStringLiteral("\\A\\S*[/.]\\S"));
    if (!clause.isEmpty() && !clause.contains(name)) {
        clause[0] = clause[0].toUpper();
    }
    const bool hasEnd = clause.endsWith(QLatin1Char('.')) || clause.endsWith(QLatin1Char('?'));
    return hasEnd ? clause : clause + QLatin1Char('.');
}

/// many, with the number in place of %1; or, of a single one, one as it is.
inline QString inNumber(qint64 number, const QString &one, const QString &many)
{
    return number == 1 ? one : many.arg(QLocale().toString(number));
}

/// A path or an address that a label can break into lines behind each separator: labels break at
/// spaces alone, and would cut off what is longer than a line.
inline QString wrappable(QString text, QChar separator = QLatin1Char('/'))
{
    return text.replace(separator, QString(separator) + QChar(0x200B));
}

/// A tool tip that shows text as it is: it may hold what a camera sent.
inline QString plainToolTip(const QString &text)
{
    return text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

} // namespace vedette
