// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/WritingTurns.h"

#include <utility>

namespace vedette {

WritingTurns::WritingTurns(QObject *parent)
    : QObject(parent)
{
    m_next.setSingleShot(true);
    m_next.setInterval(GatherTime);
    connect(&m_next, &QTimer::timeout, this, &WritingTurns::look);
    m_sync.setSingleShot(true);
    m_sync.setInterval(SyncInterval);
    connect(&m_sync, &QTimer::timeout, this, &WritingTurns::sync);
}

void WritingTurns::ask(int frames)
{
    m_hasCome = true;
    if (!m_willLook.exchange(true)) {
        QMetaObject::invokeMethod(this, &WritingTurns::beginTurn, Qt::QueuedConnection);
    } else if (frames > 1) {
        QMetaObject::invokeMethod(this, &WritingTurns::look, Qt::QueuedConnection);
    }
}

/// Nobody looked; so this frame does not wait. When it is close behind the one before, the next
/// ones probably are, and come together.
void WritingTurns::beginTurn()
{
    const auto now = SteadyClock::now();
    const bool isClose = now - std::exchange(m_began, now) < GatherTime;
    m_hasCome = false;
    if (isClose) {
        m_next.start();
    } else {
        m_willLook = false;
    }
    emit turn();
}

void WritingTurns::look()
{
    if (!m_hasCome) {
        m_willLook = false;
        // Somebody may have seen it as it was before this line, and relies on it.
        if (!m_hasCome || m_willLook.exchange(true)) {
            return;
        }
    }
    m_hasCome = false;
    m_next.start();
    emit turn();
}

void WritingTurns::askForSync()
{
    if (!m_sync.isActive()) {
        m_sync.start();
    }
}

void WritingTurns::stop()
{
    m_next.stop();
    m_sync.stop();
}

void WritingTurns::sync()
{
    emit syncDue();
    emit synced();
}

} // namespace vedette

#include "moc_WritingTurns.cpp"
