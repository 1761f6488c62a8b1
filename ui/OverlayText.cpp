// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "OverlayText.h"

#include "stream/StreamHealth.h"

#include <QCoreApplication>

namespace vedette {

namespace {

using std::chrono::milliseconds;

QString text(const char *sentence)
{
    return QCoreApplication::translate("OverlayText", sentence);
}

QString sentence(QString clause)
{
    if (!clause.isEmpty()) {
        clause[0] = clause[0].toUpper();
    }
    return clause + QLatin1Char('.');
}

QString retryText(const StreamStatus &status, SteadyClock::time_point now)
{
    if (!status.retryAt) {
        return {};
    }
    const auto wait = std::chrono::ceil<std::chrono::seconds>(*status.retryAt - now);
    return wait.count() > 0 ? text(" Trying again in %1.").arg(durationText(wait))
                            : text(" Trying again now.");
}

} // namespace

QString durationText(milliseconds duration)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    if (seconds < 60) {
        return text("%1 s").arg(seconds);
    }
    if (seconds < 3600) {
        return text("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    }
    return text("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

QString notLiveText(const StreamStatus &status, const PictureFacts &picture,
                    SteadyClock::time_point now)
{
    if (status.state == StreamState::Frozen) {
        const auto frozen = std::chrono::duration_cast<milliseconds>(now - status.since);
        return text("The picture has not changed for %1: %2.")
            .arg(durationText(frozen + StreamHealth::FrozenAfter), status.reason);
    }
    if (status.state == StreamState::Connecting && !picture.age) {
        return text("Connecting to the camera…");
    }
    QString reason = status.reason;
    if (status.state == StreamState::Live) {
        reason = picture.isDamaged ? text("the camera sends damaged pictures")
                                   : text("this program is behind");
    }
    const QString retry = retryText(status, now);
    return picture.age
               ? text("No picture for %1: %2.").arg(durationText(*picture.age), reason) + retry
               : sentence(reason) + retry;
}

QString stateText(StreamState state)
{
    switch (state) {
    case StreamState::Idle:
        return text("Not connected");
    case StreamState::Connecting:
        return text("Connecting…");
    case StreamState::Live:
        return text("Live");
    case StreamState::Frozen:
        return text("Frozen");
    case StreamState::Stalled:
        return text("Stalled");
    case StreamState::Unauthorized:
        return text("Login refused");
    case StreamState::Unreachable:
        return text("Unreachable");
    case StreamState::Interrupted:
        return text("Interrupted");
    case StreamState::Unsupported:
        return text("No stream there");
    }
    return {};
}

QString statisticsText(const StreamStatus &status, const PictureFacts &picture)
{
    const QString age = picture.age ? text("%1 ms").arg(picture.age->count()) : text("none yet");
    return text("State: %1\nPicture age: %2\nFrames a second: %3\nResolution: %4 × %5\n"
                "Frames: %6\nDamaged: %7")
        .arg(stateText(status.state), age)
        .arg(status.framesPerSecond, 0, 'f', 1)
        .arg(status.resolution.width())
        .arg(status.resolution.height())
        .arg(status.frames)
        .arg(status.damaged);
}

} // namespace vedette
