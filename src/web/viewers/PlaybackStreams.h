// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Segment.h"
#include "web/http/Answer.h"
#include "web/viewers/ViewerSet.h"

#include <QHash>
#include <QObject>

namespace vedette {

class JointPlayback;
class Playback;

/// Answers that play what was recorded, each from a moment of its own and at a speed of its own, as
/// multipart/x-mixed-replace like live pictures; X-Timestamp says when each came. A client that is
/// slow skips pictures. Lives in the io thread; plays in the one that the recordings are read in.
class PlaybackStreams : public QObject
{
    Q_OBJECT

public:
    /// places must outlive this object.
    explicit PlaybackStreams(ViewerPlaces &places, QObject *parent = nullptr);
    ~PlaybackStreams() override;

    [[nodiscard]] bool hasRoom() const { return m_viewers.hasRoom(); }
    /// Plays to the client until there is nothing more; ends playback, which lives in another
    /// thread.
    void add(ClientSocket client, Playback *playback, WallTime from, double speed);
    /// … of several cameras: each part has X-Camera, the camera's id, by the name that it is
    /// recorded under. Where a camera has nothing, a part of text says so.
    void add(ClientSocket client, JointPlayback *playback, const QHash<QString, QString> &ids,
             WallTime from, double speed);
    /// Without its body.
    [[nodiscard]] Answer answer() const;
    ViewerSet &viewers() { return m_viewers; }

private:
    template <typename Player>
    Viewer *admit(ClientSocket client, Player *player);

    ViewerSet m_viewers;
    QByteArray m_boundary;
};

} // namespace vedette
