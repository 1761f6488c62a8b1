// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/dialects/ServoQuery.h"

#include <algorithm>

namespace vedette {

namespace {

/// No sign but a minus, no exponent, no blank: nothing that a small firmware might read otherwise.
bool isPlain(const QByteArray &text, bool mayHavePoint)
{
    const QByteArray digits = text.startsWith('-') ? text.sliced(1) : text;
    return !digits.isEmpty() && std::ranges::all_of(digits, [&](char c) {
        return (c >= '0' && c <= '9') || (mayHavePoint && c == '.');
    });
}

} // namespace

ServoQuery::ServoQuery(const QByteArray &text)
{
    if (text.isEmpty()) {
        return;
    }
    for (const QByteArray &item : text.split('&')) {
        const qsizetype equals = item.indexOf('=');
        const QByteArray key = equals < 0 ? item : item.first(equals);
        const QByteArray value = equals < 0 ? QByteArray() : item.sliced(equals + 1);
        m_items.append(
            {QByteArray::fromPercentEncoding(key), QByteArray::fromPercentEncoding(value)});
    }
}

bool ServoQuery::consistsOf(std::initializer_list<const char *> needed,
                            std::initializer_list<const char *> optional) const
{
    const auto count = [this](const char *key) {
        return std::ranges::count_if(m_items,
                                     [key](const auto &item) { return item.first == key; });
    };
    qsizetype known = 0;
    for (const char *key : needed) {
        if (count(key) != 1) {
            return false;
        }
        ++known;
    }
    for (const char *key : optional) {
        if (count(key) > 1) {
            return false;
        }
        known += count(key);
    }
    return known == m_items.size();
}

bool ServoQuery::has(const char *key) const
{
    return std::ranges::any_of(m_items, [key](const auto &item) { return item.first == key; });
}

QByteArray ServoQuery::value(const char *key) const
{
    for (const auto &[name, value] : m_items) {
        if (name == key) {
            return value;
        }
    }
    return {};
}

std::optional<int> ServoQuery::integer(const char *key, int lowest, int highest) const
{
    return integerIn(value(key), lowest, highest);
}

std::optional<double> ServoQuery::number(const char *key, double lowest, double highest) const
{
    return numberIn(value(key), lowest, highest);
}

std::optional<int> ServoQuery::integerIn(const QByteArray &text, int lowest, int highest)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    const bool isRight = isNumber && isPlain(text, false) && number >= lowest && number <= highest;
    return isRight ? std::optional(number) : std::nullopt;
}

std::optional<double> ServoQuery::numberIn(const QByteArray &text, double lowest, double highest)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    const bool isRight = isNumber && isPlain(text, true) && number >= lowest && number <= highest;
    return isRight ? std::optional(number) : std::nullopt;
}

} // namespace vedette
