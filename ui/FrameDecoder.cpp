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
    QMetaObject::invokeMethod(m_worker, [this, frame, target = m_targetSize] {
        // By way of this object's own queue, which ends with it: emitted over there, a signal
        // would still be on its way to the receivers.
        QMetaObject::invokeMethod(
            this,
            [this, frame, decoded = decodeJpeg(frame.jpeg, target)] { deliver(frame, decoded); },
            Qt::QueuedConnection);
    });
}

void FrameDecoder::deliver(const Frame &frame, const DecodedJpeg &decoded)
{
    if (decoded.image.isNull()) {
        emit frameRejected(frame, decoded.problem, decoded.isDamaged);
    } else {
        emit pictureReady({decoded.image, decoded.fullSize, frame});
    }
}

} // namespace vedette
