// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/AddressLiteral.h"

namespace vedette {

namespace {

/// The longest IPv6 text (45 characters) with a scope; longer ones are not looked at.
constexpr int MaximumCharacters = 64;

} // namespace

std::optional<QHostAddress> addressFromLiteral(const QString &text)
{
    QHostAddress address;
    if (text.size() > MaximumCharacters || !address.setAddress(text)) {
        return std::nullopt;
    }
    if (address.protocol() == QAbstractSocket::IPv4Protocol && address.toString() != text) {
        return std::nullopt;
    }
    return simplified(address);
}

QHostAddress simplified(const QHostAddress &address)
{
    // Qt takes "::" for 0.0.0.0 here.
    if (address.protocol() != QAbstractSocket::IPv6Protocol ||
        address == QHostAddress(QHostAddress::AnyIPv6)) {
        return address;
    }
    bool isMapped = false;
    const quint32 v4 = address.toIPv4Address(&isMapped);
    return isMapped ? QHostAddress(v4) : address;
}

} // namespace vedette
