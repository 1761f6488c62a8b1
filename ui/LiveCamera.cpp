// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "LiveCamera.h"

#include "steering/ServoProfile.h"

#include <utility>

namespace vedette {

LiveCamera::LiveCamera(const Settings &settings, QSize targetSize, std::chrono::milliseconds linger)
    : m_mustAskServos(!settings.servoUrl.isEmpty() &&
                      settings.servoUrl.adjusted(QUrl::RemoveUserInfo) ==
                          ServoProfile::guessedUrl(settings.cameraUrl))
    , m_thread(settings, linger)
{
    m_decoder.setTargetSize(targetSize);
    connect(&m_thread, &CameraThread::statusChanged, this, &LiveCamera::followStatus);
    connect(&m_thread, &CameraThread::servoReplied, this, &LiveCamera::servoReplied);
    connect(&m_thread, &CameraThread::frameReady, &m_decoder, &FrameDecoder::decode);
    connect(&m_decoder, &FrameDecoder::pictureReady, &m_thread, &CameraThread::frameTaken);
    connect(&m_decoder, &FrameDecoder::frameRejected, &m_thread, &CameraThread::frameTaken);
    connect(&m_decoder, &FrameDecoder::pictureReady, this, &LiveCamera::pictureReady);
    connect(&m_decoder, &FrameDecoder::frameRejected, this, &LiveCamera::frameRejected);
}

void LiveCamera::followStatus(const StreamStatus &status)
{
    // Once it is live: an ESP32 that starts has its servos' port last.
    if (status.state == StreamState::Live && std::exchange(m_mustAskServos, false)) {
        m_thread.askServos();
    }
    emit statusChanged(status);
}

} // namespace vedette
