// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Steering.h"

#include <QList>
#include <QObject>

#include <functional>

namespace vedette {

/// Single movements of one client of a Steering, each with the answer of the very request that it
/// became part of. Several of these may share one Steering: none takes another's answer for its
/// own. Lives in the io thread.
class TrackedMoves : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const ServoReply &reply)>;

    /// steering must outlive this object.
    explicit TrackedMoves(Steering &steering, QObject *parent = nullptr);
    ~TrackedMoves() override;

    /// Moves the camera; done is called once, later, never from within this call.
    void move(Move move, const Done &done);

private:
    void replied(const ServoReply &reply);

    Steering &m_steering;
    QList<Done> m_waiting;  ///< their moves have not been sent
    QList<Done> m_inFlight; ///< their moves are part of the request under way
};

} // namespace vedette
