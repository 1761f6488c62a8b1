// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

#include <utility>

namespace vedette {

/// One request to a camera, ready to be sent, but for host, login and the fields that HTTP itself
/// needs. A value.
struct DialectRequest
{
    QByteArray method = "GET"; ///< GET, PUT or POST
    QByteArray target;         ///< path and query, percent-encoded; begins with "/" or "?"
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QByteArray redacted; ///< method and target for logs and people: passwords are "***"

    bool operator==(const DialectRequest &) const = default;
};

/// A request with placeholders: {pan} {tilt} {dpan} {dtilt} {speed} {step} {preset} {value} {x} {y}
/// {width} {height} {id} {channel} {user} {password}. A number may be changed on its way, for
/// firmwares that count otherwise: {preset*2+28}, {tilt*-1}, or stand for a word: {value:off|on} is
/// "on" for 1. Made by DialectReader, which has checked it: known placeholders alone, no CR, LF or
/// other control characters, a path and no host. Immutable.
class RequestTemplate
{
public:
    /// What stands for placeholders: names without braces to their values, not yet encoded.
    using Values = QMap<QByteArray, QString>;

    RequestTemplate() = default;
    RequestTemplate(QByteArray method, QByteArray target,
                    QList<std::pair<QByteArray, QByteArray>> headers, QByteArray body);

    /// With all placeholders filled: percent-encoded in the target and in a form's body, XML- or
    /// JSON-escaped in a body of that type, free of control characters in headers and other bodies.
    /// A placeholder without a value, or with one that is no number where one is due, is filled
    /// with nothing.
    [[nodiscard]] DialectRequest filled(const Values &values) const;
    /// Which placeholders it has, without braces.
    [[nodiscard]] QSet<QByteArray> placeholders() const;

private:
    QByteArray m_method;
    QByteArray m_target;
    QList<std::pair<QByteArray, QByteArray>> m_headers;
    QByteArray m_body;
};

} // namespace vedette
