// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>
#include <QString>

#include <optional>

namespace vedette {

/// An IP address written out in full: "192.0.2.1", "2001:db8::1" (without brackets), with a scope
/// ("fe80::1%eth0") where there is one. Nothing for anything else: none of the short, octal and
/// hexadecimal spellings of IPv4 ("127.1", "0x7f000001"), which programs read differently.
std::optional<QHostAddress> addressFromLiteral(const QString &text);

/// The same address in its simplest form: an IPv4 address that a dual-stack socket shows as IPv6
/// ("::ffff:192.0.2.1") becomes IPv4.
QHostAddress simplified(const QHostAddress &address);

} // namespace vedette
