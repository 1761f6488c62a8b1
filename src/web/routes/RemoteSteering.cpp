// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/RemoteSteering.h"

namespace vedette {

Answer answerFor(const ServoReply &reply)
{
    switch (reply.outcome) {
    case ServoReply::Outcome::Moved:
        if (reply.isLimited) {
            return Answer::text(200, reply.text);
        }
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
    case ServoReply::Outcome::Superseded:
        return Answer::text(409, reply.text);
    case ServoReply::Outcome::NotConfigured:
        return Answer::text(501, reply.text);
    case ServoReply::Outcome::Unauthorized:
    case ServoReply::Outcome::Unreachable:
        break;
    }
    // Also for a login that the camera refuses: a 401 would make the browser ask for another one.
    return Answer::text(502, reply.text);
}

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

} // namespace vedette

#include "moc_RemoteSteering.cpp"
