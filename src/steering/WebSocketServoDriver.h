// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/DialectDriver.h"
#include "steering/ServoLink.h"

#include <QWebSocket>

#include <chrono>

namespace vedette {

/// Servos that take text frames over a WebSocket, of which their firmware has one for all: a new
/// client ends the one before. So it is connected only while somebody steers. Nothing comes back
/// for a frame: one that the network took counts as acknowledged.
class WebSocketServoDriver : public DialectDriver
{
    Q_OBJECT

public:
    /// Without a command the connection is closed after this: the camera's own page may be waiting.
    static constexpr std::chrono::milliseconds DefaultIdle{2000};
    /// Of what a camera sends unasked, in bytes; a longer message ends the connection.
    static constexpr quint64 MaximumMessageBytes = 65536;
    /// Of what has come and was not read yet, in bytes: Qt sets the head of a handshake no limit.
    static constexpr qint64 ReadBufferBytes = 4 * 65536;

    explicit WebSocketServoDriver(const CameraConfig &config, QObject *parent = nullptr);
    ~WebSocketServoDriver() override;

    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }
    void setMaximumIdle(std::chrono::milliseconds idle) { m_idle.setInterval(idle); }

protected:
    void transmit(const DialectRequest &request) override;

private:
    void sendFrame();
    void stateChanged(QAbstractSocket::SocketState state);
    void conclude(ServoReply::Outcome outcome, const QString &text = {});

    ServoLink m_link; ///< for what the dialect asks over HTTP as ever: controls and position
    QUrl m_url;
    QString m_host; ///< for texts
    std::chrono::milliseconds m_timeout;
    QWebSocket m_socket;
    QTimer m_deadline{this};
    QTimer m_idle{this};
    QString m_frame;
    bool m_isWaiting = false; ///< for the frame's end
    bool m_isSent = false;    ///< the frame was given to the socket
};

} // namespace vedette
