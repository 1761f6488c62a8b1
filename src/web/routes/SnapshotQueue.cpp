// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/SnapshotQueue.h"

#include "camera/Camera.h"
#include "media/JpegRepair.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vedette {

namespace {

/// How late a deadline may be noticed.
constexpr std::chrono::milliseconds SnapshotCheckInterval{100};

} // namespace

SnapshotQueue::SnapshotQueue(Camera &camera, QObject *parent)
    : QObject(parent)
    , m_camera(camera)
    , m_check(this)
{
    m_check.setInterval(SnapshotCheckInterval);
    connect(&m_check, &QTimer::timeout, this, &SnapshotQueue::giveUpOverdue);
    connect(&m_camera.hub(), &FrameHub::frameArrived, this,
            [this](const Frame &frame) { answer(std::exchange(m_waiting, {}), answerOf(frame)); });
}

SnapshotQueue::~SnapshotQueue() = default;

void SnapshotQueue::request(const Done &done)
{
    if (const auto live = m_camera.liveFrame()) {
        done(answerOf(*live));
        return;
    }
    const auto now = SteadyClock::now();
    m_waiting.push_back(
        {.done = done, .deadline = now + m_timeouts.usual, .slowDeadline = now + m_timeouts.slow});
    if (!m_check.isActive()) {
        m_check.start();
    }
    m_camera.hub().attach(this);
}

void SnapshotQueue::giveUpOverdue()
{
    const auto now = SteadyClock::now();
    const StreamStatus &status = m_camera.stream().status();
    const bool isSlow =
        status.state == StreamState::Connecting || status.state == StreamState::Stalled;
    const auto deadline = isSlow ? &Waiting::slowDeadline : &Waiting::deadline;
    const auto overdue =
        std::stable_partition(m_waiting.begin(), m_waiting.end(),
                              [now, deadline](const Waiting &one) { return one.*deadline > now; });
    const std::vector<Waiting> late(std::make_move_iterator(overdue),
                                    std::make_move_iterator(m_waiting.end()));
    m_waiting.erase(overdue, m_waiting.end());
    const QString reason = status.reason.isEmpty() ? tr("the camera is silent") : status.reason;
    answer(late, Answer::text(503, tr("No picture came: %1.").arg(reason)));
}

void SnapshotQueue::answer(const std::vector<Waiting> &answered, const Answer &answer)
{
    if (answered.empty()) {
        return;
    }
    if (m_waiting.empty()) {
        m_check.stop();
        m_camera.hub().detach(this);
    }
    for (const Waiting &one : answered) {
        one.done(answer);
    }
}

Answer SnapshotQueue::answerOf(const Frame &frame)
{
    return {.contentType = "image/jpeg", .body = jpegForBrowsers(frame.jpeg), .more = {}};
}

} // namespace vedette

#include "moc_SnapshotQueue.cpp"
