// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"
#include "http/HttpExchange.h"
#include "http/HttpLogin.h"
#include "steering/Motion.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>

namespace vedette {

/// The end of one servo request. A value; passes between threads through queued signals.
struct ServoReply
{
    Q_GADGET
public:
    enum class Outcome {
        Moved,         ///< 2xx
        Rejected,      ///< the servo server answered with an error status
        Unauthorized,  ///< 401 or 403
        Unreachable,   ///< refused, no route, unknown host, reset
        TimedOut,      ///< no answer within the time limit
        NotConfigured, ///< there is no servo address
    };
    Q_ENUM(Outcome)

    Outcome outcome = Outcome::Moved;
    Move move;               ///< what was asked for
    int httpStatus = 0;      ///< 0 when no answer came
    QByteArray body;         ///< the servo server's own text, bounded
    bool mayNotTurn = false; ///< nothing is where servos usually are, and no other address is known
    QString text;            ///< for the user: what went wrong and what to do; empty when Moved
};

/// Sends one servo request at a time, each exactly once, and says how it ended. Lives in the thread
/// of its parent; all calls there.
class ServoLink : public QObject
{
    Q_OBJECT

public:
    /// From send() to the end of the answer. A camera on Wi-Fi answers within a second or not at
    /// all.
    static constexpr std::chrono::milliseconds DefaultTimeout{3000};

    explicit ServoLink(const CameraConfig &config, QObject *parent = nullptr);
    ~ServoLink() override;

    /// Sends `move` and later, never from within this call, emits finished() once. While busy it is
    /// a programming error: logged, and the move ignored.
    void send(Move move);
    bool isBusy() const { return m_busy; }
    /// CameraConfig::stepDegrees: what one tap turns this camera.
    int stepDegrees() const { return m_stepDegrees; }
    /// For the requests to come.
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }
    void setMaximumIdle(std::chrono::milliseconds idle) { m_exchange.setMaximumIdle(idle); }

signals:
    /// isBusy() is false again; a slot may call send().
    void finished(const vedette::ServoReply &reply);

private:
    void sendRequest();
    void answered(const HttpAnswer &answer);
    void timedOut();
    void conclude(const ServoReply &reply);
    ServoReply failed(ServoReply::Outcome outcome, const QString &text) const;
    QString nothingThereText() const;
    ServoReply failedByStatus(const HttpAnswer &answer) const;
    ServoReply failedByConnection(HttpConnection::Failure failure) const;

    QUrl m_url;       ///< without user info
    bool m_isGuessed; ///< it is where an ESP32-CAM's servos usually are
    int m_stepDegrees;
    std::chrono::milliseconds m_timeout = DefaultTimeout;
    HttpLogin m_login;
    HttpExchange m_exchange;
    QTimer m_deadline{this};
    Move m_move;
    bool m_busy = false;
    bool m_loginOffered = false; ///< for this move, after it had been refused
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::ServoReply)
