// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Motion.h"

#include <QPointF>
#include <QSize>
#include <QString>

namespace vedette {

/// What a camera's servos are asked for, as the viewer sees it: to the right and up. A value.
struct ServoCommand
{
    enum class Kind {
        Move,         ///< turn by move; a move of nothing asks whether the servos are there
        MoveTo,       ///< turn until it points to target
        Drive,        ///< start to turn as drive says; it turns until Stop
        Stop,         ///< end a Drive
        Home,         ///< to where the firmware calls it home, else to target
        FindHome,     ///< against the ends, so that it is known where it points, and then to target
        Resend,       ///< once more to the place that it may have been sent to
        GoToPreset,   ///< number
        StorePreset,  ///< number
        ReadPosition, ///< the reply has it
        CentreOn,     ///< turn so that point comes to the middle of the picture
        Control,      ///< set the control to value
        ReadControls, ///< the reply has their values
    };

    Kind kind = Kind::Move;
    Move move;
    QPointF target; ///< degrees to the right of the centre and above it; of a home, the middle
    QPointF drive;  ///< each axis -1…1; 0.5 is the dialect's usual speed
    int number = 0;
    QPointF point; ///< in parts of the picture, from its upper left corner
    QSize picture; ///< the size that the camera sends it in
    QString control;
    int value = 0;

    static ServoCommand ofKind(Kind kind)
    {
        ServoCommand command;
        command.kind = kind;
        return command;
    }
    static ServoCommand ofMove(Move move)
    {
        ServoCommand command = ofKind(Kind::Move);
        command.move = move;
        return command;
    }
    static ServoCommand ofMoveTo(QPointF target)
    {
        ServoCommand command = ofKind(Kind::MoveTo);
        command.target = target;
        return command;
    }
    static ServoCommand ofDrive(QPointF drive)
    {
        ServoCommand command = ofKind(Kind::Drive);
        command.drive = drive;
        return command;
    }

    /// The camera points elsewhere afterwards, or may.
    [[nodiscard]] bool turns() const
    {
        return kind != Kind::StorePreset && kind != Kind::ReadPosition && !isOfControls();
    }

    /// It is about lamp or picture, and says nothing of the servos.
    [[nodiscard]] bool isOfControls() const
    {
        return kind == Kind::Control || kind == Kind::ReadControls;
    }

    bool operator==(const ServoCommand &) const = default;
};

} // namespace vedette
