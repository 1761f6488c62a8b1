// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/Frame.h"
#include "web/http/Answer.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace vedette {

class Camera;

/// Single pictures: the newest one at once while the camera is live, else the next one to come,
/// for which the camera is woken. Lives in the io thread.
class SnapshotQueue : public QObject
{
    Q_OBJECT

public:
    struct Timeouts
    {
        /// A camera that is asleep has to be connected first; an ESP32 takes some seconds.
        std::chrono::milliseconds usual{10000};
        /// While the camera is being connected or silent, not failing: as long as CameraStream
        /// waits for a first picture. Phones focus first, for 12 s.
        std::chrono::milliseconds slow{30000};
    };

    using Done = std::function<void(const Answer &answer)>;

    /// camera must outlive this object.
    explicit SnapshotQueue(Camera &camera, QObject *parent = nullptr);
    ~SnapshotQueue() override;

    /// done is called once, perhaps at once.
    void request(const Done &done);
    [[nodiscard]] std::size_t waitingCount() const { return m_waiting.size(); }
    /// For the requests to come.
    void setTimeouts(const Timeouts &timeouts) { m_timeouts = timeouts; }

private:
    struct Waiting
    {
        Done done;
        SteadyClock::time_point deadline;
        SteadyClock::time_point slowDeadline;
    };

    void giveUpOverdue();
    /// To those who are no longer in m_waiting.
    void answer(const std::vector<Waiting> &answered, const Answer &answer);
    static Answer answerOf(const Frame &frame);

    Camera &m_camera;
    std::vector<Waiting> m_waiting;
    QTimer m_check; ///< of the deadlines, while there are any
    Timeouts m_timeouts;
};

} // namespace vedette
