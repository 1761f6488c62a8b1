// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "relay/Answer.h"
#include "steering/TrackedMoves.h"

#include <QObject>

#include <functional>

namespace vedette {

/// Steering by web requests: each becomes part of the next servo request, and gets that one's
/// answer. Lives in the io thread.
class RemoteSteering : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Answer &answer)>;

    /// steering must outlive this object.
    explicit RemoteSteering(Steering &steering, QObject *parent = nullptr);
    ~RemoteSteering() override;

    /// Moves the camera; done is called once, later.
    void move(Move move, const Done &done);
    /// One step of that many degrees to the "left", "right", "up" or "down". Nothing for other
    /// words.
    static std::optional<Move> moveOfDirection(QStringView direction, int degrees);
    /// Reads a query in the firmware's own contract, "tr=<int>&el=<int>" in its own signs. Nothing
    /// when it is not that.
    static std::optional<Move> moveOfQuery(const QString &query);

private:
    TrackedMoves m_moves;
};

} // namespace vedette
