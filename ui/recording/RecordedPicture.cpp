// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordedPicture.h"

#include "recording/MomentText.h"
#include "StatusOverlay.h"

namespace vedette {

QString RecordedPicture::stateText() const
{
    const QString when = timeText(time, TimePrecision::Seconds);
    return note.isEmpty() ? tr("Recorded %1").arg(when) : tr("No picture %1").arg(when);
}

void RecordedPicture::paintMark(QPainter &painter, const QRect &area, bool hasRoom) const
{
    StatusOverlay::paintFrame(painter, area, Colour);
    if (hasRoom) {
        const QString when = momentText(time, TimePrecision::Seconds);
        StatusOverlay::paintMark(painter, area, tr("Recorded · %1").arg(when), Colour);
    }
}

} // namespace vedette
