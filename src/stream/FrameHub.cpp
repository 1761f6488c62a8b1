// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/FrameHub.h"

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
    connect(viewer, &QObject::destroyed, this, &FrameHub::detach);
    m_linger.stop();
    emit viewerCountChanged(viewerCount());
    if (!m_isWanted) {
        m_isWanted = true;
        emit wanted();
    }
}

void FrameHub::detach(QObject *viewer)
{
    if (!m_viewers.remove(viewer)) {
        return;
    }
    disconnect(viewer, &QObject::destroyed, this, &FrameHub::detach);
    if (m_viewers.isEmpty()) {
        m_linger.start();
    }
    emit viewerCountChanged(viewerCount());
}

void FrameHub::publish(const Frame &frame)
{
    m_newest = frame;
    emit frameArrived(frame);
}

} // namespace vedette
