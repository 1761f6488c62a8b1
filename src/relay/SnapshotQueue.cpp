// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "relay/SnapshotQueue.h"

#include "session/Camera.h"

#include <utility>

namespace vedette {

SnapshotQueue::SnapshotQueue(Camera &camera, QObject *parent)
    : QObject(parent)
    , m_camera(camera)
    , m_deadline(this)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        const QString reason = m_camera.stream().status().reason;
        answerAll(
            Answer::text(503, tr("No picture came: %1.")
                                  .arg(reason.isEmpty() ? tr("the camera is silent") : reason)));
    });
    connect(&m_camera.hub(), &FrameHub::frameArrived, this,
            [this](const Frame &frame) { answerAll(answerOf(frame)); });
}

SnapshotQueue::~SnapshotQueue() = default;

void SnapshotQueue::request(const Done &done)
{
    const StreamStatus &status = m_camera.stream().status();
    const auto &newest = m_camera.hub().newestFrame();
    if (status.state == StreamState::Live && newest &&
        SteadyClock::now() - newest->arrival <= status.staleAfter) {
        done(answerOf(*newest));
        return;
    }
    m_waiting.append(done);
    if (!m_deadline.isActive()) {
        m_deadline.start(m_timeout);
    }
    m_camera.hub().attach(this);
}

void SnapshotQueue::answerAll(const Answer &answer)
{
    if (m_waiting.isEmpty()) {
        return;
    }
    m_deadline.stop();
    const QList<Done> done = std::exchange(m_waiting, {});
    m_camera.hub().detach(this);
    for (const Done &tell : done) {
        tell(answer);
    }
}

Answer SnapshotQueue::answerOf(const Frame &frame)
{
    return {.contentType = "image/jpeg", .body = frame.jpeg, .more = {}};
}

} // namespace vedette
