// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"
#include "steering/OwedStop.h"
#include "steering/PositionEstimate.h"
#include "steering/ServoDriver.h"
#include "steering/Steering.h"
#include "stream/CameraStream.h"
#include "stream/FrameHub.h"

#include <QObject>

#include <memory>

namespace vedette {

/// Everything that belongs to one camera, wired together: the stream that is connected while
/// somebody watches the hub, and the steering of its servos. Lives in the io thread; a headless
/// program uses it directly, the window through CameraHandle.
class Camera : public QObject
{
    Q_OBJECT

public:
    explicit Camera(const CameraConfig &config,
                    std::chrono::milliseconds linger = FrameHub::DefaultLinger,
                    QObject *parent = nullptr);
    ~Camera() override;

    FrameHub &hub() { return m_hub; }
    CameraStream &stream() { return m_stream; }
    Steering &steering() { return m_steering; }
    const CameraConfig &config() const { return m_config; }
    /// How the camera is mounted from now on; nothing else is interrupted. Part of config().
    void setMounting(const Mounting &mounting);
    /// Ends the stream, stops what turns, and deletes this object: now when nothing turns, else
    /// with the camera's answer, but at the latest after StopPatience.
    void retire();
    /// For how long the end of a program or of its camera waits for the answer to a stop: one that
    /// is under way, and another one.
    static constexpr std::chrono::milliseconds StopPatience{6500};
    /// The newest picture, as long as it may be called live; nothing otherwise.
    [[nodiscard]] std::optional<Frame> liveFrame() const;
    /// Where the servos are, by what they were told since the program started.
    const PositionEstimate &position() const { return m_position; }

signals:
    void mountingChanged(const vedette::Mounting &mounting);

private:
    void followNetwork();

    CameraConfig m_config;
    FrameHub m_hub;
    CameraStream m_stream;
    std::unique_ptr<ServoDriver> m_driver;
    OwedStop m_owedStop;
    Steering m_steering;
    PositionEstimate m_position;
};

} // namespace vedette
