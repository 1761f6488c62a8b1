// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/HttpConnection.h"
#include "stream/BodyParser.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>

namespace vedette {

/// What an address answered. A value.
struct ProbeAnswer
{
    enum class Kind {
        Picture,     ///< a stream, or a single picture
        Other,       ///< a page, a list of settings, an error, another protocol
        Login,       ///< 401
        Silent,      ///< connected, and then nothing in time
        Unreachable, ///< no connection, or none in time
        NoSuchHost,  ///< the name has no address
        Untrusted,   ///< a certificate nobody vouches for
    };

    Kind kind = Kind::Other;
    HttpAnswerHead head; ///< empty without one
    QByteArray body;     ///< what was read of it, at most StreamProbe::MaximumBytes
};

/// Asks one address after the other for what is there, each over a connection of its own that is
/// closed before the answer is told. Sends no login, follows no redirect, and reads no more than a
/// picture's beginning. Lives in the thread that made it.
class StreamProbe : public QObject
{
    Q_OBJECT

public:
    /// From the start to an answer's head. Over Wi-Fi a camera that has to wake up takes a second.
    static constexpr std::chrono::milliseconds HeadTimeout{4000};
    /// From the head to a picture's beginning; a phone focuses first, a camera may wait for light.
    static constexpr std::chrono::milliseconds BodyTimeout{6000};
    /// Read of one answer's body, in bytes: a page's title and a list of settings are within.
    static constexpr qsizetype MaximumBytes = qsizetype{16} * 1024;

    explicit StreamProbe(QObject *parent = nullptr);
    ~StreamProbe() override;

    /// answered() follows, never from within this call. One at a time.
    void ask(const QUrl &url);
    /// Closes the connection; nothing follows.
    void cancel();

signals:
    void answered(const vedette::ProbeAnswer &answer);

private:
    void readHead();
    void readBody();
    void fail(HttpConnection::Failure failure);
    void conclude(ProbeAnswer::Kind kind);

    std::unique_ptr<HttpConnection> m_connection;
    std::unique_ptr<BodyParser> m_parser;
    ProbeAnswer m_answer;
    QTimer m_deadline;
    bool m_isConnected = false;
    bool m_isWaiting = false;
};

} // namespace vedette
