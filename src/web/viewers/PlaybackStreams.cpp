// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/PlaybackStreams.h"

#include "recording/Playback.h"
#include "web/viewers/FramePart.h"

#include <memory>

namespace vedette {

PlaybackStreams::PlaybackStreams(ViewerPlaces &places, QObject *parent)
    : QObject(parent)
    , m_viewers(places, this)
    , m_boundary(FramePart::newBoundary())
{
}

PlaybackStreams::~PlaybackStreams() = default;

Answer PlaybackStreams::answer() const
{
    return {.contentType = FramePart::contentType(m_boundary), .body = {}, .more = {}};
}

void PlaybackStreams::add(ClientSocket client, Playback *playback, WallTime from, double speed)
{
    Viewer *const viewer =
        m_viewers.add(std::move(client), answer().streamHead() + FramePart::opening(m_boundary));
    if (viewer == nullptr) {
        playback->deleteLater();
        return;
    }
    connect(viewer, &QObject::destroyed, playback, &QObject::deleteLater);
    connect(playback, &Playback::picture, viewer,
            [viewer, part = std::make_shared<FramePart>(m_boundary),
             number = quint64(0)](const PastPicture &picture) mutable {
                Frame frame;
                frame.jpeg = picture.jpeg;
                frame.wallTime = picture.time;
                frame.sequence = ++number;
                viewer->offer(part->of(frame));
            });
    connect(viewer, &Viewer::idle, playback, &Playback::taken);
    connect(playback, &Playback::ended, viewer, [this, viewer] {
        // Once the last picture is on its way.
        if (viewer->isIdle()) {
            end(viewer);
        } else {
            connect(viewer, &Viewer::idle, viewer, [this, viewer] { end(viewer); });
        }
    });
    QMetaObject::invokeMethod(playback, [playback, from, speed] {
        playback->setSpeed(speed);
        playback->seek(from);
    });
}

void PlaybackStreams::end(Viewer *viewer)
{
    m_viewers.close(viewer);
}

} // namespace vedette

#include "moc_PlaybackStreams.cpp"
