// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/MoveText.h"

#include "steering/ServoProfile.h"

#include <QUrlQuery>

#include <utility>

namespace vedette {

namespace {

/// The firmware's own limits, kept by all: it reads the query into 50 bytes and each value into 5,
/// with the final zero.
constexpr qsizetype MaximumQueryLength = 49;
constexpr qsizetype MaximumValueLength = 4;

std::optional<int> degrees(const QUrlQuery &query, const QString &name)
{
    const QStringList values = query.allQueryItemValues(name, QUrl::FullyDecoded);
    if (values.size() != 1 || values.constFirst().size() > MaximumValueLength) {
        return std::nullopt;
    }
    bool isNumber = false;
    const int value = values.constFirst().toInt(&isNumber);
    return isNumber && qAbs(value) <= ServoProfile::MaximumDegrees ? std::optional(value)
                                                                   : std::nullopt;
}

/// The whole of a query: two numbers of degrees, each by its name.
std::optional<std::pair<int, int>> degreesOf(const QString &query, const QString &first,
                                             const QString &second)
{
    if (query.size() > MaximumQueryLength) {
        return std::nullopt;
    }
    const QUrlQuery items(query);
    const auto one = degrees(items, first);
    const auto other = degrees(items, second);
    return one && other ? std::optional(std::pair(*one, *other)) : std::nullopt;
}

} // namespace

std::optional<Move> moveOfDirection(QStringView direction, int degrees)
{
    if (direction == QLatin1String("left") || direction == QLatin1String("right")) {
        const int sign = direction == QLatin1String("left") ? -1 : 1;
        return Move{.pan = sign * degrees, .tilt = 0};
    }
    if (direction == QLatin1String("up") || direction == QLatin1String("down")) {
        const int sign = direction == QLatin1String("down") ? -1 : 1;
        return Move{.pan = 0, .tilt = sign * degrees};
    }
    return std::nullopt;
}

std::optional<Move> moveOfQuery(const QString &query)
{
    const auto asked = degreesOf(query, QStringLiteral("tr"), QStringLiteral("el"));
    // The firmware's signs are the opposite of the viewer's.
    return asked ? std::optional(Move{.pan = -asked->first, .tilt = -asked->second}) : std::nullopt;
}

std::optional<Move> moveOfViewer(const QString &query)
{
    const auto asked = degreesOf(query, QStringLiteral("pan"), QStringLiteral("tilt"));
    return asked ? std::optional(Move{.pan = asked->first, .tilt = asked->second}) : std::nullopt;
}

} // namespace vedette
