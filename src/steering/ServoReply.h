// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/ControlAnswer.h"
#include "steering/Motion.h"

#include <QByteArray>
#include <QMetaType>
#include <QObject>
#include <QPoint>
#include <QString>

#include <optional>

namespace vedette {

/// The end of one servo command. A value; passes between threads through queued signals.
struct ServoReply
{
    Q_GADGET
public:
    enum class Outcome {
        Moved,         ///< 2xx, to each of its requests
        Rejected,      ///< the servo server answered with an error status
        Unauthorized,  ///< 401 or 403
        Unreachable,   ///< refused, no route, unknown host, reset
        TimedOut,      ///< no answer within the time limit
        Superseded,    ///< not sent: another command came before its turn
        NotConfigured, ///< there is no servo address, or the camera cannot do this
    };
    Q_ENUM(Outcome)

    Outcome outcome = Outcome::Moved;
    Move move;               ///< what was asked for
    int httpStatus = 0;      ///< 0 when no answer came
    QByteArray body;         ///< the servo server's own text, bounded
    bool mayNotTurn = false; ///< nothing is where servos usually are, and no other address is known
    bool isLimited = false;  ///< the camera's limits or ends cut off a part of it
    /// For the user: what went wrong and what to do; empty when Moved and not limited.
    QString text;
    Move done;            ///< of move, what the servos acknowledged: a part when it failed half-way
    int acknowledged = 0; ///< how many of its requests
    bool isUntried = false; ///< Moved, but nothing was sent: asking would have turned the camera
    std::optional<QPoint> position; ///< where it points, pan and tilt in the firmware's own units
    ControlValues controls;         ///< of a ReadControls; empty: the camera's answer says none
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::ServoReply)
