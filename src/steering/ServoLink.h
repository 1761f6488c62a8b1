// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"
#include "steering/Motion.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>

class QAuthenticator;

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
        NotConfigured, ///< there is no SERVO_URL
    };
    Q_ENUM(Outcome)

    Outcome outcome = Outcome::Moved;
    Move move;          ///< what was asked for
    int httpStatus = 0; ///< 0 when no answer came
    QByteArray body;    ///< the servo server's own text, bounded
    QString text;       ///< for the user: what went wrong and what to do; empty when Moved
};

class SentOnce;

/// Sends one servo request at a time, each exactly once, and says how it ended. Lives in the thread
/// of its parent; all calls there.
class ServoLink : public QObject
{
    Q_OBJECT

public:
    /// From send() to the end of the answer. A camera on Wi-Fi answers within a second or not at
    /// all.
    static constexpr std::chrono::milliseconds DefaultTimeout{3000};
    /// Of an answer's body, in bytes, what is kept; the firmware sends a sentence. A longer one
    /// ends the connection.
    static constexpr qint64 MaximumBodyBytes = 4096;
    /// A connection idle for longer is not used again: the camera may have restarted meanwhile or a
    /// router forgotten it, and the next tap would be lost in it. It also leaves the camera its
    /// socket, of which it has about seven.
    static constexpr std::chrono::milliseconds MaximumIdle{4000};

    explicit ServoLink(const Settings &settings, QObject *parent = nullptr);
    ~ServoLink() override;

    /// Sends `move` and later, never from within this call, emits finished() once. While busy it is
    /// a programming error: logged, and the move ignored.
    void send(Move move);
    bool isBusy() const { return m_busy; }
    /// Settings::stepDegrees: what one tap turns this camera.
    int stepDegrees() const { return m_stepDegrees; }
    /// For the requests to come.
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }

signals:
    /// isBusy() is false again; a slot may call send().
    void finished(const vedette::ServoReply &reply);

private:
    void authenticate(QNetworkReply *reply, QAuthenticator *authenticator);
    void readBody();
    void timedOut();
    void replyFinished();
    void conclude(const ServoReply &reply);
    ServoReply judge() const;
    QString place() const;
    ServoReply failed(ServoReply::Outcome outcome, const QString &text) const;
    ServoReply failedByStatus(int status) const;
    ServoReply failedByNetwork(QNetworkReply::NetworkError error) const;

    QUrl m_url; ///< without user info
    QString m_userName;
    QString m_password;
    int m_stepDegrees;
    std::chrono::milliseconds m_timeout = DefaultTimeout;
    QNetworkAccessManager m_manager{this};
    QTimer m_deadline{this};
    QTimer m_idle{this};
    QNetworkReply *m_reply = nullptr;  ///< child of m_manager
    SentOnce *m_requestBody = nullptr; ///< child of m_reply
    QByteArray m_body;
    Move m_move;
    bool m_busy = false;
    bool m_timedOut = false;
    bool m_loginOffered = false; ///< for this request
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::ServoReply)
