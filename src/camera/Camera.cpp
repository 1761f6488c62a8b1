// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/Camera.h"

#include <QNetworkInformation>
#include <QTimer>

namespace vedette {

Camera::Camera(const CameraConfig &config, std::chrono::milliseconds linger, QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_hub(linger, this)
    , m_stream(config, this)
    , m_driver(ServoDriver::forCamera(config))
    , m_owedStop(config.servoUrl, OwedStop::stateFolder(), this)
    , m_steering(*m_driver, this)
{
    m_driver->setParent(this); // which takes it along to another thread
    m_steering.setMounting(config.mounting);
    m_steering.setOwedStop(m_owedStop);
    connect(&m_hub, &FrameHub::wanted, &m_stream, &CameraStream::start);
    connect(&m_hub, &FrameHub::unwanted, &m_stream, &CameraStream::stop);
    connect(&m_stream, &CameraStream::frameReady, &m_hub, &FrameHub::publish);
    connect(&m_steering, &Steering::replied, this,
            [this](const ServoReply &reply) { m_position.moved(reply.done); });
    followNetwork();
}

Camera::~Camera() = default;

void Camera::setMounting(const Mounting &mounting)
{
    if (mounting == m_config.mounting) {
        return;
    }
    m_config.mounting = mounting;
    m_steering.setMounting(mounting);
    emit mountingChanged(mounting);
}

void Camera::retire()
{
    m_steering.releaseAll();
    if (m_steering.isAtRest()) {
        delete this;
        return;
    }
    m_stream.disconnect(&m_hub);
    m_hub.disconnect(&m_stream);
    m_stream.stop();
    connect(&m_steering, &Steering::rested, this, &QObject::deleteLater);
    QTimer::singleShot(StopPatience, this, &QObject::deleteLater);
}

std::optional<Frame> Camera::liveFrame() const
{
    const StreamStatus &status = m_stream.status();
    const std::optional<Frame> &newest = m_hub.newestFrame();
    const bool isLive = status.state == StreamState::Live && newest &&
                        SteadyClock::now() - newest->arrival <= status.staleAfter;
    return isLive ? newest : std::nullopt;
}

void Camera::followNetwork()
{
    // Not every system tells (it takes NetworkManager or GLib's portal); the back-off works anyway.
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) {
        return;
    }
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, &m_stream,
            [this](QNetworkInformation::Reachability reachability) {
                if (reachability != QNetworkInformation::Reachability::Disconnected) {
                    m_stream.retryNow();
                }
            });
}

} // namespace vedette
