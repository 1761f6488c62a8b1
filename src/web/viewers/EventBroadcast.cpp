// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/EventBroadcast.h"

#include "camera/CameraReport.h"
#include "camera/StatusChanges.h"

namespace vedette {

EventBroadcast::EventBroadcast(Camera &camera, ViewerPlaces &places, QObject *parent)
    : QObject(parent)
    , m_camera(camera)
    , m_listeners(places, this)
    , m_times(m_listeners, this)
{
    connect(&m_times, &EventTimes::due, this, &EventBroadcast::notify);
    connect(&m_times, &EventTimes::gathered, this, [this] {
        if (statusFingerprint(m_camera) != m_fingerprint) {
            notify();
        }
    });
    onStatusChange(m_camera, this, [this] { m_times.somethingChanged(); });
}

EventBroadcast::~EventBroadcast() = default;

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

#include "moc_EventBroadcast.cpp"
