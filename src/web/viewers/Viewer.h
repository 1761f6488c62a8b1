// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/Frame.h"
#include "web/http/ClientConnection.h"
#include "web/viewers/FramePace.h"

#include <QByteArray>
#include <QObject>

namespace vedette {

/// One endless answer: pieces (a frame, an event) go to one client, each whole, the newest first.
/// A client that is still busy with a piece skips to the newest when it is ready again, and holds
/// no more than the piece under way and a reference to the newest. Lives in the io thread.
class Viewer : public QObject
{
    Q_OBJECT

public:
    /// A viewer has nothing to say after its request. What it sends all the same is thrown away,
    /// and beyond this much in all the connection is closed: reading it takes the thread's time.
    static constexpr qint64 MaximumInputBytes = LingeringClose::MaximumDiscardedBytes;

    ~Viewer() override;

    /// Only pieces that pace takes are for this one, as far as its set is concerned.
    void setPace(const FramePace &pace) { m_pace = pace; }
    bool takes(SteadyClock::time_point now) { return m_pace.takes(now); }
    /// The newest piece; sent now, or when the client is ready, unless a newer one comes first.
    void offer(const QByteArray &piece);
    /// Whether a piece that is offered now is sent at once.
    bool isIdle() const { return !m_isBusy && !m_isClosed; }
    /// Ends the answer and closes the connection; no signal follows.
    void close();

    const Peer &peer() const { return m_peer; }
    quint64 piecesSent() const { return m_sent; }
    quint64 piecesSkipped() const { return m_skipped; }
    /// A piece is under way, of which nothing was accepted since before then.
    bool isStalledSince(SteadyClock::time_point then) const;

signals:
    /// A piece (or the head) is on its way, and no other waits. May be offered one from within.
    void idle();
    /// The client left or was closed, but by close(). Emitted once.
    void ended();

protected:
    Viewer(Peer peer, QObject *parent);

    /// Sends piece; bytesAccepted() and pieceAccepted() report how it goes, also from within.
    virtual void send(const QByteArray &piece) = 0;
    void bytesAccepted() { m_lastProgress = SteadyClock::now(); }
    /// The last byte of the piece is on its way. May send the next from within.
    void pieceAccepted();
    /// Begins with what is not a piece: the answer's head.
    void begin(const QByteArray &head);
    /// The client sent so many bytes, which are thrown away. Ends a client that sends too much.
    void inputDiscarded(qint64 bytes);
    /// Closes the connection and says so, unless it is closed already.
    void end();
    /// Closes the connection and gives back what belongs to it. Called once, and by destructors.
    virtual void release() = 0;

private:
    Peer m_peer;
    FramePace m_pace;
    QByteArray m_next; ///< the newest piece that the client was not ready for
    SteadyClock::time_point m_lastProgress;
    quint64 m_sent = 0;
    quint64 m_skipped = 0;
    qint64 m_inputBytes = 0;
    bool m_isClosed = false;
    bool m_isBusy = false;
    bool m_isHead = false;
};

} // namespace vedette
