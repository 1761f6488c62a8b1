// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/Authority.h"

#include "http/AddressLiteral.h"

#include <QRegularExpression>

#include <limits>

namespace vedette {

std::optional<Authority> Authority::parse(const QByteArray &text)
{
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(
        QStringLiteral("(?:\\[([0-9A-Fa-f:.]+)\\]|([0-9A-Za-z_-]+(?:\\.[0-9A-Za-z_-]+)*)\\.?)"
                       "(?::([0-9]{0,5}))?")));
    if (text.size() > MaximumBytes) {
        return std::nullopt;
    }
    const auto match = pattern.match(QString::fromLatin1(text));
    const int port = match.captured(3).toInt();
    if (!match.hasMatch() || port > std::numeric_limits<quint16>::max()) {
        return std::nullopt;
    }
    const bool isBracketed = match.capturedLength(1) > 0;
    Authority authority;
    authority.host = match.captured(isBracketed ? 1 : 2).toLower();
    authority.address = addressFromLiteral(authority.host);
    if (isBracketed && !authority.address) {
        return std::nullopt;
    }
    if (authority.address) {
        authority.host = authority.address->toString();
    }
    if (match.capturedLength(3) > 0) {
        authority.port = static_cast<quint16>(port);
    }
    return authority;
}

} // namespace vedette
