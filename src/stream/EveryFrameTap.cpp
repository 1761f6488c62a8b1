// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/EveryFrameTap.h"

#include <utility>

namespace vedette {

EveryFrameTap::EveryFrameTap(qsizetype maximumBytes, QObject *parent)
    : QObject(parent)
    , m_maximumBytes(maximumBytes)
{
}

QList<Frame> EveryFrameTap::take()
{
    const QMutexLocker lock(&m_mutex);
    m_bytes = 0;
    return std::exchange(m_frames, {});
}

quint64 EveryFrameTap::dropped() const
{
    const QMutexLocker lock(&m_mutex);
    return m_dropped;
}

void EveryFrameTap::offer(const Frame &frame)
{
    if (frame.arrival < m_next) {
        return;
    }
    // In step with the first one, as long as frames come.
    m_next += m_interval;
    if (m_next <= frame.arrival) {
        m_next = frame.arrival + m_interval;
    }
    QMutexLocker lock(&m_mutex);
    m_frames.push_back(frame);
    m_bytes += frame.jpeg.size();
    while (m_bytes > m_maximumBytes) {
        m_bytes -= m_frames.front().jpeg.size();
        m_frames.removeFirst();
        ++m_dropped;
    }
    const auto waiting = static_cast<int>(m_frames.size());
    lock.unlock();
    if (waiting == 1 || waiting == 2) {
        emit ready(waiting);
    }
}

} // namespace vedette

#include "moc_EveryFrameTap.cpp"
