// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/TrackedMoves.h"

#include <utility>

namespace vedette {

TrackedMoves::TrackedMoves(Steering &steering, QObject *parent)
    : QObject(parent)
    , m_steering(steering)
{
    connect(&m_steering, &Steering::sent, this,
            [this] { m_inFlight += std::exchange(m_waiting, {}); });
    connect(&m_steering, &Steering::replied, this, &TrackedMoves::replied);
}

TrackedMoves::~TrackedMoves() = default;

void TrackedMoves::move(Move move, const Done &done)
{
    m_waiting.append(done);
    m_steering.move(move);
}

void TrackedMoves::replied(const ServoReply &reply)
{
    QList<Done> done = std::exchange(m_inFlight, {});
    if (reply.outcome != ServoReply::Outcome::Moved) {
        // A request that failed takes what waits behind it with it.
        done += std::exchange(m_waiting, {});
    }
    for (const Done &notify : std::as_const(done)) {
        notify(reply);
    }
}

} // namespace vedette

#include "moc_TrackedMoves.cpp"
