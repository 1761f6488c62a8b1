// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/Placeholder.h"

#include <QRegularExpression>

namespace vedette {

namespace {

/// A name; then what is made of its number, or words for it. At most four digits: no sum of a
/// camera's numbers leaves the range of an int.
const QRegularExpression &syntax()
{
    static const QRegularExpression expression(QStringLiteral(
        R"(\{([a-z]+)(?:(?:\*(-?\d{1,4}))?([+-]\d{1,4})?|:([A-Za-z0-9._-]+(?:\|[A-Za-z0-9._-]+)+))\})"));
    return expression;
}

/// The largest number that a request can have, and the smallest: far beyond any firmware's.
constexpr int LargestNumber = 100'000;

Placeholder placeholderOf(const QRegularExpressionMatch &match)
{
    Placeholder placeholder;
    placeholder.name = match.captured(1).toLatin1();
    const QString factor = match.captured(2);
    const QString offset = match.captured(3);
    placeholder.isCounted = !factor.isEmpty() || !offset.isEmpty();
    placeholder.factor = factor.isEmpty() ? 1 : factor.toInt();
    placeholder.offset = offset.toInt();
    if (!match.captured(4).isEmpty()) {
        placeholder.words = match.captured(4).toLatin1().split('|');
    }
    return placeholder;
}

} // namespace

QString Placeholder::filled(const QString &value) const
{
    if (!isCounted && words.isEmpty()) {
        return value;
    }
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (!isNumber || number < -LargestNumber || number > LargestNumber) {
        return {};
    }
    return words.isEmpty() ? QString::number(number * factor + offset)
                           : QString::fromLatin1(words.value(number));
}

QList<TemplatePiece> templatePieces(const QByteArray &text)
{
    QList<TemplatePiece> pieces;
    // Latin-1 keeps each byte at its place, whatever the text's own encoding is.
    const QString characters = QString::fromLatin1(text);
    qsizetype behind = 0;
    for (auto found = syntax().globalMatch(characters); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        pieces.append({text.mid(behind, match.capturedStart() - behind), placeholderOf(match)});
        behind = match.capturedEnd();
    }
    if (behind < text.size()) {
        pieces.append({text.mid(behind), std::nullopt});
    }
    return pieces;
}

} // namespace vedette
