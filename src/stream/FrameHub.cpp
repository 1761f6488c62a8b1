// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/FrameHub.h"

#include "stream/EveryFrameTap.h"

namespace vedette {

FrameHub::FrameHub(std::chrono::milliseconds linger, QObject *parent)
    : QObject(parent)
{
    m_linger.setSingleShot(true);
    m_linger.setInterval(linger);
    m_linger.setParent(this);
    connect(&m_linger, &QTimer::timeout, this, [this] {
        m_isWanted = false;
        m_newest.reset();
        emit unwanted();
    });
}

void FrameHub::attach(QObject *viewer)
{
    if (m_viewers.contains(viewer)) {
        return;
    }
    m_viewers.insert(viewer);
    emit viewerCountChanged(viewerCount());
    want(viewer);
}

void FrameHub::attachEvery(EveryFrameTap *tap)
{
    if (m_taps.contains(tap)) {
        return;
    }
    m_taps.insert(tap);
    connect(this, &FrameHub::frameRead, tap, &EveryFrameTap::offer);
    want(tap);
}

void FrameHub::want(QObject *viewerOrTap)
{
    connect(viewerOrTap, &QObject::destroyed, this, &FrameHub::detach);
    m_linger.stop();
    if (!m_isWanted) {
        m_isWanted = true;
        emit wanted();
    }
}

void FrameHub::detach(QObject *viewerOrTap)
{
    const bool wasViewer = m_viewers.remove(viewerOrTap);
    if (!wasViewer && !m_taps.remove(viewerOrTap)) {
        return;
    }
    disconnect(this, &FrameHub::frameRead, viewerOrTap, nullptr);
    disconnect(viewerOrTap, &QObject::destroyed, this, &FrameHub::detach);
    if (m_viewers.isEmpty() && m_taps.isEmpty()) {
        m_linger.start();
    }
    if (wasViewer) {
        emit viewerCountChanged(viewerCount());
    }
}

void FrameHub::publish(const Frame &frame)
{
    if (!frame.isLate) {
        m_newest = frame;
        emit frameArrived(frame);
    }
    emit frameRead(frame);
}

} // namespace vedette
