// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "OverlayText.h"

#include "Sentence.h"
#include "stream/StreamHealth.h"

#include <QCoreApplication>

namespace vedette {

namespace {

using std::chrono::milliseconds;

struct OverlayText
{
    Q_DECLARE_TR_FUNCTIONS(OverlayText)
};

QString retryText(const StreamStatus &status, SteadyClock::time_point now)
{
    if (!status.retryAt) {
        return {};
    }
    const auto wait = std::chrono::ceil<std::chrono::seconds>(*status.retryAt - now);
    return wait.count() > 0 ? OverlayText::tr(" Trying again in %1.").arg(durationText(wait))
                            : OverlayText::tr(" Trying again now.");
}

} // namespace

QString durationText(milliseconds duration)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    if (seconds < 60) {
        return OverlayText::tr("%1 s").arg(seconds);
    }
    if (seconds < 3600) {
        return OverlayText::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    }
    return OverlayText::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

QString notLiveText(const StreamStatus &status, const PictureFacts &picture,
                    SteadyClock::time_point now)
{
    if (status.state == StreamState::Frozen) {
        const auto frozen = std::chrono::duration_cast<milliseconds>(now - status.since);
        return OverlayText::tr("The picture has not changed for %1: %2.")
            .arg(durationText(frozen + StreamHealth::FrozenAfter), status.reason);
    }
    if (status.state == StreamState::Connecting && !picture.age) {
        return OverlayText::tr("Connecting to the camera…");
    }
    QString reason = status.reason.isEmpty() ? stateText(status.state) : status.reason;
    if (status.state == StreamState::Live) {
        reason = picture.isDamaged ? OverlayText::tr("the camera sends damaged pictures")
                                   : OverlayText::tr("this program is behind");
    }
    const QString retry = retryText(status, now);
    return picture.age
               ? OverlayText::tr("No picture for %1: %2.").arg(durationText(*picture.age), reason) +
                     retry
               : sentence(reason) + retry;
}

QString stateText(StreamState state)
{
    switch (state) {
    case StreamState::Idle:
        return OverlayText::tr("Not connected");
    case StreamState::Connecting:
        return OverlayText::tr("Connecting…");
    case StreamState::Live:
        return OverlayText::tr("Live");
    case StreamState::Frozen:
        return OverlayText::tr("Frozen");
    case StreamState::Damaged:
        return OverlayText::tr("Sends damaged pictures");
    case StreamState::Stalled:
        return OverlayText::tr("Stalled");
    case StreamState::Unauthorized:
        return OverlayText::tr("Login refused");
    case StreamState::Unreachable:
        return OverlayText::tr("Unreachable");
    case StreamState::Interrupted:
        return OverlayText::tr("Interrupted");
    case StreamState::Unsupported:
        return OverlayText::tr("No usable pictures");
    }
    return {};
}

QString shortStateText(const StreamStatus &status, const PictureFacts &picture)
{
    QString state = stateText(status.state);
    if (status.state == StreamState::Live) {
        state = picture.isDamaged ? stateText(StreamState::Damaged) : OverlayText::tr("Behind");
    }
    return picture.age ? OverlayText::tr("%1 · %2").arg(state, durationText(*picture.age)) : state;
}

QString sizeText(const StreamStatus &status)
{
    return status.resolution.isEmpty() ? OverlayText::tr("unknown")
                                       : QStringLiteral("%1 × %2")
                                             .arg(status.resolution.width())
                                             .arg(status.resolution.height());
}

QString statisticsText(const StreamStatus &status, const PictureFacts &picture)
{
    const QString age = picture.age ? OverlayText::tr("%1 ms").arg(picture.age->count())
                                    : OverlayText::tr("none yet");
    return OverlayText::tr("State: %1\nPicture age: %2\nFrames a second: %3\nResolution: %4\n"
                           "Frames: %5\nDamaged: %6\nSkipped: %7")
        .arg(stateText(status.state), age)
        .arg(status.framesPerSecond, 0, 'f', 1)
        .arg(sizeText(status))
        .arg(status.frames)
        .arg(status.damaged)
        .arg(status.skipped);
}

} // namespace vedette
