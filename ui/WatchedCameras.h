// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraStore.h"
#include "stream/FrameHub.h"
#include "stream/StreamStatus.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <chrono>
#include <map>
#include <memory>

namespace vedette {

class IoThread;
class LiveCamera;
class VideoWidget;
class Wall;

/// All cameras that the window watches, each connected for itself and shown in its tile of a wall.
/// Pictures of tiles that are not seen are not decoded. GUI thread.
class WatchedCameras : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this object.
    WatchedCameras(IoThread &io, Wall &wall, QObject *parent = nullptr);
    ~WatchedCameras() override;

    /// Watches these, in this order. Those that are watched already and are to be as they are go on
    /// undisturbed, also where CameraConfig::canBecome() says so; any other difference makes it a
    /// new camera.
    void set(const QList<StoredCamera> &cameras);
    /// Closes one for a while, because something else needs its only connection; its tile stays,
    /// and says why.
    void pause(const QString &id, const QString &reason);
    /// Watches it again, if it is still to be.
    void resume(const QString &id);
    /// Null when there is none, or while it pauses.
    [[nodiscard]] LiveCamera *find(const QString &id) const;
    /// The one whose pictures come from there, whatever its login; null as find().
    [[nodiscard]] LiveCamera *findAt(const QUrl &cameraUrl) const;
    /// Those whose pictures come from that host, and from that port when camera names one.
    [[nodiscard]] QStringList idsAt(const QUrl &camera) const;
    /// Its pictures are decoded, also while its tile is not seen, as something else shows them.
    void setShownElsewhere(const QUrl &cameraUrl, bool isShown);
    /// The thread that they live in.
    IoThread &io() { return m_io; }
    /// Whether any is connected; none is while the window is not seen.
    void setWatching(bool watching);
    /// For tests: how long the connection of cameras opened from now on stays while nobody watches.
    void setLinger(std::chrono::milliseconds linger) { m_linger = linger; }

signals:
    void opened(const QString &id, vedette::LiveCamera *camera);
    /// The last moment at which it is there.
    void aboutToClose(const QString &id, vedette::LiveCamera *camera);
    /// It is closed for a while; status says why.
    void paused(const QString &id, const vedette::StreamStatus &status);

private:
    void open(const StoredCamera &camera);
    void close(const QString &id);
    void closeOthers(const QList<StoredCamera> &cameras);
    [[nodiscard]] QString idAt(const QUrl &cameraUrl) const;
    void connectTile(LiveCamera &camera, VideoWidget &tile);

    IoThread &m_io;
    Wall &m_wall;
    std::chrono::milliseconds m_linger = FrameHub::DefaultLinger;
    bool m_isWatching = false;
    QList<StoredCamera> m_wanted;
    QSet<QString> m_paused;
    std::map<QString, std::unique_ptr<LiveCamera>> m_cameras;
};

} // namespace vedette
