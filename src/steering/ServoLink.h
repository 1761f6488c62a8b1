// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Motion.h"

#include <QByteArray>
#include <QObject>
#include <QString>

namespace vedette {

/// The end of one servo request. A value; passes between threads through queued signals.
struct ServoReply
{
    Q_GADGET
public:
    enum class Outcome {
        Moved,         ///< 2xx
        Rejected,      ///< the servo server answered with an error status
        Unauthorized,  ///< 401 or 403
        Unreachable,   ///< refused, no route, unknown host, reset
        TimedOut,      ///< no answer within the time limit
        NotConfigured, ///< there is no SERVO_URL
    };
    Q_ENUM(Outcome)

    Outcome outcome = Outcome::Moved;
    Move move;          ///< what was asked for
    int httpStatus = 0; ///< 0 when no answer came
    QByteArray body;    ///< the servo server's own text, bounded
    QString text;       ///< for the user: what went wrong and what to do; empty when Moved
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::ServoReply)
