// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/ConnectionLease.h"
#include "web/http/LingeringClose.h"
#include "web/http/RequestHead.h"
#include "web/http/RequestSocket.h"

#include <QObject>
#include <QPointer>
#include <QScopedPointer>
#include <QString>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace vedette {

/// Who is at the other end of a connection. Of a unix socket nothing more is known: Qt's peer
/// address of one is uninitialised memory.
struct Peer
{
    QString address; ///< an IP address; empty for a unix socket
    bool isUnix = false;
};

/// A client's socket with what belongs to it (its lease, so that it stays counted).
struct ClientSocket
{
    std::unique_ptr<QTcpSocket, QScopedPointerDeleteLater> socket;
    Peer peer;
    ConnectionLease lease;
};

/// One connection of a browser or player: reads requests within their limits, hands each on only
/// when it is whole and well-formed, and ends a connection that keeps everybody waiting. Lives in
/// the io thread.
class ClientConnection : public QObject
{
    Q_OBJECT

public:
    struct Timeouts
    {
        /// From the connection, or from the first byte of a later request, to the end of its head
        /// and body. Ends clients that send a byte a second.
        std::chrono::milliseconds head{10000};
        /// Without a request under way, or with an answer of which no byte is accepted.
        std::chrono::milliseconds idle{30000};
        /// For the last answer on a connection. However little the client takes at a time, total is
        /// also the limit of the answers before it.
        LingeringClose::Limits close;
    };

    ClientConnection(ClientSocket client, const Timeouts &timeouts, QObject *parent);
    ~ClientConnection() override;

    /// Made when the first request is complete; QHttpServer's from then on.
    RequestSocket *requestSocket() const { return m_requests; }
    const Peer &peer() const { return m_client.peer; }
    QHostAddress localAddress() const;
    bool isEncrypted() const;
    /// The request being handled; valid until answerFinished().
    const RequestHead &head() const { return *m_head; }
    bool isOpen() const { return m_client.socket != nullptr; }

    /// The request just handled has been answered, as far as the program is concerned.
    void answerFinished();
    /// In place of what QHttpServer would answer: bytes, after which the connection ends.
    void answerAndClose(const QByteArray &bytes);
    /// Gives the socket away, for a stream; the connection is over.
    ClientSocket takeSocket();
    void abort();

signals:
    /// A whole request waits for deliver(). firstOne: requestSocket() is new.
    void requestComplete(bool firstOne);
    /// It is over; delete it.
    void closed();

public slots:
    /// Hands the complete request on.
    void deliver();

private:
    enum class State { Reading, Complete, Handling, Closing };

    void read();
    void skipEmptyLine();
    void readHead();
    void requestIsWhole();
    void refuse(const RequestHead::Refusal &refusal);
    void answerAccepted();
    void startLingeringClose();
    void finish();
    void release();

    ClientSocket m_client;
    QPointer<RequestSocket> m_requests;
    std::optional<RequestHead> m_head;
    qsizetype m_headBytes = 0;
    Timeouts m_timeouts;
    QTimer m_deadline;
    SteadyClock::time_point m_answered; ///< when the last answer had been written
    std::unique_ptr<LingeringClose, QScopedPointerDeleteLater> m_close;
    State m_state = State::Reading;
    bool m_isIdle = false;         ///< between two requests
    bool m_hasSkippedLine = false; ///< in front of the request being read
};

} // namespace vedette
