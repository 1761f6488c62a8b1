// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/WallEvents.h"

#include "camera/CameraReport.h"
#include "camera/StatusChanges.h"
#include "web/viewers/EventBroadcast.h"

#include <QJsonDocument>

#include <utility>

namespace vedette {

WallEvents::WallEvents(ViewerPlaces &places, QObject *parent)
    : QObject(parent)
    , m_audience(places, [this](const QString &id) { return eventOf(id); })
    , m_times(m_audience.viewers(), this)
{
    connect(&m_times, &EventTimes::due, this, &WallEvents::notifyAll);
    connect(&m_times, &EventTimes::gathered, this, &WallEvents::notifyChanged);
}

WallEvents::~WallEvents() = default;

Answer WallEvents::answer()
{
    return EventBroadcast::answer();
}

void WallEvents::addCamera(const QString &id, Camera &camera)
{
    m_sources.emplace(id, Source{.camera = camera, .fingerprint = {}});
    onStatusChange(camera, this, [this, id] { somethingChanged(id); });
    m_audience.offer(id);
}

void WallEvents::removeCamera(const QString &id)
{
    const auto source = m_sources.find(id);
    if (source == m_sources.end()) {
        return;
    }
    ignoreStatus(source->second.camera, this);
    m_sources.erase(source);
    m_changed.remove(id);
    m_audience.forget(id);
    m_audience.offer(id);
}

void WallEvents::add(ClientSocket client, const WallChoice &choice)
{
    Viewer *const listener = m_audience.add(std::move(client), answer().streamHead(), choice);
    for (const auto &[id, source] : m_sources) {
        if (listener != nullptr && choice.has(id)) {
            m_audience.offer(listener, id);
        }
    }
}

QByteArray WallEvents::eventOf(const QString &id)
{
    const auto source = m_sources.find(id);
    const bool isThere = source != m_sources.end();
    QJsonObject report = isThere ? statusReport(source->second.camera) : QJsonObject();
    report.insert(QStringLiteral("camera"), id);
    return QByteArray(isThere ? "event: status" : "event: removed") +
           "\ndata: " + QJsonDocument(report).toJson(QJsonDocument::Compact) + "\n\n";
}

void WallEvents::somethingChanged(const QString &id)
{
    if (m_audience.count() == 0) {
        return;
    }
    m_changed.insert(id);
    m_times.somethingChanged();
}

void WallEvents::notifyChanged()
{
    const QSet<QString> changed = std::exchange(m_changed, {});
    for (const QString &id : changed) {
        const auto source = m_sources.find(id);
        const QByteArray fingerprint = statusFingerprint(source->second.camera);
        if (source->second.fingerprint != fingerprint) {
            source->second.fingerprint = fingerprint;
            m_audience.offer(id);
        }
    }
}

void WallEvents::notifyAll()
{
    for (auto &[id, source] : m_sources) {
        source.fingerprint = statusFingerprint(source.camera);
        m_audience.offer(id);
    }
}

} // namespace vedette

#include "moc_WallEvents.cpp"
