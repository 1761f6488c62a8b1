// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/HttpConnection.h"

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <chrono>

namespace vedette {

/// Short requests to one server and their short answers, one at a time, each sent exactly once:
/// what the servos need. Once an answer's head is there, its status is what counts, and whatever is
/// wrong behind it only ends the answer and the connection. Lives in the thread that made it.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    /// Of an answer's body, what is kept. Most firmwares send a sentence; the longest that is read
    /// is MJPEG2SD's status, of some kilobytes. A longer one ends there.
    static constexpr qsizetype MaximumBodyBytes = qsizetype{32} * 1024;

    /// Of `server` only scheme, host and port matter.
    explicit HttpExchange(const QUrl &server, QObject *parent = nullptr);

    /// Sends a whole request; answered() or failed() follows, never from within this call.
    void send(const QByteArray &request);
    /// Waits no longer. If the head of an answer is here it is the answer, answered() is emitted
    /// and true returned; otherwise nothing follows.
    bool cutShort();
    void setMaximumIdle(std::chrono::milliseconds idle) { m_connection.setMaximumIdle(idle); }

signals:
    /// A slot may call send().
    void answered(const vedette::HttpAnswer &answer);
    void failed(vedette::HttpConnection::Failure failure);

private:
    void readBody();
    void answer();

    HttpConnection m_connection;
    QByteArray m_body;
    bool m_hasHead = false; ///< of the request under way
};

} // namespace vedette
