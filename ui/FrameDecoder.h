// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "Picture.h"
#include "stream/Frame.h"

#include <QObject>
#include <QSize>
#include <QThread>

namespace vedette {

struct DecodedJpeg;

/// Makes pictures of frames on a thread of its own. Calls and signals are of the thread that made
/// it. Give it one frame at a time (see NewestFrameSlot): the next after pictureReady or
/// frameRejected. Once it is destroyed, nothing that was under way arrives anywhere.
class FrameDecoder : public QObject
{
    Q_OBJECT

public:
    explicit FrameDecoder(QObject *parent = nullptr);
    ~FrameDecoder() override;

public slots:
    void decode(const vedette::Frame &frame);
    /// How large pictures are shown, in device pixels; larger ones are decoded smaller.
    void setTargetSize(QSize devicePixels) { m_targetSize = devicePixels; }

signals:
    void pictureReady(const vedette::Picture &picture);
    /// The frame held no picture that could be shown; problem is a clause such as "is damaged".
    /// isDamaged: another one from the same camera may be whole.
    void frameRejected(const vedette::Frame &frame, const QString &problem, bool isDamaged);

private:
    void deliver(const Frame &frame, const DecodedJpeg &decoded);

    QThread m_thread;
    QObject *m_worker = nullptr; ///< what runs in m_thread, which deletes it when it ends
    QSize m_targetSize;
};

} // namespace vedette
