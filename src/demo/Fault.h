// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace vedette {

/// What a simulated camera does wrong, on request.
enum class Fault {
    None,
    Stall,              ///< silent, with the connection open
    Reset,              ///< the connection is reset in the middle of a frame
    Refuse,             ///< nobody listens on the stream's port
    Truncate,           ///< each picture is cut short; the parts around them are right
    Corrupt,            ///< noise in each picture's compressed data
    Slow,               ///< a trickle of bytes
    Reboot,             ///< stream and servos are gone; afterwards the servos are back at 90°
    WrongLength,        ///< Content-Length is too long and too short in turn
    NoLength,           ///< there is no Content-Length
    SameFrame,          ///< the same bytes again and again
    UnauthorizedBasic,  ///< a login is wanted (RFC 7617)
    UnauthorizedDigest, ///< a login is wanted (RFC 7616, MD5)
    NotFound,           ///< 404
    Redirect,           ///< 302 to where the stream is
    EndlessHeader,      ///< an answer whose head never ends
    ServoSilent,        ///< the servos take requests and answer none
    ServoLate,          ///< the servos turn at once and answer late
    ServoLost,          ///< the servos turn, and each 50th of their answers is lost
    ServoError,         ///< the servos answer each third request with 500, and do not turn
    ServoRedirect,      ///< the servos answer 302 to another host
};

/// The name used on the command line, such as "wrong-length".
QString faultName(Fault fault);
/// Nothing for a name that no fault has.
std::optional<Fault> faultFromName(const QString &name);
/// All names, in the order of the enumeration.
QStringList faultNames();

} // namespace vedette

Q_DECLARE_METATYPE(vedette::Fault)
