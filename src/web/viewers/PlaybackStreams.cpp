// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/PlaybackStreams.h"

#include "base/OtherThread.h"
#include "recording/JointPlayback.h"
#include "recording/Playback.h"
#include "web/viewers/FramePart.h"

#include <utility>

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

/// What both kinds of playing have in common; null, and the player ends, as ViewerSet::add().
template <typename Player>
Viewer *PlaybackStreams::admit(ClientSocket client, Player *player)
{
    Viewer *const viewer =
        m_viewers.add(std::move(client), answer().streamHead() + FramePart::opening(m_boundary));
    if (viewer == nullptr) {
        deleteThere(player);
        return nullptr;
    }
    connect(viewer, &QObject::destroyed, player, &QObject::deleteLater);
    connect(viewer, &Viewer::idle, player, &Player::taken);
    connect(player, &Player::ended, viewer, [this, viewer] {
        // Once the last picture is on its way.
        if (viewer->isIdle()) {
            m_viewers.close(viewer);
        } else {
            connect(viewer, &Viewer::idle, viewer, [this, viewer] { m_viewers.close(viewer); });
        }
    });
    // The recordings are elsewhere from now on.
    connect(player, &QObject::destroyed, viewer, [this, viewer] { m_viewers.close(viewer); });
    return viewer;
}

namespace {

QByteArray partOf(FramePart &part, const PastPicture &picture, quint64 number)
{
    Frame frame;
    frame.jpeg = picture.jpeg;
    frame.wallTime = picture.time;
    frame.sequence = number;
    return part.of(frame);
}

} // namespace

void PlaybackStreams::add(ClientSocket client, Playback *playback, WallTime from, double speed)
{
    Viewer *const viewer = admit(std::move(client), playback);
    if (viewer == nullptr) {
        return;
    }
    connect(playback, &Playback::picture, viewer,
            [viewer, part = FramePart(m_boundary),
             number = quint64(0)](const PastPicture &picture) mutable {
                viewer->offer(partOf(part, picture, ++number));
            });
    QMetaObject::invokeMethod(playback, [playback, from, speed] {
        playback->setSpeed(speed);
        playback->seek(from);
    });
}

void PlaybackStreams::add(ClientSocket client, JointPlayback *playback,
                          const QHash<QString, QString> &ids, WallTime from, double speed)
{
    Viewer *const viewer = admit(std::move(client), playback);
    if (viewer == nullptr) {
        return;
    }
    connect(playback, &JointPlayback::changed, viewer,
            [this, viewer, ids](const QList<PastShare> &shares) {
                QByteArray piece; // one, so that it goes or is skipped as a whole
                for (const PastShare &share : shares) {
                    FramePart part(m_boundary,
                                   "X-Camera: " + ids.value(share.camera).toUtf8() + "\r\n");
                    piece += share.picture
                                 ? partOf(part, *share.picture, 0)
                                 : part.ofText(tr("Nothing was recorded then."), share.moment);
                }
                viewer->offer(piece);
            });
    QMetaObject::invokeMethod(playback, [playback, from, speed] { playback->play(from, speed); });
}

} // namespace vedette

#include "moc_PlaybackStreams.cpp"
