// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "relay/SnapshotQueue.h"

#include "session/Camera.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vedette {

SnapshotQueue::SnapshotQueue(Camera &camera, QObject *parent)
    : QObject(parent)
    , m_camera(camera)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // a coarse one may fire before the deadline
    connect(&m_timer, &QTimer::timeout, this, &SnapshotQueue::giveUpOverdue);
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
    m_waiting.push_back({.done = done, .deadline = SteadyClock::now() + m_timeout});
    startTimer();
    m_camera.hub().attach(this);
}

void SnapshotQueue::startTimer()
{
    const auto earliest = std::min_element(
        m_waiting.begin(), m_waiting.end(),
        [](const auto &one, const auto &other) { return one.deadline < other.deadline; });
    if (earliest == m_waiting.end()) {
        m_timer.stop();
        return;
    }
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(earliest->deadline - SteadyClock::now());
    m_timer.start(std::max(left, std::chrono::milliseconds(0)));
}

void SnapshotQueue::giveUpOverdue()
{
    const auto now = SteadyClock::now();
    const auto overdue =
        std::stable_partition(m_waiting.begin(), m_waiting.end(),
                              [now](const Waiting &one) { return one.deadline > now; });
    const std::vector<Waiting> late(std::make_move_iterator(overdue),
                                    std::make_move_iterator(m_waiting.end()));
    m_waiting.erase(overdue, m_waiting.end());
    const QString reason = m_camera.stream().status().reason;
    answer(late,
           Answer::text(503, tr("No picture came: %1.")
                                 .arg(reason.isEmpty() ? tr("the camera is silent") : reason)));
}

void SnapshotQueue::answer(const std::vector<Waiting> &answered, const Answer &answer)
{
    startTimer();
    if (answered.empty()) {
        return;
    }
    if (m_waiting.empty()) {
        m_camera.hub().detach(this);
    }
    for (const Waiting &one : answered) {
        one.done(answer);
    }
}

Answer SnapshotQueue::answerOf(const Frame &frame)
{
    return {.contentType = "image/jpeg", .body = frame.jpeg, .more = {}};
}

} // namespace vedette
