// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/EventTimes.h"

#include "web/viewers/ViewerSet.h"

namespace vedette {

EventTimes::EventTimes(ViewerSet &listeners, QObject *parent)
    : QObject(parent)
    , m_listeners(listeners)
    , m_regular(this)
    , m_gather(this)
{
    m_regular.setInterval(Interval);
    m_gather.setInterval(GatherTime);
    m_gather.setSingleShot(true);
    connect(&m_regular, &QTimer::timeout, this, &EventTimes::due);
    connect(&m_gather, &QTimer::timeout, this, &EventTimes::gathered);
    connect(&m_listeners, &ViewerSet::countChanged, this, &EventTimes::countChanged);
}

EventTimes::~EventTimes() = default;

void EventTimes::countChanged(int count)
{
    // Restarted for each new listener, it might never fire.
    if (count == 0) {
        m_regular.stop();
    } else if (!m_regular.isActive()) {
        m_regular.start();
    }
}

void EventTimes::somethingChanged()
{
    if (m_listeners.count() > 0 && !m_gather.isActive()) {
        m_gather.start();
    }
}

} // namespace vedette

#include "moc_EventTimes.cpp"
