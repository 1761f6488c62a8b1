// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"
#include "dialects/RequestTemplate.h"
#include "http/HttpExchange.h"
#include "http/HttpLogin.h"
#include "steering/ServoReply.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace vedette {

/// Sends one HTTP request to the servos at a time, each exactly once, and says how it ended.
/// Follows no redirect. Lives in the thread of its parent; all calls there.
class ServoLink : public QObject
{
    Q_OBJECT

public:
    /// From send() to the end of the answer. A camera on Wi-Fi answers within a second or not at
    /// all.
    static constexpr std::chrono::milliseconds DefaultTimeout{3000};

    explicit ServoLink(const CameraConfig &config, QObject *parent = nullptr);
    ~ServoLink() override;

    /// Sends the request, and later, never from within this call, emits finished() once. Not while
    /// one is under way, nor without a servo address.
    void send(const DialectRequest &request);
    /// For the requests to come.
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }
    void setMaximumIdle(std::chrono::milliseconds idle) { m_exchange.setMaximumIdle(idle); }

signals:
    /// A slot may call send().
    void finished(const vedette::ServoReply &reply);

private:
    void sendRequest();
    void answered(const HttpAnswer &answer);
    void timedOut();
    void conclude(const ServoReply &reply);
    QString nothingThereText() const;
    ServoReply failedByStatus(const HttpAnswer &answer) const;
    ServoReply failedByConnection(HttpConnection::Failure failure) const;

    QUrl m_url;       ///< without user info
    bool m_isGuessed; ///< it is where an ESP32-CAM's servos usually are
    std::chrono::milliseconds m_timeout = DefaultTimeout;
    HttpLogin m_login;
    HttpExchange m_exchange;
    QTimer m_deadline{this};
    DialectRequest m_request;    ///< its target is the whole one
    bool m_loginOffered = false; ///< for this request, after it had been refused
};

} // namespace vedette
