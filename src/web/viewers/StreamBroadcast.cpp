// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/StreamBroadcast.h"

#include "camera/Camera.h"

namespace vedette {

StreamBroadcast::StreamBroadcast(Camera &camera, ViewerPlaces &places, QObject *parent)
    : QObject(parent)
    , m_camera(camera)
    , m_viewers(places, this)
    , m_boundary(FramePart::newBoundary())
    , m_part(m_boundary)
{
    connect(&m_camera.hub(), &FrameHub::frameArrived, this, [this](const Frame &frame) {
        if (m_viewers.count() > 0) {
            m_viewers.send(m_part.of(frame));
        }
    });
}

StreamBroadcast::~StreamBroadcast() = default;

Answer StreamBroadcast::answer() const
{
    return {.contentType = FramePart::contentType(m_boundary), .body = {}, .more = {}};
}

void StreamBroadcast::add(ClientSocket client, const FramePace &pace)
{
    Viewer *const viewer =
        m_viewers.add(std::move(client), answer().streamHead() + FramePart::opening(m_boundary));
    if (viewer == nullptr) {
        return;
    }
    viewer->setPace(pace);
    m_camera.hub().attach(viewer);
    if (const auto live = m_camera.liveFrame()) {
        viewer->offer(m_part.of(*live));
    }
}

} // namespace vedette

#include "moc_StreamBroadcast.cpp"
