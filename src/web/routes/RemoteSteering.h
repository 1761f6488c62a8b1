// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/TrackedMoves.h"
#include "web/http/Answer.h"

#include <QObject>

#include <functional>

namespace vedette {

/// The answer to whoever asked for a command that ended so.
Answer answerFor(const ServoReply &reply);

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

private:
    TrackedMoves m_moves;
};

} // namespace vedette
