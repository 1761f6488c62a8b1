// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/EventBroadcast.h"

#include "camera/CameraReport.h"
#include "web/viewers/StatusChanges.h"

namespace vedette {

EventBroadcast::EventBroadcast(Camera &camera, ViewerPlaces &places, QObject *parent)
    : QObject(parent)
    , m_camera(camera)
    , m_listeners(places, this)
    , m_regular(this)
    , m_gather(this)
{
    m_regular.setInterval(Interval);
    m_gather.setInterval(GatherTime);
    m_gather.setSingleShot(true);
    connect(&m_regular, &QTimer::timeout, this, &EventBroadcast::notify);
    connect(&m_gather, &QTimer::timeout, this, [this] {
        if (statusFingerprint(m_camera) != m_fingerprint) {
            notify();
        }
    });
    connect(&m_listeners, &ViewerSet::countChanged, this, [this](int count) {
        // Restarted for each new listener, it might never fire.
        if (count == 0) {
            m_regular.stop();
        } else if (!m_regular.isActive()) {
            m_regular.start();
        }
    });
    onStatusChange(m_camera, this, [this] { somethingChanged(); });
}

EventBroadcast::~EventBroadcast()
{
    m_listeners.disconnect(this);
}

Answer EventBroadcast::answer()
{
    return {.contentType = "text/event-stream", .body = {}, .more = {}};
}

void EventBroadcast::add(ClientSocket client)
{
    Viewer *const listener = m_listeners.add(std::move(client), answer().streamHead());
    if (listener != nullptr) {
        listener->offer(statusEvent());
    }
}

void EventBroadcast::somethingChanged()
{
    if (m_listeners.count() > 0 && !m_gather.isActive()) {
        m_gather.start();
    }
}

void EventBroadcast::notify()
{
    m_fingerprint = statusFingerprint(m_camera);
    m_listeners.send(statusEvent());
}

QByteArray EventBroadcast::statusEvent()
{
    return "event: status\ndata: " + statusJson(m_camera) + "\n\n";
}

} // namespace vedette
