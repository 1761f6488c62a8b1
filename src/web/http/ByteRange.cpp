// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/http/ByteRange.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace vedette {

namespace {

/// Of digits alone; what is larger than any file is as large as can be.
std::optional<qint64> numberIn(const QByteArray &digits)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.isEmpty() || !std::all_of(digits.begin(), digits.end(), isDigit)) {
        return std::nullopt;
    }
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    return isNumber ? number : std::numeric_limits<qint64>::max();
}

} // namespace

ByteRange ByteRange::of(const QByteArray &header, const QByteArray &ifRange, const QByteArray &tag,
                        qint64 size)
{
    constexpr QByteArrayView Unit("bytes=");
    const ByteRange whole{.kind = Kind::Whole, .first = 0, .length = size};
    if (!header.toLower().startsWith(Unit) || (!ifRange.isEmpty() && ifRange != tag)) {
        return whole;
    }
    const QByteArray range = header.sliced(Unit.size()).trimmed();
    const qsizetype dash = range.indexOf('-');
    if (dash < 0) {
        return whole;
    }
    const QByteArray begin = range.first(dash).trimmed();
    const QByteArray end = range.sliced(dash + 1).trimmed();
    const auto first = numberIn(begin);
    const auto last = numberIn(end);
    if (begin.isEmpty() && last) { // the last so many
        const qint64 length = std::min(*last, size);
        return {
            .kind = length > 0 ? Kind::Part : Kind::None, .first = size - length, .length = length};
    }
    if (!first || (!end.isEmpty() && (!last || *last < *first))) {
        return whole;
    }
    if (*first >= size) {
        return {.kind = Kind::None};
    }
    const qint64 behind = last && *last < size - 1 ? *last + 1 : size;
    return {.kind = Kind::Part, .first = *first, .length = behind - *first};
}

QByteArray ByteRange::contentRange(qint64 size) const
{
    const QByteArray all = '/' + QByteArray::number(size);
    return kind == Kind::Part ? "bytes " + QByteArray::number(first) + '-' +
                                    QByteArray::number(first + length - 1) + all
                              : "bytes *" + all;
}

} // namespace vedette
