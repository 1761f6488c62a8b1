// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "relay/Answer.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <functional>

namespace vedette {

class Camera;
struct Frame;

/// Single pictures: the newest one at once while the camera is live, else the next one to come,
/// for which the camera is woken. Lives in the io thread.
class SnapshotQueue : public QObject
{
    Q_OBJECT

public:
    /// A camera that is asleep has to be connected first; an ESP32 takes some seconds.
    static constexpr std::chrono::milliseconds DefaultTimeout{10000};

    using Done = std::function<void(const Answer &answer)>;

    /// camera must outlive this object.
    explicit SnapshotQueue(Camera &camera, QObject *parent = nullptr);
    ~SnapshotQueue() override;

    /// done is called once, perhaps at once.
    void request(const Done &done);
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }

private:
    void answerAll(const Answer &answer);
    static Answer answerOf(const Frame &frame);

    Camera &m_camera;
    QList<Done> m_waiting;
    QTimer m_deadline; ///< of all who wait; the first of them started it
    std::chrono::milliseconds m_timeout = DefaultTimeout;
};

} // namespace vedette
