// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraHandle.h"
#include "Picture.h"

#include <QObject>

namespace vedette {

/// A camera that the window watches, and its pictures. Owns all that is on its way from it: once
/// this object is destroyed, no picture, status or reply of the camera arrives anywhere. Asks
/// servos whose address is only a guess whether they are there. A camera that is live as far as the
/// connection knows, but whose pictures cannot be decoded one after another, is not: its status
/// says so. Whether it turns is known from its servos' answers. GUI thread.
class LiveCamera : public QObject
{
    Q_OBJECT

public:
    /// So many pictures rejected in a row are the camera's state; a single one is a hiccup.
    static constexpr int RejectedInARow = 3;

    /// io must outlive this object. targetSize: how large pictures are shown, in device pixels.
    /// linger: how long the connection stays when nobody watches.
    LiveCamera(IoThread &io, const CameraConfig &config, QSize targetSize,
               std::chrono::milliseconds linger = FrameHub::DefaultLinger);

    /// Connection, steering and sharing. Lives as long as this object.
    CameraHandle &handle() { return m_handle; }
    /// As statusChanged() said last.
    [[nodiscard]] StreamStatus status() const { return judged(); }
    /// It can turn, as far as is known.
    [[nodiscard]] bool isTurnable() const { return m_isTurnable; }

public slots:
    void setTargetSize(QSize devicePixels) { m_handle.setTargetSize(devicePixels); }

signals:
    void pictureReady(const vedette::Picture &picture);
    /// A frame came that could not be shown.
    void frameRejected(const vedette::Frame &frame);
    void statusChanged(const vedette::StreamStatus &status);
    /// isTurnable() counts the reply already.
    void servoReplied(const vedette::ServoReply &reply);

private:
    void takeStatus(const StreamStatus &status);
    void takeReply(const ServoReply &reply);
    void take(const DecodedFrame &decoded);
    void show(const DecodedFrame &decoded);
    void reject(const DecodedFrame &decoded);
    [[nodiscard]] StreamStatus judged() const;

    bool m_mustAskServos; ///< their address is a guess, and the camera was not there yet
    bool m_isTurnable;
    CameraHandle m_handle;
    StreamStatus m_status; ///< as the connection knows it
    int m_rejected = 0;    ///< in a row, of this connection
    QString m_problem;     ///< of the last one
    bool m_isDamaged = false;
};

} // namespace vedette
