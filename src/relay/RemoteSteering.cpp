// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "relay/RemoteSteering.h"

#include "steering/ServoProfile.h"

#include <QUrlQuery>

namespace vedette {

namespace {

/// The firmware's own limits: it reads the query into 50 bytes and each value into 5, with the
/// final zero.
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

Answer answerFor(const ServoReply &reply)
{
    switch (reply.outcome) {
    case ServoReply::Outcome::Moved:
        // The camera's own words; as plain text, since it might be any page's. Whichever 2xx it
        // was, the move was made.
        return {.body = reply.body, .more = {}};
    case ServoReply::Outcome::Rejected:
        if (Answer::knownStatus(reply.httpStatus) == reply.httpStatus && !reply.body.isEmpty()) {
            return {.status = reply.httpStatus, .body = reply.body, .more = {}};
        }
        return Answer::text(Answer::knownStatus(reply.httpStatus), reply.text);
    case ServoReply::Outcome::TimedOut:
        return Answer::text(504, reply.text);
    case ServoReply::Outcome::NotConfigured:
        return Answer::text(501, reply.text);
    case ServoReply::Outcome::Unauthorized:
    case ServoReply::Outcome::Unreachable:
        break;
    }
    // Also for a login that the camera refuses: a 401 would make the browser ask for another one.
    return Answer::text(502, reply.text);
}

} // namespace

RemoteSteering::RemoteSteering(Steering &steering, QObject *parent)
    : QObject(parent)
    , m_moves(steering)
{
}

RemoteSteering::~RemoteSteering() = default;

void RemoteSteering::move(Move move, const Done &done)
{
    m_moves.move(move, [done](const ServoReply &reply) { done(answerFor(reply)); });
}

std::optional<Move> RemoteSteering::moveOfDirection(QStringView direction, int degrees)
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

std::optional<Move> RemoteSteering::moveOfQuery(const QString &query)
{
    if (query.size() > MaximumQueryLength) {
        return std::nullopt;
    }
    const QUrlQuery items(query);
    const auto traverse = degrees(items, QStringLiteral("tr"));
    const auto elevation = degrees(items, QStringLiteral("el"));
    if (!traverse || !elevation) {
        return std::nullopt;
    }
    // The firmware's signs are the opposite of the viewer's.
    return Move{.pan = -*traverse, .tilt = -*elevation};
}

} // namespace vedette
