// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "WatchedCameras.h"

#include "http/HttpNumbers.h"
#include "LiveCamera.h"
#include "VideoWidget.h"
#include "wall/Wall.h"

#include <algorithm>
#include <utility>

namespace vedette {

namespace {

const StoredCamera *findIn(const QList<StoredCamera> &cameras, const QString &id)
{
    const auto found = std::find_if(cameras.cbegin(), cameras.cend(),
                                    [&id](const StoredCamera &camera) { return camera.id == id; });
    return found == cameras.cend() ? nullptr : &*found;
}

QList<WallCamera> tilesOf(const QList<StoredCamera> &cameras)
{
    QList<WallCamera> tiles;
    for (const StoredCamera &camera : cameras) {
        tiles.append({camera.id, camera.config.cameraName()});
    }
    return tiles;
}

} // namespace

WatchedCameras::WatchedCameras(IoThread &io, Wall &wall, QObject *parent)
    : QObject(parent)
    , m_io(io)
    , m_wall(wall)
{
    connect(&m_wall, &Wall::tileShownChanged, this, [this](const QString &id, bool isShown) {
        if (LiveCamera *const camera = find(id)) {
            camera->handle().setDecoding(isShown);
        }
    });
}

WatchedCameras::~WatchedCameras()
{
    while (!m_cameras.empty()) {
        close(m_cameras.begin()->first);
    }
}

void WatchedCameras::set(const QList<StoredCamera> &cameras)
{
    closeOthers(cameras);
    m_wanted = cameras;
    m_wall.setCameras(tilesOf(cameras));
    for (const StoredCamera &camera : cameras) {
        if (!m_paused.contains(camera.id) && find(camera.id) == nullptr) {
            open(camera);
        }
    }
}

void WatchedCameras::closeOthers(const QList<StoredCamera> &cameras)
{
    for (const StoredCamera &before : std::as_const(m_wanted)) {
        const StoredCamera *const wanted = findIn(cameras, before.id);
        if (wanted == nullptr || !wanted->config.canBecome(before.config)) {
            close(before.id);
            m_paused.remove(before.id);
        } else if (LiveCamera *const camera = find(before.id)) {
            camera->handle().setMounting(wanted->config.mounting);
            camera->handle().setFieldOfView(wanted->config.reach.fieldOfView);
            camera->handle().setRecord(wanted->config.record);
        }
    }
}

void WatchedCameras::open(const StoredCamera &camera)
{
    VideoWidget *const tile = m_wall.picture(camera.id);
    auto live = std::make_unique<LiveCamera>(m_io, camera.config, tile->targetSize(), m_linger);
    LiveCamera *const opened = live.get();
    m_cameras.emplace(camera.id, std::move(live));
    connectTile(*opened, *tile);
    opened->handle().setDecoding(m_wall.isShown(camera.id));
    emit this->opened(camera.id, opened);
    opened->handle().setWatching(m_isWatching);
}

void WatchedCameras::connectTile(LiveCamera &camera, VideoWidget &tile)
{
    connect(&tile, &VideoWidget::targetSizeChanged, &camera, &LiveCamera::setTargetSize);
    connect(&camera, &LiveCamera::pictureReady, &tile, &VideoWidget::setPicture);
    connect(&camera, &LiveCamera::frameRejected, &tile, &VideoWidget::frameRejected);
    connect(&camera, &LiveCamera::statusChanged, &tile, &VideoWidget::setStatus);
    connect(&camera.handle(), &CameraHandle::recordingChanged, &tile, &VideoWidget::setRecording);
}

void WatchedCameras::close(const QString &id)
{
    if (VideoWidget *const tile = m_wall.picture(id)) {
        tile->clear();
        // At once: closing the connection, below, may take a moment.
        tile->repaint();
    }
    const auto found = m_cameras.find(id);
    if (found != m_cameras.end()) {
        emit aboutToClose(id, found->second.get());
        m_cameras.erase(found);
    }
}

void WatchedCameras::pause(const QString &id, const QString &reason)
{
    close(id);
    m_paused.insert(id);
    StreamStatus status;
    status.reason = reason;
    if (VideoWidget *const tile = m_wall.picture(id)) {
        tile->setStatus(status);
    }
    emit paused(id, status);
}

void WatchedCameras::resume(const QString &id)
{
    const StoredCamera *const camera = findIn(m_wanted, id);
    if (m_paused.remove(id) && camera != nullptr && find(id) == nullptr) {
        open(*camera);
    }
}

LiveCamera *WatchedCameras::find(const QString &id) const
{
    const auto found = m_cameras.find(id);
    return found != m_cameras.end() ? found->second.get() : nullptr;
}

QString WatchedCameras::idAt(const QUrl &cameraUrl) const
{
    const auto found =
        std::find_if(m_wanted.cbegin(), m_wanted.cend(), [&](const StoredCamera &camera) {
            return camera.config.cameraUrl.matches(cameraUrl, QUrl::RemoveUserInfo);
        });
    return found == m_wanted.cend() ? QString() : found->id;
}

LiveCamera *WatchedCameras::findAt(const QUrl &cameraUrl) const
{
    return find(idAt(cameraUrl));
}

QStringList WatchedCameras::idsAt(const QUrl &camera) const
{
    QStringList ids;
    for (const StoredCamera &wanted : m_wanted) {
        const QUrl &url = wanted.config.cameraUrl;
        const bool isThere = camera.port() < 0 || camera.port() == http::portOf(url);
        if (url.host() == camera.host() && isThere) {
            ids.append(wanted.id);
        }
    }
    return ids;
}

void WatchedCameras::setShownElsewhere(const QUrl &cameraUrl, bool isShown)
{
    const QString id = idAt(cameraUrl);
    if (LiveCamera *const camera = find(id)) {
        camera->handle().setDecoding(isShown || m_wall.isShown(id));
    }
}

void WatchedCameras::setWatching(bool watching)
{
    m_isWatching = watching;
    for (const auto &[id, camera] : m_cameras) {
        camera->handle().setWatching(watching);
    }
}

} // namespace vedette

#include "moc_WatchedCameras.cpp"
