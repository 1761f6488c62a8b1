// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

#include <initializer_list>
#include <optional>

namespace vedette {

/// The parameters of a request to a camera, taken strictly: "a=1&b=2", percent-encoded.
class ServoQuery
{
public:
    explicit ServoQuery(const QByteArray &text);

    /// These keys, each once, and beyond them none but the optional ones, each at most once.
    bool consistsOf(std::initializer_list<const char *> needed,
                    std::initializer_list<const char *> optional = {}) const;
    bool has(const char *key) const;
    /// Empty when it is missing.
    QByteArray value(const char *key) const;
    /// The value when it is a number within these limits, in plain digits.
    std::optional<int> integer(const char *key, int lowest, int highest) const;
    std::optional<double> number(const char *key, double lowest, double highest) const;
    /// The same, of a value by itself.
    static std::optional<int> integerIn(const QByteArray &text, int lowest, int highest);
    static std::optional<double> numberIn(const QByteArray &text, double lowest, double highest);

private:
    QList<QPair<QByteArray, QByteArray>> m_items;
};

} // namespace vedette
