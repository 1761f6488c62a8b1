// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace vedette {

/// The numbers in a camera's answer: in a JSON object, where "a.b" is b in the object a, or in
/// lines `key=value` or `var key=value;`. Texts that are numbers count as such, and so do true and
/// false. The answer may hold anything: what is no number, or beyond any firmware's units, is not
/// there. A value.
class AnswerNumbers
{
public:
    explicit AnswerNumbers(const QByteArray &body);

    /// The answer says something under this key, be it a number or not.
    [[nodiscard]] bool has(const QString &key) const;
    [[nodiscard]] std::optional<double> number(const QString &key) const;

private:
    [[nodiscard]] QJsonValue value(const QString &key) const;

    bool m_isObject = false;
    QJsonObject m_object;
    QHash<QString, QString> m_lines; ///< of an answer that is no JSON object
};

} // namespace vedette
