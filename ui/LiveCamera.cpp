// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "LiveCamera.h"

#include "BitmapImage.h"
#include "steering/ServoProfile.h"

#include <utility>

namespace vedette {

LiveCamera::LiveCamera(IoThread &io, const CameraConfig &config, QSize targetSize,
                       std::chrono::milliseconds linger)
    : m_mustAskServos(!config.servoUrl.isEmpty() &&
                      config.servoUrl.adjusted(QUrl::RemoveUserInfo) ==
                          ServoProfile::guessedUrl(config.cameraUrl))
    , m_isTurnable(!config.servoUrl.isEmpty())
    , m_handle(io, config, linger)
{
    m_handle.setTargetSize(targetSize);
    connect(&m_handle, &CameraHandle::statusChanged, this, &LiveCamera::takeStatus);
    connect(&m_handle, &CameraHandle::servoReplied, this, &LiveCamera::takeReply);
    connect(&m_handle, &CameraHandle::frameDecoded, this, &LiveCamera::take);
}

void LiveCamera::takeStatus(const StreamStatus &status)
{
    if (status.connection != m_status.connection) {
        m_rejected = 0;
    }
    m_status = status;
    // Once it is live: an ESP32 that starts has its servos' port last.
    if (status.state == StreamState::Live && std::exchange(m_mustAskServos, false)) {
        m_handle.askServos();
    }
    emit statusChanged(judged());
}

void LiveCamera::takeReply(const ServoReply &reply)
{
    if (reply.outcome == ServoReply::Outcome::Moved) {
        m_isTurnable = true;
    } else if (reply.mayNotTurn) {
        m_isTurnable = false;
    }
    emit servoReplied(reply);
}

void LiveCamera::take(const DecodedFrame &decoded)
{
    if (decoded.picture.bitmap.isNull()) {
        reject(decoded);
    } else {
        show(decoded);
    }
}

void LiveCamera::show(const DecodedFrame &decoded)
{
    const bool wasRejecting = m_rejected >= RejectedInARow;
    m_rejected = 0;
    if (wasRejecting) {
        emit statusChanged(judged());
    }
    emit pictureReady({imageOf(decoded.picture.bitmap), decoded.picture.fullSize, decoded.frame});
}

void LiveCamera::reject(const DecodedFrame &decoded)
{
    if (decoded.frame.connection == m_status.connection) {
        ++m_rejected;
        m_problem = decoded.picture.problem;
        m_isDamaged = decoded.picture.isDamaged;
    }
    emit frameRejected(decoded.frame);
    if (m_rejected == RejectedInARow) {
        emit statusChanged(judged());
    }
}

StreamStatus LiveCamera::judged() const
{
    StreamStatus status = m_status;
    if (status.state == StreamState::Live && m_rejected >= RejectedInARow) {
        status.state = m_isDamaged ? StreamState::Damaged : StreamState::Unsupported;
        status.reason = m_isDamaged ? tr("the camera sends damaged pictures")
                                    : tr("each picture of the camera %1").arg(m_problem);
    }
    return status;
}

} // namespace vedette

#include "moc_LiveCamera.cpp"
