// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "FrameDecoder.h"

#include "JpegDecoder.h"

namespace vedette {

FrameDecoder::FrameDecoder(QObject *parent)
    : QObject(parent)
    , m_worker(new QObject)
{
    m_thread.setObjectName(QStringLiteral("decode"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

FrameDecoder::~FrameDecoder()
{
    m_thread.quit();
    m_thread.wait();
}

void FrameDecoder::decode(const Frame &frame)
{
    // The signals are emitted in the worker's thread and arrive in that of their receivers.
    QMetaObject::invokeMethod(m_worker, [this, frame, target = m_targetSize] {
        DecodedJpeg decoded = decodeJpeg(frame.jpeg, target);
        if (decoded.image.isNull()) {
            emit frameRejected(decoded.problem);
        } else {
            emit pictureReady(
                {std::move(decoded.image), decoded.fullSize, frame.sequence, frame.arrival});
        }
    });
}

} // namespace vedette
