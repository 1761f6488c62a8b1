// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/Frame.h"

#include <QObject>
#include <QSize>
#include <QString>

#include <optional>

namespace vedette {

Q_NAMESPACE

/// What the connection to the camera is doing. Only Live means: the picture is now.
enum class StreamState {
    Idle,         ///< nobody watches, so there is no connection
    Connecting,   ///< asked for the stream, no complete frame yet
    Live,         ///< frames arrive
    Stalled,      ///< connected, but no complete frame for longer than staleAfter
    Frozen,       ///< frames arrive, but all are the same bytes
    Damaged,      ///< pictures arrive, but none of them is whole
    Unreachable,  ///< refused, no route, unknown host, timed out, TLS failed: waiting to try again
    Interrupted,  ///< the stream ended or was reset: waiting to try again
    Unauthorized, ///< the camera wants another user name or password
    Unsupported,  ///< an answer, but no pictures: 404, a web page, a redirect that is not followed
};
Q_ENUM_NS(StreamState)

/// Everything a status line, an overlay or an API says about the stream. A value; passes between
/// threads through queued signals.
struct StreamStatus
{
    StreamState state = StreamState::Idle;
    QString reason;                ///< one sentence without full stop, for the user
    SteadyClock::time_point since; ///< when this state began
    std::optional<SteadyClock::time_point> retryAt; ///< when the next attempt starts, if one waits
    std::chrono::milliseconds staleAfter{2000};     ///< a picture older than this is not live
    double framesPerSecond = 0;                     ///< over the last seconds; 0 when not connected
    QSize resolution; ///< of the newest frame, in pixels; may be empty
    /// Which connection this is about: each attempt of each camera has a number of its own in this
    /// process. What carries another number is of another camera or of an earlier connection. 0:
    /// none yet.
    quint64 connection = 0;
    quint64 frames = 0;  ///< whole frames since the program started
    quint64 damaged = 0; ///< damaged pictures, and parts that held no picture
    quint64 skipped = 0; ///< frames that were read too late to be shown
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::StreamStatus)
