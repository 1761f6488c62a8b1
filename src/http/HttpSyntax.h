// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

class QUrl;

/// What HTTP's grammar asks of texts that come from other programs, or go to them.
namespace vedette::http {

/// RFC 9110, 5.5: no control characters but the tab; any other could end a header's line and begin
/// another.
bool isFieldValue(QByteArrayView text);

/// RFC 9110, 8.6: one or more digits and nothing else. Qt would also take a sign, and whatever
/// stands behind a NUL.
bool isNumber(QByteArrayView text);

/// A space or a tab.
constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// RFC 9110, 5.6.2: what a field's name is made of.
bool isToken(QByteArrayView text);

/// Bases of numbers.
inline constexpr int Decimal = 10;
inline constexpr int Hexadecimal = 16;
/// A number of digits alone that fits into 64 bits.
std::optional<quint64> numberOf(const QByteArray &text, int base);

/// Whether item, in any case, is in a comma-separated list (RFC 9110, 5.6.1).
bool hasListItem(const QByteArray &list, QByteArrayView item);

/// The first compression that a list of codings names, such as "gzip"; empty when there is none.
QByteArray compressionIn(const QByteArray &codings);

/// The Host field of a request for url: the zone of an IPv6 address means nothing to others and
/// stays out of it (RFC 6874, 4).
QByteArray hostFieldOf(const QUrl &url);

/// The path and query of a request for url.
QByteArray targetOf(const QUrl &url);

/// The lines with which every GET of Vedette begins. More fields may follow, and an empty line ends
/// the request.
QByteArray requestLines(const QUrl &url);
/// … every other request; host: of this its host and port.
QByteArray requestLines(const QByteArray &method, const QByteArray &target, const QUrl &host);

/// The address is one that this client can open.
bool isHttp(const QUrl &url);

} // namespace vedette::http
