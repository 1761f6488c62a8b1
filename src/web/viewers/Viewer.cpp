// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/Viewer.h"

#include "web/http/WebLog.h"

#include <utility>

namespace vedette {

Viewer::Viewer(Peer peer, QObject *parent)
    : QObject(parent)
    , m_peer(std::move(peer))
    , m_lastProgress(SteadyClock::now())
{
}

Viewer::~Viewer() = default;

void Viewer::begin(const QByteArray &head)
{
    m_isBusy = true;
    m_isHead = true;
    send(head);
}

void Viewer::close()
{
    if (!std::exchange(m_isClosed, true)) {
        release();
    }
}

void Viewer::end()
{
    // A failed write and the client's leaving may both be noticed in one turn of the event loop.
    if (!m_isClosed) {
        close();
        emit ended();
    }
}

void Viewer::inputDiscarded(qint64 bytes)
{
    m_inputBytes += bytes;
    if (m_inputBytes > MaximumInputBytes) {
        qCInfo(webLog) << "a viewer sends too much:" << m_peer.address;
        end();
    }
}

void Viewer::offer(const QByteArray &piece)
{
    if (m_isClosed) { // and deleted in the next turn of the event loop
        return;
    }
    if (m_isBusy) {
        if (!m_next.isNull()) {
            ++m_skipped;
        }
        m_next = piece;
        return;
    }
    m_isBusy = true;
    m_lastProgress = SteadyClock::now();
    send(piece);
}

void Viewer::pieceAccepted()
{
    if (!std::exchange(m_isHead, false)) {
        ++m_sent;
    }
    m_isBusy = false;
    if (!m_next.isNull()) {
        offer(std::exchange(m_next, QByteArray()));
    } else {
        emit idle();
    }
}

bool Viewer::isStalledSince(SteadyClock::time_point then) const
{
    return m_isBusy && m_lastProgress < then;
}

} // namespace vedette

#include "moc_Viewer.cpp"
