// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/ServoLink.h"
#include "stream/StreamStatus.h"

#include <QStatusBar>

class QLabel;

namespace vedette {

/// The window's status bar: what the stream does, what the servos said last, which gamepad steers.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setStream(const StreamStatus &status);
    /// A failure stays until the servos move again.
    void setServo(const ServoReply &reply);
    /// An empty name: none is plugged in.
    void setGamepad(const QString &name);
    /// An empty text: the camera is not shared.
    void setSharing(const QString &text);
    /// Another camera: what the last one's servos said is no longer true.
    void clearServo();

private:
    QLabel *m_servo = nullptr;
    QLabel *m_gamepad = nullptr;
    QLabel *m_sharing = nullptr;
    QLabel *m_stream = nullptr;
};

} // namespace vedette
