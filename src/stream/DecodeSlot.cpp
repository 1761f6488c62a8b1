// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/DecodeSlot.h"

#include "media/DecodePool.h"
#include "stream/FrameHub.h"

#include <QMutex>

#include <utility>

namespace vedette {

struct DecodeSlot::Shared
{
    Shared(DecodePool &itsPool, DecodeSlot *itsSlot)
        : pool(itsPool)
        , slot(itsSlot)
    {
    }

    DecodePool &pool;
    QMutex mutex;     ///< of all below
    DecodeSlot *slot; ///< null once it is destroyed
    QSize targetSize;
    Mounting mounting;
    std::optional<Frame> waiting;
    std::optional<DecodedFrame> decoded;
    bool isInPool = false; ///< a job is, queued or running
};

DecodeSlot::DecodeSlot(DecodePool &pool, QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>(pool, this))
{
}

DecodeSlot::~DecodeSlot()
{
    const QMutexLocker lock(&m_shared->mutex);
    m_shared->slot = nullptr;
    m_shared->waiting.reset();
}

void DecodeSlot::watch(FrameHub *hub)
{
    if (hub == m_hub) {
        return;
    }
    if (m_hub) {
        m_hub->detach(this);
        disconnect(m_hub, &FrameHub::frameArrived, this, &DecodeSlot::offer);
    }
    m_hub = hub;
    if (hub == nullptr) {
        const QMutexLocker lock(&m_shared->mutex);
        m_shared->waiting.reset();
        return;
    }
    connect(hub, &FrameHub::frameArrived, this, &DecodeSlot::offer);
    offerNewest();
    hub->attach(this);
}

void DecodeSlot::setDecoding(bool decoding)
{
    m_isDecoding = decoding;
    offerNewest();
}

void DecodeSlot::offerNewest()
{
    if (m_hub && m_hub->newestFrame()) {
        offer(*m_hub->newestFrame());
    }
}

void DecodeSlot::setTargetSize(QSize devicePixels)
{
    const QMutexLocker lock(&m_shared->mutex);
    m_shared->targetSize = devicePixels;
}

void DecodeSlot::setMounting(const Mounting &mounting)
{
    {
        const QMutexLocker lock(&m_shared->mutex);
        m_shared->mounting = mounting;
    }
    if (m_hub && m_hub->newestFrame()) {
        offer(*m_hub->newestFrame());
    }
}

std::optional<DecodedFrame> DecodeSlot::take()
{
    const QMutexLocker lock(&m_shared->mutex);
    return std::exchange(m_shared->decoded, std::nullopt);
}

void DecodeSlot::offer(const Frame &frame)
{
    if (!m_isDecoding) {
        return;
    }
    const QMutexLocker lock(&m_shared->mutex);
    m_shared->waiting = frame;
    if (!std::exchange(m_shared->isInPool, true)) {
        startDecode(m_shared);
    }
}

void DecodeSlot::startDecode(const std::shared_ptr<Shared> &shared)
{
    shared->pool.start([shared] { decodeNewest(shared); });
}

/// On a thread of the pool. The frame is chosen here and not when the job was started: the pool may
/// have been busy since.
void DecodeSlot::decodeNewest(const std::shared_ptr<Shared> &shared)
{
    std::optional<DecodedFrame> done;
    QMutexLocker lock(&shared->mutex);
    if (!shared->waiting) {
        shared->isInPool = false;
        return;
    }
    const Frame frame = *std::exchange(shared->waiting, std::nullopt);
    const QSize targetSize = shared->targetSize;
    const Mounting mounting = shared->mounting;
    lock.unlock();
    done = {frame, decodeJpeg(frame.jpeg, targetSize, mounting)};
    lock.relock();
    if (shared->slot == nullptr) {
        return;
    }
    std::swap(shared->decoded, done);
    if (!done) {
        // Under the lock, so that the slot stays there meanwhile.
        emit shared->slot->ready();
    }
    shared->isInPool = shared->waiting.has_value();
    if (shared->isInPool) {
        startDecode(shared);
    }
}

} // namespace vedette

#include "moc_DecodeSlot.cpp"
