// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/CameraHealth.h"

#include "camera/Camera.h"

namespace vedette {

CameraHealth::CameraHealth(Camera &camera, QObject *parent)
    : QObject(parent)
    , m_camera(camera)
    , m_interest(this)
{
    m_interest.setSingleShot(true);
    m_interest.setInterval(DefaultInterest);
    connect(&m_interest, &QTimer::timeout, this, [this] { m_camera.hub().detach(this); });
    connect(&camera.stream(), &CameraStream::statusChanged, this, &CameraHealth::follow);
}

CameraHealth::~CameraHealth() = default;

void CameraHealth::follow()
{
    const StreamState state = m_camera.stream().status().state;
    if (state == StreamState::Idle || state == StreamState::Connecting) {
        return;
    }
    m_hasFailed = state != StreamState::Live && state != StreamState::Frozen;
    if (!m_hasFailed) {
        m_interest.stop();
        m_camera.hub().detach(this);
    }
}

bool CameraHealth::isWell()
{
    const StreamStatus &status = m_camera.stream().status();
    if (m_hasFailed && (status.state == StreamState::Idle || m_interest.isActive())) {
        m_interest.start();
        m_camera.hub().attach(this);
        return false;
    }
    switch (status.state) {
    case StreamState::Live:
        return true;
    case StreamState::Idle:
        return !m_hasFailed;
    case StreamState::Connecting:
        return !m_hasFailed && SteadyClock::now() - status.since <= m_patience;
    default:
        return false;
    }
}

} // namespace vedette

#include "moc_CameraHealth.cpp"
