// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "LiveCamera.h"

namespace vedette {

LiveCamera::LiveCamera(const Settings &settings, QSize targetSize)
    : m_thread(settings)
{
    m_decoder.setTargetSize(targetSize);
    connect(&m_thread, &CameraThread::statusChanged, this, &LiveCamera::statusChanged);
    connect(&m_thread, &CameraThread::servoReplied, this, &LiveCamera::servoReplied);
    connect(&m_thread, &CameraThread::frameReady, &m_decoder, &FrameDecoder::decode);
    connect(&m_decoder, &FrameDecoder::pictureReady, &m_thread, &CameraThread::frameTaken);
    connect(&m_decoder, &FrameDecoder::frameRejected, &m_thread, &CameraThread::frameTaken);
    connect(&m_decoder, &FrameDecoder::pictureReady, this, &LiveCamera::pictureReady);
    connect(&m_decoder, &FrameDecoder::frameRejected, this, &LiveCamera::frameRejected);
}

} // namespace vedette
