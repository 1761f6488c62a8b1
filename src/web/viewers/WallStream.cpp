// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/WallStream.h"

#include "camera/Camera.h"

#include <utility>

namespace vedette {

WallStream::WallStream(ViewerPlaces &places, QObject *parent)
    : QObject(parent)
    , m_boundary(FramePart::newBoundary())
    , m_audience(places, [this](const QString &id) { return newestPart(id); })
{
}

WallStream::~WallStream() = default;

Answer WallStream::answer() const
{
    return {.contentType = FramePart::contentType(m_boundary), .body = {}, .more = {}};
}

QByteArray WallStream::newestPart(const QString &id)
{
    const auto source = m_sources.find(id);
    if (source == m_sources.end()) {
        return {};
    }
    // What waited for a slow client may have become old meanwhile.
    Camera &camera = source->second.camera;
    const auto &newest = camera.hub().newestFrame();
    const bool isOld =
        !newest || SteadyClock::now() - newest->arrival > camera.stream().status().staleAfter;
    return isOld ? QByteArray() : source->second.part.of(*newest);
}

void WallStream::addCamera(const QString &id, Camera &camera)
{
    m_sources.emplace(id,
                      Source{.camera = camera,
                             .part = FramePart(m_boundary, "X-Camera: " + id.toUtf8() + "\r\n")});
    connect(&camera.hub(), &FrameHub::frameArrived, this, [this, id] { m_audience.offer(id); });
    const QList<Viewer *> viewers = m_audience.viewersOf(id);
    for (Viewer *viewer : viewers) {
        attach(viewer, id, camera);
    }
}

void WallStream::removeCamera(const QString &id)
{
    const auto source = m_sources.find(id);
    if (source == m_sources.end()) {
        return;
    }
    FrameHub &hub = source->second.camera.hub();
    hub.disconnect(this);
    const QList<Viewer *> viewers = m_audience.viewersOf(id);
    for (Viewer *viewer : viewers) {
        hub.detach(viewer);
    }
    m_sources.erase(source);
    m_audience.forget(id);
}

void WallStream::add(ClientSocket client, const WallChoice &choice)
{
    Viewer *const viewer = m_audience.add(
        std::move(client), answer().streamHead() + FramePart::opening(m_boundary), choice);
    if (viewer == nullptr) {
        return;
    }
    for (const auto &[id, source] : m_sources) {
        if (choice.has(id)) {
            attach(viewer, id, source.camera);
        }
    }
}

void WallStream::attach(Viewer *viewer, const QString &id, Camera &camera)
{
    camera.hub().attach(viewer);
    if (camera.liveFrame()) {
        m_audience.offer(viewer, id);
    }
}

} // namespace vedette

#include "moc_WallStream.cpp"
