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
    if (!m_holders.contains(tap)) {
        connect(this, &FrameHub::frameRead, tap, &EveryFrameTap::offer);
        hold(tap);
    }
}

void FrameHub::hold(QObject *holder)
{
    if (!m_holders.contains(holder)) {
        m_holders.insert(holder);
        want(holder);
    }
}

void FrameHub::want(QObject *viewerOrHolder)
{
    connect(viewerOrHolder, &QObject::destroyed, this, &FrameHub::detach);
    m_linger.stop();
    if (!m_isWanted) {
        m_isWanted = true;
        emit wanted();
    }
}

void FrameHub::detach(QObject *anyOfThese)
{
    const bool wasViewer = m_viewers.remove(anyOfThese);
    if (!wasViewer && !m_holders.remove(anyOfThese)) {
        return;
    }
    disconnect(this, &FrameHub::frameRead, anyOfThese, nullptr);
    disconnect(anyOfThese, &QObject::destroyed, this, &FrameHub::detach);
    if (m_viewers.isEmpty() && m_holders.isEmpty()) {
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
        if (!m_viewers.isEmpty()) {
            emit frameArrived(frame);
        }
    }
    emit frameRead(frame);
}

} // namespace vedette

#include "moc_FrameHub.cpp"
