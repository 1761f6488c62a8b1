// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"

#include <QObject>
#include <QTimer>

#include <chrono>

class QTcpSocket;

namespace vedette {

/// The lingering close of a connection (RFC 9112, 9.6): the last answer is sent to its end however
/// long the client takes, this side is closed behind it, and what the client still sends is thrown
/// away. A socket closed with unread bytes in it would reset the connection, and the client might
/// never see its answer. Lives in the io thread.
class LingeringClose : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        /// A client that takes no byte of its answer for this long is cut off. As long as for a
        /// viewer (ViewerSet::StallTimeout).
        std::chrono::milliseconds stall{30000};
        /// With all of its answer, a client gets this long to close its side.
        std::chrono::milliseconds close{2000};
        /// However little it takes at a time: 6 MB at 10 KB/s arrive.
        std::chrono::milliseconds total{600'000};
    };
    /// The client may send this much meanwhile, which is thrown away.
    static constexpr qint64 MaximumDiscardedBytes = qint64{1} << 20;

    /// socket must outlive this object.
    LingeringClose(QTcpSocket &socket, Limits limits, QObject *parent);
    ~LingeringClose() override;

    /// The last answer has been written. The socket may disconnect from within.
    void begin();

signals:
    /// A limit is reached: abort the connection. When the client closes in time, the socket itself
    /// says so.
    void expired();

private:
    void shutDown();
    void discard();
    void check();

    QTcpSocket &m_socket;
    Limits m_limits;
    QTimer m_check;
    SteadyClock::time_point m_began;
    SteadyClock::time_point m_lastProgress;
    qint64 m_untaken = 0;
    qint64 m_discarded = 0;
};

} // namespace vedette
